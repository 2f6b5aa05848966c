import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CliError, describeSystemError } from '../errors'
import { ownTag, sweep } from './owner'

/** Returns the text of a file; a missing one is a CliError that says how to get it. */
export async function readText(file: string, fix?: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  }
  catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new CliError({
      file,
      found: code === 'ENOENT' ? 'no such file' : `cannot read: ${(error as Error).message}`,
      fix,
    })
  }
}

/**
 * Writes a file whole or not at all: beside its place first, then a rename. Folders are made; a
 * file that is replaced keeps its mode.
 */
export function writeAtomicallySync(file: string, content: string | Uint8Array): void {
  const beside = join(dirname(file), `.${basename(file)}.${ownTag()}.tmp`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    sweep(dirname(file), `.${basename(file)}.`)
    const mode = statSync(file, { throwIfNoEntry: false })?.mode
    writeFileSync(beside, content, { mode })
    if (mode !== undefined)
      chmodSync(beside, mode) // umask may have taken some of it
    renameSync(beside, file)
  }
  catch (error) {
    rmSync(beside, { force: true })
    throw new CliError({
      file,
      found: `cannot write: ${(error as Error).message}`,
      fix: describeSystemError(error)?.fix,
    })
  }
}

/** The same, for who waits for it. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  writeAtomicallySync(file, content)
}

/** How many bytes tell what kind of file it is: %PDF, \x89PNG. */
const MAGIC = 4

/**
 * Writes the one file that somebody named. What stands there is replaced if it is empty or of the
 * same kind, and nothing else; links are followed.
 */
export function writeDocument(file: string, content: Uint8Array): void {
  if (!existsSync(file))
    return writeAtomicallySync(file, content)
  const place = realpathSync(file)
  if (!statSync(place).isFile())
    throw new CliError({ file, found: 'is a folder', fix: 'name a file in it' })
  const found = readFileSync(place).subarray(0, MAGIC)
  if (found.length > 0 && !found.equals(content.subarray(0, MAGIC))) {
    throw new CliError({
      file,
      found: 'exists and is another kind of file',
      fix: 'nothing was written: move it away or name another file',
    })
  }
  writeAtomicallySync(place, content)
}
