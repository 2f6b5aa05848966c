import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './interruption'
import { ownTag, REMOVE, sweep } from './owner'

const PREFIX = 'slidev-companion-'
let own: string | undefined

/**
 * Returns the one folder for all that this process needs for a while. It goes with the process;
 * what a killed one left goes now.
 */
export function ownTemporary(): string {
  if (own === undefined) {
    const system = tmpdir()
    sweep(system, PREFIX)
    const folder = own = join(system, `${PREFIX}${ownTag()}`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    onExit(() => rmSync(folder, REMOVE))
  }
  return own
}

/** Gives `work` a folder of its own and removes it whatever happens. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(ownTemporary(), 'work-'))
  try {
    return await work(folder)
  }
  finally {
    rmSync(folder, REMOVE)
  }
}
