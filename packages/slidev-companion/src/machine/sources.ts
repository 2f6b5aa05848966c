import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything that a build of the deck reads. The dataset is not here: the deck reads results, never rows. */
export const DECK_SOURCES = [
  'slides.md',
  'short.md',
  'pages',
  'components',
  'layouts',
  'packages',
  'setup',
  'styles',
  'public',
  'snippets',
  'src',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'artifacts/2-kpi',
  'artifacts/3-workspace',
  'artifacts/4-transcripts',
]

/** Returns a SHA-256 over the paths and bytes of all sources of the deck; `extra` is what else decides an output. */
export async function hashSources(root: string, ...extra: string[]): Promise<string> {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(extra))
  const files = (await Promise.all(DECK_SOURCES.map(source => filesBelow(root, source)))).flat()
  for (const [i, bytes] of (await Promise.all(files.map(file => readFile(join(root, file))))).entries())
    hash.update(`${files[i]}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

/** Returns the files at or below `path`, relative to `root`, sorted; none when there is nothing. */
export async function filesBelow(root: string, path: string): Promise<string[]> {
  const info = await stat(join(root, path)).catch(() => undefined)
  if (!info)
    return []
  if (info.isFile())
    return [path]
  const names = (await readdir(join(root, path))).sort()
  return (await Promise.all(names.map(name => filesBelow(root, `${path}/${name}`)))).flat()
}
