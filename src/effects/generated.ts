import type { Problem } from '../errors'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
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
  const foreign = changed.filter(([file]) => existsSync(join(root, file)) && !owned.has(file))
  if (foreign.length > 0)
    throw new CliError(foreign.map(([file]) => ({ file: join(root, file), found: 'exists and was not written by this command', mend: 'move it away or choose another folder' })))
  const stale = [...owned].filter(file => !(file in outputs) && existsSync(join(root, file)))
  const manifest = `${Object.keys(outputs).sort().join('\n')}\n`
  if (changed.length === 0 && stale.length === 0 && same(join(root, MANIFEST), manifest))
    return []
  const stage = join(root, `.staged-${randomBytes(4).toString('hex')}`)
  const made: string[] = []
  // The work below is synchronous, so a handler turns Ctrl-C into "after this": nothing is left half-written.
  let interrupted = false
  const wait = () => {
    interrupted = true
  }
  process.once('SIGINT', wait)
  try {
    const all: [string, string | Uint8Array][] = [...changed, [MANIFEST, manifest]]
    makeFolder(stage, made)
    all.forEach(([, content], i) => writeFileSync(join(stage, String(i)), content))
    all.forEach(([file], i) => {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      renameSync(join(stage, String(i)), join(root, file))
    })
    for (const file of stale)
      removeFile(root, file)
  }
  catch (error) {
    throw new CliError({ file: root, found: `cannot write: ${(error as Error).message}` })
  }
  finally {
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

function makeFolder(folder: string, made: string[]) {
  const first = mkdirSync(folder, { recursive: true })
  if (first !== undefined)
    made.push(first)
}

function removeFile(root: string, file: string) {
  rmSync(join(root, file), { force: true })
  for (let folder = dirname(file); folder !== '.' && existsSync(join(root, folder)) && readdirSync(join(root, folder)).length === 0; folder = dirname(folder))
    rmdirSync(join(root, folder))
}

/** Paths in the list that lead out of the folder are ignored: the list is input as any other. */
function readManifest(root: string): string[] {
  const file = join(root, MANIFEST)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(line => line && !line.startsWith('/') && !line.split(/[\\/]/).includes('..')) : []
}

function same(path: string, content: string | Uint8Array): boolean {
  if (!existsSync(path))
    return false
  return hashOf(readFileSync(path)) === hashOf(content)
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
