import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'
import { onExit } from '../machine/interruption'
import { inTurn } from '../machine/lock'
import { ownTag, REMOVE, sweep } from '../machine/owner'
import { hashSources } from '../machine/sources'

const KEPT_BUILDS = 4
const HASH = /^[\da-f]{16}$/

export interface BuildOptions {
  entry?: string
  /** For the screen, or for the printer of the handout, which has no use for Slidev's pages and controls. */
  media?: 'screen' | 'paper'
  onBuild?: () => void
}

/** Returns the folder of the built deck (no notes in it), built only when a source has changed since. */
export async function builtDeck(root: string, { entry = 'slides.md', media = 'screen', onBuild }: BuildOptions = {}): Promise<string> {
  const cache = join(root, 'node_modules/.cache/deck')
  const folder = join(cache, (await hashSources(root, process.version, entry, media)).slice(0, 16))
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true })
    // Test files run side by side: the first builds, the others wait and find it done.
    await inTurn(`${folder}.lock`, 'is building the deck', async () => {
      if (existsSync(folder))
        return
      onBuild?.()
      await buildInto(root, folder, entry, media)
    })
    await dropOldBuilds(cache)
  }
  await utimes(folder, new Date(), new Date()).catch(() => {}) // of another user: it need not be ours to be read
  return folder
}

async function buildInto(root: string, folder: string, entry: string, media: string) {
  sweep(dirname(folder), '')
  const staging = `${folder}.${ownTag()}`
  const remove = onExit(() => rmSync(staging, REMOVE))
  try {
    await runSlidev(root, ['build', entry, '--out', staging, '--base', './', '--without-notes'], { DECK_BUILD: media })
    await rename(staging, folder)
  }
  finally {
    remove()
  }
}

/** Runs Slidev's own program; what it printed is shown only when it fails. Any other NODE_ENV (a test's) would build Vue's development mode, which names files of this machine. */
async function runSlidev(root: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
  const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production', ...env } })
  const stop = onExit(() => child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)).finally(stop)
  if (code !== 0)
    throw new CliError(`slidev ${args[0]} failed with exit code ${code}:\n${printed.trim().split('\n').slice(-25).join('\n')}`)
}

/** A build is made anew in seconds: only the newest are worth their disk. */
async function dropOldBuilds(cache: string) {
  const names = (await readdir(cache)).filter(name => HASH.test(name))
  const aged = await Promise.all(names.map(async name => ({ name, at: (await stat(join(cache, name))).mtimeMs })))
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(KEPT_BUILDS))
    await rm(join(cache, name), { recursive: true, force: true })
}
