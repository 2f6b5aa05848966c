import { defineCommand } from 'citty'
import { writeGenerated } from '../machine/generated'
import { outFolder } from '../machine/out-folder'
import { makeSite } from '../site/make'
import { deckArgument, openNamed, outIn } from './deck'

export default defineCommand({
  meta: { name: 'site', description: 'Builds the deck as static files without notes, safe to hand to a customer.' },
  args: {
    deck: deckArgument,
    out: { type: 'string', description: 'folder to write to; what else lies in it stays; default dist/site beside the deck', valueHint: 'folder' },
    fresh: { type: 'boolean', description: 'build even if no source has changed' },
  },
  async run({ args }) {
    const open = await openNamed(args)
    const out = outFolder(open.root, args.out ?? outIn(open, 'site'), open.config.build)
    const { files, slides } = await makeSite(open, { fresh: args.fresh, onBuild: () => console.log('Building the deck …') })
    writeGenerated(out, files, { by: 'site' })
    const megabytes = Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0) / 1e6
    console.log(`${out}: ${slides} slides, ${Object.keys(files).length} files, ${megabytes.toFixed(1)} MB, no note in it`)
  },
})
