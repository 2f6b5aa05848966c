import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { writeGenerated } from '../../packages/slidev-companion/src/machine/generated'
import { filesOf } from '../../packages/slidev-companion/src/machine/sources'
import { inTemporaryFolder } from '../../packages/slidev-companion/src/machine/temporary'
import { buildBook } from '../effects/deck/book'

export default defineCommand({
  meta: {
    name: 'book',
    description: 'Writes the guide, then builds the book: docs/book/index.html. Needs mdbook.',
  },
  async run() {
    const root = join(import.meta.dirname, '../..')
    // It is not built in its place, because mdbook empties the folder that it builds into.
    await inTemporaryFolder(async (folder) => {
      await buildBook(root, folder)
      const files = filesOf(folder).map(name => [name, readFileSync(join(folder, name))])
      writeGenerated(join(root, 'docs/book'), Object.fromEntries(files), { by: 'book' })
    })
  },
})
