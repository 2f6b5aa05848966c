import type { CompanionConfig } from '../config'
import type { OpenDeck } from '../deck/open'
import type { Stamp } from '../marking'
import type { BuildTask, Media } from './task'
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { loadConfig, readDeck } from '../deck/open'
import { missingPackages } from '../deck/packages'
import { CliError } from '../errors'
import { cacheOf } from '../machine/cache'
import { onExit } from '../machine/interruption'
import { inTurn } from '../machine/lock'
import { ownTag, REMOVE, sweep } from '../machine/owner'
import { startOf } from '../machine/package'
import { hashSources } from '../machine/sources'

/** Of the deck and of a version: screen, file and paper, before and after a change. */
const KEPT_BUILDS = 12
const HASH = /^[\da-f]{16}$/
/** Of what a failed build printed: its last lines name the fault. */
const SHOWN_LINES = 25
const NOT_FOUND = /The (?:theme|addon) "([\w@./-]+)" was not found/
const STACK = /^\s+at /
/** A build makes much that it soon drops: with more room for it, less time goes into sweeping. */
const NODE = ['--max-semi-space-size=64']

export interface BuildOptions {
  entry?: string
  media?: Media
  /** Of the deck's configuration. */
  version?: string
  stamp?: Stamp
  /** Build even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
}

/**
 * Returns the folder of the built deck, built only when a source has changed since. Notes are in that for
 * the stage alone.
 */
export async function builtDeck(root: string, options: BuildOptions = {}): Promise<string> {
  const { media = 'screen', fresh = false, onBuild, entry = 'slides.md' } = options
  const config = await loadConfig(root)
  const task = taskOf(root, config, { ...options, entry, media })
  const cache = cacheOf(root, media === 'stage' ? 'stage' : 'build') // no other output ever looks where notes are
  const hash = await hashSources(root, entry, JSON.stringify([media, task.site, task.prose, task.version, task.stamp]))
  const folder = join(cache, hash.slice(0, 16))
  if (fresh || !existsSync(folder)) {
    await mkdir(cache, { recursive: true })
    // Test files run side by side: the first builds, the others wait and find it done.
    await inTurn(`${folder}.lock`, 'is building the deck', async () => {
      if (!fresh && existsSync(folder))
        return
      refuseMissing({ root, entry, config })
      onBuild?.()
      await buildInto(root, folder, task)
    })
    await dropOldBuilds(cache)
  }
  await utimes(folder, new Date(), new Date()).catch(() => {}) // of another user: it need not be ours to be read
  return folder
}

// -- internal --

type Asked = BuildOptions & Pick<BuildTask, 'entry' | 'media'>

function taskOf(
  root: string,
  config: CompanionConfig,
  { entry, media, version, stamp }: Asked,
): Omit<BuildTask, 'outDir'> {
  const { site = {}, guide, handout, versions } = config
  const style = handout?.style === undefined ? undefined : join(root, handout.style)
  const chosen = version === undefined ? undefined : { name: version, ...versions?.[version] }
  return { entry: join(root, entry), media, site, prose: guide?.prose, style, version: chosen, stamp }
}

/** Slidev would find only after half a minute of building that a theme or an addon is missing. */
function refuseMissing(open: OpenDeck): void {
  const missing = missingPackages(open, readDeck(open, { lenient: true }))
  if (missing.length > 0)
    throw new CliError(missing)
}

async function buildInto(root: string, folder: string, task: Omit<BuildTask, 'outDir'>): Promise<void> {
  sweep(dirname(folder), '')
  const staging = `${folder}.${ownTag()}`
  const remove = onExit(() => rmSync(staging, REMOVE))
  try {
    await runBuild(root, { ...task, outDir: staging })
    await rm(folder, { recursive: true, force: true })
    await rename(staging, folder)
  }
  finally {
    remove()
  }
}

/**
 * Builds in a process of its own; what it printed is shown only when it fails. Any other NODE_ENV
 * (a test's) would build Vue's development mode, which names files of this machine.
 */
async function runBuild(root: string, task: BuildTask): Promise<void> {
  const child = spawn(process.execPath, [...NODE, startOf('slidev/child'), JSON.stringify(task)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const stop = onExit(() => child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const code = await ended.finally(stop)
  // Slidev ends its process without an error where it would ask something.
  if (code !== 0 || !existsSync(join(task.outDir, 'index.html')))
    throw buildError(printed)
}

/** Returns why a build failed, and what to install where a theme is missing: Slidev would ask, and nobody answers. */
function buildError(printed: string): CliError {
  const missing = NOT_FOUND.exec(printed)?.[1]
  const packages = `@slidev/cli ${missing}`
  const fix = missing && `install it beside the deck: npm install --save-dev ${packages}`
  return new CliError({ found: `the build by Slidev failed:\n${lastWords(printed)}`, fix })
}

/** Returns the last lines of what a build printed, without Vite's stack. */
function lastWords(printed: string): string {
  const lines = printed.trim().split('\n').filter(line => !STACK.test(line))
  return lines.slice(-SHOWN_LINES).join('\n')
}

/** A build is made anew in seconds: only the newest are worth their disk. */
async function dropOldBuilds(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter(name => HASH.test(name))
  const aged = await Promise.all(
    names.map(async name => ({ name, at: (await stat(join(cache, name))).mtimeMs })),
  )
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(KEPT_BUILDS))
    await rm(join(cache, name), { recursive: true, force: true })
}
