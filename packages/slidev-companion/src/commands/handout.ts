import type { Paper } from '../handout/sheets'
import type { Builder } from '../slidev/builder'
import type { Named } from './deck'
import { defineCommand } from 'citty'
import { CliError, describeProblem } from '../errors'
import { writeDocument } from '../machine/files'
import { withBuilder } from '../slidev/builder'
import { browserArgument, deckArgument, fileFor, openNamed, outIn, stampArguments, versionArgument } from './deck'

const PAPERS: Record<string, Paper> = { a4: 'A4', letter: 'Letter' }

export default defineCommand({
  meta: {
    name: 'handout',
    description: 'Prints a tagged PDF: every slide in its last state, with its prose for readers.',
  },
  args: {
    deck: deckArgument,
    for: versionArgument,
    ...stampArguments,
    notes: { type: 'boolean', description: 'the presenter\'s copy, with notes' },
    paper: { type: 'string', default: 'a4', description: 'a4 or letter' },
    guide: { type: 'string', description: 'address of the guide\'s folder, for links into it', valueHint: 'url' },
    out: { type: 'string', description: 'file to write; default dist/handout.pdf beside the deck', valueHint: 'file' },
    browser: browserArgument,
    fresh: { type: 'boolean', description: 'print even if no source has changed' },
  },
  run: ({ args }) => withBuilder(args.deck, builder => write(args, builder)),
})

// -- internal --

interface Args extends Named {
  notes?: boolean
  paper: string
  guide?: string
  out?: string
  browser?: string
  fresh?: boolean
}

async function write(args: Args, builder?: Builder): Promise<void> {
  const paper = PAPERS[args.paper.toLowerCase()]
  if (!paper)
    throw new CliError(`--paper ${args.paper} is not known (a4 or letter)`)
  const { makeHandout } = await import('../handout/make') // the builder runs meanwhile
  const open = await openNamed(args)
  const out = args.out ?? outIn(open, fileFor(open, 'handout', args.notes ? '-notes.pdf' : '.pdf'))
  const pdf = await makeHandout(open, {
    copy: args.notes ? 'presenter' : 'customer',
    paper,
    guideUrl: args.guide,
    browser: args.browser,
    fresh: args.fresh,
    builder,
    onBuild: () => console.log('Building the deck …'),
    warn: problem => console.error(`warning: ${describeProblem(problem)}`),
  })
  writeDocument(out, pdf)
  console.log(`${out}: ${paper}, ${Math.round(pdf.length / 1000)} KB`)
}
