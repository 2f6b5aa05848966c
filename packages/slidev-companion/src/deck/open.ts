import type { CompanionConfig } from '../config'
import type { Stamp } from '../marking'
import type { Deck, LoadOptions } from './load'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CliError } from '../errors'
import { deckFiles } from './files'
import { loadDeck } from './load'

/** A deck where it lies: its folder, its entry file, and what it tells the companion about itself. */
export interface OpenDeck {
  root: string
  entry: string
  config: CompanionConfig
  /** The version asked for, by its name in the configuration. */
  version?: string
  /** What is stamped on each slide, sheet and page. */
  stamp?: Stamp
}

const CONFIG_FILES = ['ts', 'js', 'mjs'].map(extension => `companion.config.${extension}`)
/** Node cannot read the file as it is: TypeScript, or imports without their extensions. */
const NOT_FOR_NODE = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
])

/** Returns the deck whose entry file is `file`. */
export async function openDeck(file: string): Promise<OpenDeck> {
  const path = resolve(file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new CliError({ file, found: 'no such deck', fix: 'name its slides.md' })
  const root = dirname(path)
  return { root, entry: basename(path), config: await loadConfig(root) }
}

/** Returns the configuration beside a deck, or an empty one. */
export async function loadConfig(root: string): Promise<CompanionConfig> {
  const name = CONFIG_FILES.find(file => existsSync(join(root, file)))
  if (name === undefined)
    return {}
  const { default: config } = await importFile(join(root, name)) as { default?: CompanionConfig }
  if (typeof config !== 'object') {
    throw new CliError({
      file: join(root, name),
      found: 'has no configuration',
      fix: 'write export default defineConfig({ … })',
    })
  }
  return config
}

/** Returns the slides of a deck, or of the version asked for, its files prepared as its configuration says. */
export function readDeck(open: OpenDeck, options: Pick<LoadOptions, 'warn' | 'lenient' | 'backups'> = {}): Deck {
  const { root, entry, config, version } = open
  const versions = Object.keys(config.versions ?? {})
  return loadDeck(entry, { read: deckFiles(root).read, prepare: config.prepare, versions, version, ...options })
}

async function importFile(file: string): Promise<unknown> {
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href)
  }
  catch (error) {
    if (!NOT_FOR_NODE.has((error as NodeJS.ErrnoException).code ?? ''))
      throw error
    const { createJiti } = await import('jiti') // a deck without such a file need not load it
    return createJiti(import.meta.url).import(file)
  }
}
