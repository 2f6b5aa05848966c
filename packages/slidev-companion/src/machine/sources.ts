import type { BuildConfig } from '../slidev/config'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { loadConfig } from '../deck/open'
import { aboveWith, folderOf, packageRoot, versionIn } from './package'
import { below } from './paths'

/** What lies in a deck's folder and is no source of it. Names that begin with a dot are none either. */
const NO_SOURCES = new Set(['node_modules', 'dist', 'coverage', 'tests', 'docs'])
/** Beside the slides it is an output that somebody put there, and no source. */
const OUTPUT = /\.(?:pdf|pptx)$/i
const LOCK_FILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']

/**
 * Returns a SHA-256 over all that a build of the deck reads: paths and bytes of its sources, the packages
 * it has, the programs that read them. `extra` is what else decides an output.
 */
export async function hashSources(root: string, ...extra: string[]): Promise<string> {
  const { build = {} } = await loadConfig(root)
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.version, ...[packageRoot(), folderOf('@slidev/cli')].map(versionIn), ...extra]))
  const files = await sourcesOf(root, build)
  const paths = [...files.map(file => join(root, file)), ...lockFile(root)]
  for (const [i, bytes] of (await Promise.all(paths.map(path => readFile(path)))).entries())
    hash.update(`${files[i] ?? 'lock'}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

/**
 * Returns the sources of a deck, relative to its folder: those that its configuration names, or all
 * that is there.
 */
export async function sourcesOf(root: string, { sources }: BuildConfig): Promise<string[]> {
  const isSource = (name: string) => !name.startsWith('.') && !NO_SOURCES.has(name) && !OUTPUT.test(name)
  const tops = sources ?? (await readdir(root)).sort().filter(isSource)
  return (await Promise.all(tops.map(top => filesBelow(root, top)))).flat()
}

/** Returns the files at or below `path`, relative to `root`, sorted; none when there is nothing. */
export async function filesBelow(root: string, path: string): Promise<string[]> {
  const info = await stat(join(root, path)).catch(() => undefined)
  if (!info)
    return []
  if (info.isFile())
    return [path]
  const names = (await readdir(join(root, path)))
    .sort()
    .filter(name => name !== 'node_modules' && name !== '.git')
  return (await Promise.all(names.map(name => filesBelow(root, `${path}/${name}`)))).flat()
}

/**
 * Returns the files below a folder, relative to it, sorted; without those of git, and without
 * links.
 */
export function filesOf(folder: string): string[] {
  const walk = (path: string): string[] => readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    if (entry.isDirectory())
      return entry.name === '.git' ? [] : walk(child)
    return entry.isFile() ? [below(folder, child)] : []
  })
  return walk(folder).sort()
}

/** The list of installed packages, which may lie above the deck. */
function lockFile(root: string): string[] {
  return LOCK_FILES.flatMap((name) => {
    const folder = aboveWith(root, name)
    return folder === undefined ? [] : [join(folder, name)]
  }).slice(0, 1)
}
