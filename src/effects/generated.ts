import type { Problem } from '../errors'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { firstDifference } from '../drift'
import { CliError } from '../errors'

export type Outputs = Record<string, string | Uint8Array>

/** The list of what a command wrote into a folder: it alone may be overwritten or deleted by the next run. */
const MANIFEST = '.generated'

/** Returns what differs between a folder and what belongs there: each file with its first line that differs. */
export function generatedDrift(root: string, outputs: Outputs): Problem[] {
  const stale = readManifest(root).filter(file => !(file in outputs) && existsSync(join(root, file)))
  return [
    ...Object.entries(outputs).filter(([file, content]) => !same(join(root, file), content)).map(([file, content]) => differenceOf(join(root, file), content)),
    ...stale.map(file => ({ file: join(root, file), found: 'is no longer made' })),
  ]
}

/**
 * Writes the outputs below `root`, deletes what an earlier run wrote and this one does not, and returns the files that changed.
 * A file that no run wrote is never touched: it is a CliError before anything is written. Everything is staged first, then renamed in one go.
 */
export function writeGenerated(root: string, outputs: Outputs): string[] {
  const owned = new Set(readManifest(root))
  const changed = Object.entries(outputs).filter(([file, content]) => !same(join(root, file), content))
  const problems = [...changed.map(([file]) => file), MANIFEST].flatMap(file => obstacle(root, file, file === MANIFEST || owned.has(file)))
  if (problems.length > 0)
    throw new CliError(problems)
  const stale = [...owned].filter(file => !(file in outputs) && existsSync(join(root, file)))
  const manifest = `${Object.keys(outputs).sort().join('\n')}\n`
  if (changed.length === 0 && stale.length === 0 && same(join(root, MANIFEST), manifest))
    return []
  const stage = join(root, `.staged-${randomBytes(4).toString('hex')}`)
  let made: string | undefined
  // The work below is synchronous, so a handler turns Ctrl-C into "after this": nothing is left half-written.
  let interrupted = false
  const wait = () => {
    interrupted = true
  }
  process.once('SIGINT', wait)
  try {
    const all: [string, string | Uint8Array][] = [...changed, [MANIFEST, manifest]]
    made = makeFolder(stage)
    all.forEach(([, content], i) => writeFileSync(join(stage, String(i)), content))
    all.forEach(([file], i) => {
      makeFolder(dirname(join(root, file)))
      renameSync(join(stage, String(i)), join(root, file))
    })
    for (const file of stale)
      removeFile(root, file)
  }
  catch (error) {
    throw new CliError({ file: root, found: `cannot write: ${(error as Error).message}`, mend: 'choose a folder that you may write to' })
  }
  finally {
    if (made !== undefined)
      rmSync(stage, { recursive: true, force: true })
    process.off('SIGINT', wait)
  }
  if (interrupted)
    process.exitCode = 130
  return [...changed.map(([file]) => file), ...stale]
}

function differenceOf(path: string, content: string | Uint8Array): Problem {
  if (!existsSync(path))
    return { file: path, found: 'is missing' }
  return (typeof content === 'string' ? firstDifference(path, readFileSync(path, 'utf8'), content) : undefined) ?? { file: path, found: 'differs' }
}

/** What stands where a file must go, if it may not be replaced: somebody else's file, a folder, or a file in place of a folder. */
function obstacle(root: string, file: string, owned: boolean): Problem[] {
  const parents = file.split('/').slice(0, -1).map((_, i, names) => join(root, ...names.slice(0, i + 1)))
  const path = parents.find(folder => existsSync(folder) && !statSync(folder).isDirectory())
    ?? (existsSync(join(root, file)) && !(owned && statSync(join(root, file)).isFile()) ? join(root, file) : undefined)
  return path === undefined ? [] : [{ file: path, found: 'exists and was not written by this command', mend: 'move it away or choose another folder' }]
}

/** Makes a folder and those above it, and returns it. Node's own way to do so never ends below /proc. */
function makeFolder(folder: string): string {
  if (!existsSync(folder)) {
    makeFolder(dirname(folder))
    mkdirSync(folder)
  }
  return folder
}

function removeFile(root: string, file: string) {
  rmSync(join(root, file), { force: true })
  for (let folder = dirname(file); folder !== '.' && existsSync(join(root, folder)) && readdirSync(join(root, folder)).length === 0; folder = dirname(folder))
    rmdirSync(join(root, folder))
}

/** Returns what an earlier run wrote into a folder. Paths that lead out of it are ignored: the list is input as any other. */
export function readManifest(root: string): string[] {
  const file = join(root, MANIFEST)
  return isFile(file) ? readFileSync(file, 'utf8').split('\n').filter(line => line && !line.startsWith('/') && !line.split(/[\\/]/).includes('..')) : []
}

function same(path: string, content: string | Uint8Array): boolean {
  return isFile(path) && hashOf(readFileSync(path)) === hashOf(content)
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
