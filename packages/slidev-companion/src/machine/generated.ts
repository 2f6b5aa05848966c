import type { Stats } from 'node:fs'
import type { Problem } from '../errors'
import type { Change } from './together'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { firstDifference } from '../drift'
import { CliError } from '../errors'
import { staysBelow } from './paths'
import { changeTogether, isBeingChanged } from './together'

export type Outputs = Record<string, string | Uint8Array>

export interface WriteOptions {
  /** Whose list: two commands that write into one folder tell each other's files from their own. */
  by?: string
  /** This run made a part of the outputs: the others stay. */
  part?: boolean
  /** What must succeed with the writing, or nothing is written. */
  also?: () => unknown
}

/**
 * The list of what a command wrote into a folder: it alone may be overwritten or deleted by the
 * next run.
 */
const listOf = (by?: string): string => by === undefined ? '.generated' : `.generated-${by}`

/**
 * Returns what differs between a folder and what belongs there: each file with its first line that
 * differs.
 */
export function generatedDrift(root: string, outputs: Outputs): Problem[] {
  const stale = readManifest(root).filter(file => !(file in outputs) && existsSync(join(root, file)))
  return [
    ...Object.entries(outputs)
      .filter(([file, content]) => !same(join(root, file), content))
      .map(([file, content]) => differenceOf(join(root, file), content)),
    ...stale.map(file => ({ file: join(root, file), found: 'is no longer made' })),
  ]
}

/**
 * Writes the outputs below `root`, deletes what an earlier run wrote and this one does not, and
 * returns the files that changed. A file that no run wrote is never touched: it is a CliError
 * before anything is written. All is written, or nothing.
 */
export function writeGenerated(
  root: string,
  outputs: Outputs,
  { by, part = false, also }: WriteOptions = {},
): string[] {
  const plan = () => changesOf(root, outputs, listOf(by), part)
  if (!isBeingChanged(root) && plan().length === 0) {
    also?.()
    return []
  }
  return changeTogether(root, plan, also).filter(file => file !== listOf(by))
}

/**
 * Returns what an earlier run wrote into a folder. Paths that lead out of it are ignored: the list
 * is input as any other.
 */
export function readManifest(root: string, list = listOf()): string[] {
  return isFile(join(root, list)) ? readFileSync(join(root, list), 'utf8').split('\n').filter(staysBelow) : []
}

// -- internal --

/**
 * Returns the changes that bring a folder to the outputs; whatever stands in the way is a CliError.
 */
function changesOf(root: string, outputs: Outputs, list: string, part: boolean): Change[] {
  const found = statSync(root, { throwIfNoEntry: false })
  if (found ? !found.isDirectory() : lstatSync(root, { throwIfNoEntry: false })) {
    throw new CliError({
      file: root,
      found: `cannot write: ${found ? 'there is a file' : 'there is a link that leads nowhere'} in its place`,
      fix: 'name another folder',
    })
  }
  const listed = readManifest(root, list)
  const changed = Object.entries(outputs).filter(([file, content]) => !same(join(root, file), content))
  const problems = [...changed.map(([file]) => file), list].flatMap(file =>
    obstacle(root, file, file === list || listed.includes(file)),
  )
  if (problems.length > 0)
    throw new CliError(problems)
  const stale = part
    ? []
    : listed.filter(
        file =>
          !(file in outputs) && isFile(join(root, file)) && obstacle(root, file, true).length === 0,
      )
  const manifest = `${[...new Set([...Object.keys(outputs), ...part ? listed : []])].sort().join('\n')}\n`
  return [
    ...changed,
    ...(same(join(root, list), manifest) ? [] : [[list, manifest] as const]),
    ...stale.map(file => [file, undefined] as const),
  ]
}

function differenceOf(path: string, content: string | Uint8Array): Problem {
  if (!existsSync(path))
    return { file: path, found: 'is missing' }
  return (
    (typeof content === 'string'
      ? firstDifference(path, readFileSync(path, 'utf8'), content)
      : undefined) ?? { file: path, found: 'differs' }
  )
}

/**
 * What stands where a file must go, if it may not be replaced: somebody else's file, a folder, or a
 * link or file in place of a folder.
 */
function obstacle(root: string, file: string, owned: boolean): Problem[] {
  const parents = file.split('/').slice(0, -1).map((_, i, names) => join(root, ...names.slice(0, i + 1)))
  const path = parents.find(folder => entryAt(folder)?.isDirectory() === false)
    ?? (entryAt(join(root, file)) && !(owned && isFile(join(root, file))) ? join(root, file) : undefined)
  return path === undefined
    ? []
    : [
        {
          file: path,
          found: 'exists and was not written by this command',
          fix: 'move it away or choose another folder',
        },
      ]
}

function same(path: string, content: string | Uint8Array): boolean {
  return isFile(path) && hashOf(readFileSync(path)) === hashOf(content)
}

/** A link is none: what it leads to is not ours. */
function isFile(path: string): boolean {
  return entryAt(path)?.isFile() ?? false
}

/** What stands at a path, links not followed; nothing where a part of the path is a file. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  }
  catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined
    throw error
  }
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
