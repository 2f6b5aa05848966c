import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { writeGenerated } from '../../packages/slidev-companion/src/machine/generated'
import { outFolder } from '../../packages/slidev-companion/src/machine/out-folder'
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { findLeaks } from '../../packages/slidev-companion/src/site/leaks'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { readDeck } from '../effects/deck/read-deck'

const TEXT = /\.(?:html|js|css|json|svg|txt|xml)$/
const FROM_HERE = /^\.\//

export default defineCommand({
  meta: { name: 'site', description: 'Builds the deck as static files without notes, safe to hand to a customer.' },
  args: {
    short: { type: 'boolean', description: 'the 25-minute cut, its other slides as backups' },
    out: { type: 'string', default: 'dist/site', description: 'folder to write to; what else lies in it stays' },
  },
  async run({ args }) {
    const root = process.cwd()
    const out = outFolder(root, args.out)
    const entry = args.short ? 'short.md' : 'slides.md'
    const { slides } = readDeck(root, entry)
    const built = await builtDeck(root, { entry, onBuild: () => console.log('Building the deck …') })
    const names = await filesBelow(built, '.')
    const files = await Promise.all(names.map(async name => [name.replace(FROM_HERE, ''), await readFile(join(built, name))] as const))
    const texts = files.filter(([file]) => TEXT.test(file)).map(([file, bytes]) => ({ file: join(out, file), text: String(bytes) }))
    const leaks = findLeaks(texts, slides.map(slide => slide.note), slides.map(slide => slide.content))
    if (leaks.length)
      throw new CliError(leaks)
    writeGenerated(out, Object.fromEntries(files), { by: 'site' })
    const megabytes = files.reduce((sum, [, bytes]) => sum + bytes.length, 0) / 1e6
    console.log(`${out}: ${slides.length} slides, ${files.length} files, ${megabytes.toFixed(1)} MB, no note in it`)
  },
})
