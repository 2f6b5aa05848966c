import type { Browser } from 'playwright-core'
import type { Figure, Row } from '../../bench/report'
import type { Bench } from './measure'
import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import config from '../../../companion.config'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { launchBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { median } from '../../bench/report'

/** Seconds from the command until the server answers and until the first slide is drawn; requests until the page is at rest. */
interface Started { answers: number, drawn: number, requests: number }

const LONGEST = 120_000
const RE_ADDRESS = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/

/** Time from `npm start` to the first slide, against the starter deck that Slidev itself makes, right after an installation and later. */
export async function benchStart({ root, signal, runs }: Bench): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const ours = join(folder, 'ours')
    const starter = join(folder, 'starter')
    for (const deck of [ours, starter])
      await linkPackages(root, deck)
    for (const source of config.build!.sources!)
      await cp(join(root, source), join(ours, source), { recursive: true }).catch(() => {})
    await cp(join(root, 'node_modules/@slidev/cli/template.md'), join(starter, 'slides.md'))
    const browser = await launchBrowser()
    try {
      const [cold, warm] = [[[], []], [[], []]] as [Started[][], Started[][]]
      for (let run = 0; run < runs; run++) {
        for (const [i, deck] of [ours, starter].entries()) {
          await rm(join(deck, 'node_modules/.vite'), { recursive: true, force: true })
          cold[i]!.push(await start(browser, deck, signal))
          warm[i]!.push(await start(browser, deck, signal))
        }
      }
      return rowOf(cold, warm)
    }
    finally {
      await browser.close()
    }
  })
}

function rowOf(cold: Started[][], warm: Started[][]): Row {
  const middle = (all: Started[], what: keyof Started) => median(all.map(one => one[what]))
  const compared = (what: string, [ours, theirs]: Started[][]) => ({
    what,
    ours: middle(ours!, 'drawn'),
    against: 'Slidev\'s own starter',
    theirs: middle(theirs!, 'drawn'),
    unit: 's' as const,
    goal: 1.2,
  })
  const figures: Figure[] = [['after an installation', cold], ['later', warm]].flatMap(([when, all]) => ['this deck', 'the starter'].flatMap((deck, i) => [
    { what: `${deck}, ${String(when)}: the server answers`, value: middle((all as Started[][])[i]!, 'answers'), unit: 's' as const },
    { what: `${deck}, ${String(when)}: asked for`, value: middle((all as Started[][])[i]!, 'requests'), unit: 'requests' as const },
  ]))
  return { name: 'start', comparisons: [compared('first slide, after an installation', cold), compared('first slide, later', warm)], figures }
}

/** Packages by links; what Vite keeps of them is the deck's own. */
async function linkPackages(root: string, deck: string): Promise<void> {
  await mkdir(join(deck, 'node_modules'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.vite') && name !== '.cache')
      await symlink(join(root, 'node_modules', name), join(deck, 'node_modules', name), 'junction')
  }
}

async function start(browser: Browser, deck: string, signal: AbortSignal): Promise<Started> {
  signal.throwIfAborted()
  const bin = join(deck, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const server = spawn(process.execPath, [bin, 'slides.md', '--theme', 'default', '--bind', '127.0.0.1'], { cwd: deck, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => void (server.pid && process.kill(-server.pid, 'SIGKILL'))
  signal.addEventListener('abort', stop)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  try {
    let printed = ''
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk: unknown) => printed += String(chunk))
    while (!RE_ADDRESS.test(printed)) {
      if (performance.now() - began > LONGEST || server.exitCode !== null)
        throw new CliError(`${deck}: Slidev did not start:\n${printed.slice(-2000)}`)
      await sleep(20)
    }
    const answers = seconds()
    let requests = 0
    page.on('request', () => requests++)
    // The starter has pictures of the net; nothing is waited for that is not here.
    await page.route(url => url.hostname !== '127.0.0.1', route => route.abort())
    await page.goto(`http://127.0.0.1:${RE_ADDRESS.exec(printed)![1]}/`, { timeout: LONGEST })
    await page.waitForSelector('.slidev-layout h1', { timeout: LONGEST })
    const drawn = seconds()
    await page.waitForLoadState('networkidle')
    return { answers, drawn, requests }
  }
  finally {
    signal.removeEventListener('abort', stop)
    await page.close()
    stop()
  }
}
