import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CliError } from '../errors'

/** Returns the text of a file; a missing one is a CliError that says how to get it. */
export async function readText(file: string, mend?: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  }
  catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new CliError({ file, found: code === 'ENOENT' ? 'no such file' : `cannot read: ${(error as Error).message}`, mend })
  }
}

/** Writes a file whole or not at all: beside its place first, then a rename. Folders are made; a file that is replaced keeps its mode. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const mode = (await stat(file).catch(() => undefined))?.mode
    await writeFile(beside, content, { mode })
    if (mode !== undefined)
      await chmod(beside, mode) // umask may have taken some of it
    await rename(beside, file)
  }
  catch (error) {
    await rm(beside, { force: true })
    throw new CliError({ file, found: `cannot write: ${(error as Error).message}` })
  }
}
