import type { ChildProcess } from 'node:child_process'
import type { Browser } from 'playwright-core'
import type { Comparison, Figure, Row } from '../../bench/report'
import type { Bench } from './measure'
import { spawn } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import config from '../../../companion.config'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { launchBrowser } from '../../../packages/slidev-companion/src/machine/browser'
import { killGroup } from '../../../packages/slidev-companion/src/machine/processes'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { median } from '../../bench/report'
import { linkPackages } from './packages'

interface Started {
  /** Seconds from the command until the server answers. */
  answers: number
  /** Seconds until the first slide is drawn. */
  drawn: number
  /** Requests until the page is at rest. */
  requests: number
}

/** Runs of this deck, and of the starter. */
interface Both { ours: Started[], starter: Started[] }

const LONGEST = 120_000
const RE_ADDRESS = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/

/**
 * Time from `npm start` to the first slide, right after an installation and later, against the starter deck that
 * Slidev itself makes.
 */
export async function benchStart({ root, signal, runs }: Bench): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const decks = { ours: join(folder, 'ours'), starter: join(folder, 'starter') }
    await makeDecks(root, decks.ours, decks.starter)
    const browser = await launchBrowser()
    try {
      const cold: Both = { ours: [], starter: [] }
      const warm: Both = { ours: [], starter: [] }
      for (let run = 0; run < runs; run++) {
        for (const which of ['ours', 'starter'] as const) {
          const deck = decks[which]
          await rm(join(deck, 'node_modules/.vite'), { recursive: true, force: true })
          cold[which].push(await start(browser, deck, signal))
          warm[which].push(await start(browser, deck, signal))
        }
      }
      return rowOf(cold, warm)
    }
    finally {
      await browser.close()
    }
  })
}

// -- internal --

async function makeDecks(root: string, ours: string, starter: string): Promise<void> {
  for (const deck of [ours, starter])
    await linkPackages(root, deck)
  for (const source of config.build!.sources!)
    await cp(join(root, source), join(ours, source), { recursive: true }).catch(() => {})
  await cp(join(root, 'node_modules/@slidev/cli/template.md'), join(starter, 'slides.md'))
}

function rowOf(cold: Both, warm: Both): Row {
  return {
    name: 'start',
    comparisons: [
      compare('first slide, after an installation', cold),
      compare('first slide, later', warm),
    ],
    figures: [
      ...figuresOf('this deck, after an installation', cold.ours),
      ...figuresOf('the starter, after an installation', cold.starter),
      ...figuresOf('this deck, later', warm.ours),
      ...figuresOf('the starter, later', warm.starter),
    ],
  }
}

function compare(what: string, { ours, starter }: Both): Comparison {
  return {
    what,
    ours: medianOf(ours, 'drawn'),
    against: 'Slidev\'s own starter',
    theirs: medianOf(starter, 'drawn'),
    unit: 's',
    goal: 1.2,
  }
}

function figuresOf(what: string, runs: Started[]): Figure[] {
  return [
    { what: `${what}: the server answers`, value: medianOf(runs, 'answers'), unit: 's' },
    { what: `${what}: asked for`, value: medianOf(runs, 'requests'), unit: 'requests' },
  ]
}

function medianOf(runs: Started[], what: keyof Started): number {
  return median(runs.map(run => run[what]))
}

/** Starts Slidev on a deck and looks at its first slide. */
async function start(browser: Browser, deck: string, signal: AbortSignal): Promise<Started> {
  signal.throwIfAborted()
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  const server = spawnSlidev(deck)
  const stop = (): void => killGroup(server.pid)
  signal.addEventListener('abort', stop)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  try {
    const port = await portOf(server, deck)
    const answers = seconds()
    let requests = 0
    page.on('request', () => requests++)
    // The starter has pictures of the net; nothing is waited for that is not here.
    await page.route(url => url.hostname !== '127.0.0.1', route => route.abort())
    await page.goto(`http://127.0.0.1:${port}/`, { timeout: LONGEST })
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

function spawnSlidev(deck: string): ChildProcess {
  const bin = join(deck, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const args = [bin, 'slides.md', '--theme', 'default', '--bind', '127.0.0.1']
  return spawn(process.execPath, args, { cwd: deck, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Waits until the server has printed its address; returns the port in it. */
async function portOf(server: ChildProcess, deck: string): Promise<string> {
  const began = performance.now()
  let printed = ''
  for (const stream of [server.stdout, server.stderr])
    stream!.on('data', (chunk: unknown) => printed += String(chunk))
  for (;;) {
    const port = RE_ADDRESS.exec(printed)?.[1]
    if (port)
      return port
    if (performance.now() - began > LONGEST || server.exitCode !== null)
      throw new CliError(`${deck}: Slidev did not start:\n${printed.slice(-2000)}`)
    await sleep(20)
  }
}
