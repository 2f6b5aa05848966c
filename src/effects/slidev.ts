import type { Entry } from './read-deck'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { CliError } from '../errors'
import { hashSources } from './sources'
import { inTurn } from './turns'

const KEPT_BUILDS = 4
const HASH = /^[\da-f]{16}$/

export interface BuildOptions {
  entry?: Entry
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
    await inTurn(`${folder}.lock`, async () => {
      if (existsSync(folder))
        return
      onBuild?.()
      await buildInto(root, folder, entry, media)
    })
    await dropOldBuilds(cache)
  }
  await utimes(folder, new Date(), new Date())
  return folder
}

async function buildInto(root: string, folder: string, entry: Entry, media: string) {
  const staging = `${folder}.${process.pid}`
  try {
    await runSlidev(root, ['build', entry, '--out', staging, '--base', './', '--without-notes'], { DECK_BUILD: media })
    await rename(staging, folder)
  }
  finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Replaces a folder by a copy of another as a whole: a reader sees the old one or the new one. */
export async function copyFolder(from: string, to: string): Promise<void> {
  const staging = `${to}.${process.pid}.tmp`
  const old = `${to}.${process.pid}.old`
  await mkdir(dirname(to), { recursive: true })
  try {
    await cp(from, staging, { recursive: true })
    if (existsSync(to))
      await rename(to, old)
    await rename(staging, to)
  }
  finally {
    await rm(staging, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

/** Runs Slidev's own program; what it printed is shown only when it fails. Any other NODE_ENV (a test's) would build Vue's development mode, which names files of this machine. */
async function runSlidev(root: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
  const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production', ...env } })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
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
