import { mkdir, rm, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** A run that was killed leaves its lock behind; no build takes this long. */
const STALE_MS = 180_000

/** Runs `work` when no other process holds `lock` (a folder that exists meanwhile). */
export async function inTurn<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!await taken(lock)) {
    const held = await stat(lock).catch(() => undefined)
    if (held && Date.now() - held.mtimeMs > STALE_MS)
      await rm(lock, { recursive: true, force: true })
    else
      await sleep(200)
  }
  try {
    return await work()
  }
  finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return false
    throw error
  }
}
