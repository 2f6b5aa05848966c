import type { CompanionConfig } from '../config'
import type { OpenDeck } from '../deck/open'
import type { Stamp } from '../marking'
import type { Builder } from './builder'
import type { BuildTask, Media } from './task'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadConfig, readDeck } from '../deck/open'
import { missingPackages } from '../deck/packages'
import { CliError } from '../errors'
import { cacheOf } from '../machine/cache'
import { onExit } from '../machine/interruption'
import { inTurn } from '../machine/lock'
import { ownTag, REMOVE, sweep } from '../machine/owner'
import { hashSources } from '../machine/sources'
import { startBuilder } from './builder'

/** Of the deck and of a version: screen, file and paper, before and after a change. */
const KEPT_BUILDS = 12
const HASH = /^[\da-f]{16}$/

export interface BuildOptions {
  entry?: string
  media?: Media
  /** Of the deck's configuration. */
  version?: string
  stamp?: Stamp
  /** Build even if no source has changed. */
  fresh?: boolean
  /** One that has been started already. */
  builder?: Builder
  onBuild?: () => void
}

/**
 * Returns the folder of the built deck, built only when a source has changed since. Notes are in that for
 * the stage alone.
 */
export async function builtDeck(root: string, options: BuildOptions = {}): Promise<string> {
  const { media = 'screen', fresh = false, onBuild, builder, entry = 'slides.md' } = options
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
      await buildInto(folder, task, builder ?? startBuilder(root))
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

async function buildInto(folder: string, task: Omit<BuildTask, 'outDir'>, builder: Builder): Promise<void> {
  sweep(dirname(folder), '')
  const staging = `${folder}.${ownTag()}`
  const remove = onExit(() => rmSync(staging, REMOVE))
  try {
    await builder.build({ ...task, outDir: staging })
    await rm(folder, { recursive: true, force: true })
    await rename(staging, folder)
  }
  finally {
    remove()
  }
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
