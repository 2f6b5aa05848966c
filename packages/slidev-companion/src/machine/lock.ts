import type { Owner } from './owner'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from '../errors'
import { onExit } from './interruption'
import { isGone, ownerIn, ownTag } from './owner'

const POLL_MS = 100
/** Who waits longer than this says so. */
const PATIENCE_MS = 1000

/**
 * Takes a lock, a file that says whose it is; returns how to give it back, or the living process
 * that holds it. A lock whose owner is gone is broken.
 */
export function tryLock(lock: string): { release: () => void } | { holder: Owner } {
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    const found = holderOf(lock)
    if (found?.gone)
      breakLock(lock)
    else if (found)
      return { holder: found.owner }
    else if (create(lock))
      return { release: onExit(() => rmSync(lock, { force: true })) }
  }
}

/**
 * Runs `work` when no other process holds `lock`; who waits is told for whom, and what that one
 * does: "is building the deck".
 */
export async function inTurn<T>(lock: string, does: string, work: () => Promise<T>): Promise<T> {
  const { release } = await taken(lock, does)
  try {
    return await work()
  }
  finally {
    release()
  }
}

/**
 * The same for work that takes no time and must not be parted by a signal: who finds the lock held
 * for long gives up, and says why.
 */
export function inTurnSync<T>(lock: string, does: string, work: () => T): T {
  const began = Date.now()
  for (;;) {
    const found = tryLock(lock)
    if ('release' in found) {
      try {
        return work()
      }
      finally {
        found.release()
      }
    }
    if (Date.now() - began > PATIENCE_MS) {
      throw new CliError({
        file: lock,
        found: `process ${found.holder.pid} ${does}`,
        fix: 'wait until it is done, or end it',
      })
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS)
  }
}

// -- internal --

async function taken(lock: string, does: string): Promise<{ release: () => void }> {
  for (let waited = 0, told = false; ; waited += POLL_MS, await sleep(POLL_MS)) {
    const found = tryLock(lock)
    if ('release' in found)
      return found
    if (!told && waited >= PATIENCE_MS) {
      console.error(`waiting for process ${found.holder.pid}, which ${does} (${lock})`)
      told = true
    }
  }
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, `${ownTag()}\n`, { flag: 'wx' })
    return true
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return false
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') // it was made, and stays empty
      rmSync(lock, { force: true })
    throw error
  }
}

function holderOf(lock: string): { owner: Owner, gone: boolean } | undefined {
  const found = statSync(lock, { throwIfNoEntry: false })
  if (!found)
    return undefined
  const owner = ownerIn(textOf(lock)) ?? { pid: 0, tag: '' } // being written, or of another version
  return { owner, gone: isGone(owner, found.mtimeMs) }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  }
  catch {
    return ''
  }
}

/**
 * Two that find a lock left behind must not both break it, or the second would break the first
 * one's new lock: a lock of its own for that.
 */
function breakLock(lock: string): void {
  const guard = `${lock}.break`
  if (!create(guard)) {
    if (holderOf(guard)?.gone)
      rmSync(guard, { force: true })
    return
  }
  try {
    if (holderOf(lock)?.gone)
      rmSync(lock, { force: true, recursive: true })
  }
  finally {
    rmSync(guard, { force: true })
  }
}
