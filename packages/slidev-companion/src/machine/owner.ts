import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** A process that was just killed may still be writing its last file: try for a second. */
export const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }

/**
 * Whose a lock or a temporary file is: a process by its id and its start, because ids are used
 * again, and the machine it runs on.
 */
export interface Owner { pid: number, tag: string }

/**
 * A process of another machine or container cannot be asked; its work is believed in for as long as
 * any of ours could take.
 */
const FOREIGN_MS = 600_000
/** The start of a process where the system does not tell. */
const UNKNOWN = '0'
const TAG = /(?:^|[.-])(\d+)-(\w+)-([\da-f]{6})(?:[.-]|$)/

let own: string | undefined

/** Returns the mark of this process, to be part of a name: `4711-836251-a1b2c3`. */
export function ownTag(): string {
  return own ??= `${process.pid}-${startOf(process.pid) ?? UNKNOWN}-${here()}`
}

/** Returns whose mark a text holds, if any. */
export function ownerIn(text: string): Owner | undefined {
  const found = TAG.exec(text)
  return found ? { pid: Number(found[1]), tag: found.slice(1).join('-') } : undefined
}

/**
 * Says whether the process that left a mark is no longer there; `since` is when it made what bears
 * the mark, in ms.
 */
export function isGone({ pid, tag }: Owner, since: number): boolean {
  const [, start, place] = tag.split('-')
  if (place !== here())
    return Date.now() - since > FOREIGN_MS
  const now = startOf(pid)
  return now === undefined || (now !== start && now !== UNKNOWN && start !== UNKNOWN)
}

/**
 * Removes what processes that are gone have left in a folder: entries that begin with `prefix` and
 * bear a mark.
 */
export function sweep(
  folder: string,
  prefix: string,
  undo: (path: string) => void = path => rmSync(path, REMOVE),
): void {
  for (const name of namesIn(folder).filter(name => name.startsWith(prefix))) {
    const owner = ownerIn(name.slice(prefix.length))
    const made = lstatSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs
    if (owner && made !== undefined && isGone(owner, made))
      undo(join(folder, name))
  }
}

// -- internal --

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  }
  catch {
    return [] // nothing is there, or it is not ours to clean
  }
}

/** When a process began, as its system counts; nothing when it is gone. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      // the name in parentheses may hold anything; a zombie does nothing any more
      return /\) [^ZX ] (?:\S+ ){18}(\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
    if (process.platform === 'win32')
      return process.kill(pid, 0) ? UNKNOWN : undefined
    return (
      Date.parse(execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }))
      / 1000
    ).toString(36)
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? UNKNOWN : undefined
  }
}

let place: string | undefined

/**
 * Six digits for this machine, this start of it and this container: within them an id means one
 * process.
 */
function here(): string {
  const read = (get: () => string): string => {
    try {
      return get()
    }
    catch {
      return ''
    }
  }
  return place ??= createHash('sha256').update([
    hostname(),
    read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    read(() => readlinkSync('/proc/self/ns/pid')),
  ].join('\n')).digest('hex').slice(0, 6)
}
