import { randomBytes } from 'node:crypto'
import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CliError } from '../errors'

/** Gives a file that somebody else made a new text, whole or not at all; its mode stays. */
export function replaceFile(file: string, content: string): void {
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    writeFileSync(beside, content, { mode: 0o600 })
    chmodSync(beside, statSync(file).mode)
    renameSync(beside, file)
  }
  catch (error) {
    rmSync(beside, { force: true })
    throw new CliError({ file, found: `cannot write: ${(error as Error).message}` })
  }
}
