import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { readDeck } from '../effects/read-deck'
import { builtDeck, copyFolder } from '../effects/slidev'
import { filesBelow } from '../effects/sources'
import { CliError } from '../errors'
import { findLeaks } from '../site/leaks'

const TEXT = /\.(?:html|js|css|json|svg|txt|xml)$/

export default defineCommand({
  meta: { name: 'site', description: 'Builds the deck as static files without notes, safe to hand to a customer.' },
  args: {
    short: { type: 'boolean', description: 'the 25-minute cut, its other slides as backups' },
    out: { type: 'string', default: 'dist/site', description: 'folder to write to' },
  },
  async run({ args }) {
    const root = process.cwd()
    const entry = args.short ? 'short.md' : 'slides.md'
    const { slides } = readDeck(root, entry)
    const built = await builtDeck(root, { entry, onBuild: () => console.log('Building the deck …') })
    const files = await filesBelow(built, '.')
    const sizes = await Promise.all(files.map(async file => (await readFile(join(built, file))).length))
    const texts = await Promise.all(files.filter(file => TEXT.test(file)).map(async file => ({ file: join(args.out, file), text: await readFile(join(built, file), 'utf8') })))
    const leaks = findLeaks(texts, slides.map(slide => slide.note), slides.map(slide => slide.content))
    if (leaks.length)
      throw new CliError(leaks)
    await copyFolder(built, args.out)
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6
    console.log(`${args.out}: ${slides.length} slides, ${files.length} files, ${megabytes.toFixed(1)} MB, no note in it`)
  },
})
