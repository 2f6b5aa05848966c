import type { OpenDeck } from '../deck/open'
import type { MakeSiteOptions } from '../site/make'
import { defineCommand } from 'citty'
import { counted } from '../counted'
import { describeProblem } from '../errors'
import { writeDocument } from '../machine/files'
import { writeGenerated } from '../machine/generated'
import { outFolder } from '../machine/out-folder'
import { makeSingle, makeSite } from '../site/make'
import { deckArgument, freshArgument, stampArguments, versionArgument } from './arguments'
import { fileFor, openNamed, outIn } from './deck'

export default defineCommand({
  meta: { name: 'site', description: 'Builds the deck as static files without notes, safe to hand to a customer.' },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    single: { type: 'boolean', description: 'one HTML file that opens by double click and asks for nothing' },
    out: {
      type: 'string',
      description:
        'folder to write to, default dist/site beside the deck; with --single a file, default dist/deck.html',
      valueHint: 'path',
    },
    fresh: freshArgument,
  },
  async run({ args }) {
    const open = await openNamed(args)
    const write = args.single ? writeSingle : writeSite
    await write(open, args.out, {
      fresh: args.fresh,
      onBuild: () => console.log('Building the deck …'),
      warn: problem => console.error(`warning: ${describeProblem(problem)}`),
    })
  },
})

// -- internal --

async function writeSite(open: OpenDeck, named: string | undefined, options: MakeSiteOptions): Promise<void> {
  const out = outFolder(open.root, named ?? outIn(open, fileFor(open, 'site')), open.config.build)
  const { files, slides } = await makeSite(open, options)
  writeGenerated(out, files, { by: 'site' })
  const bytes = Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0)
  console.log(
    `${out}: ${counted(slides, 'slide')}, ${counted(Object.keys(files).length, 'file')}, `
    + `${megabytes(bytes)}, no note in it`,
  )
}

async function writeSingle(open: OpenDeck, named: string | undefined, options: MakeSiteOptions): Promise<void> {
  const out = named ?? outIn(open, fileFor(open, 'deck', '.html'))
  const { page, slides } = await makeSingle(open, options)
  const bytes = new TextEncoder().encode(page)
  writeDocument(out, bytes)
  console.log(`${out}: ${counted(slides, 'slide')} in one file, ${megabytes(bytes.length)}, no note in it`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
