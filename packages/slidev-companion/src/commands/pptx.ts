import type { Problem } from '../errors'
import { defineCommand } from 'citty'
import { counted } from '../counted'
import { describeProblem } from '../errors'
import { writeDocument } from '../machine/files'
import { makePptx } from '../pptx/make'
import { browserArgument, deckArgument, freshArgument, stampArguments, versionArgument } from './arguments'
import { fileFor, openNamed, outIn } from './deck'

export default defineCommand({
  meta: {
    name: 'pptx',
    description: 'Writes a PowerPoint: titles and tables as text, the rest of each slide as a picture with words.',
  },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    notes: { type: 'boolean', description: 'with the speaker\'s notes' },
    out: { type: 'string', description: 'file to write; default dist/deck.pptx beside the deck', valueHint: 'file' },
    browser: browserArgument,
    fresh: freshArgument,
  },
  async run({ args }) {
    const open = await openNamed(args)
    const out = args.out ?? outIn(open, fileFor(open, 'deck', args.notes ? '-notes.pptx' : '.pptx'))
    const { notes, browser, fresh } = args
    const onBuild = () => console.log('Building the deck …')
    const warn = (problem: Problem) => console.error(`warning: ${describeProblem(problem)}`)
    const { file, slides } = await makePptx(open, { notes, browser, fresh, onBuild, warn })
    writeDocument(out, file)
    const size = (file.length / 1e6).toFixed(1)
    console.log(`${out}: ${counted(slides, 'slide')}, ${size} MB, ${notes ? 'with notes' : 'no note in it'}`)
  },
})
