import type { Paper } from '../handout/sheets'
import type { Builder } from '../slidev/builder'
import type { Named } from './arguments'
import { CliError, describeProblem } from '../errors'
import { makeHandout } from '../handout/make'
import { writeDocument } from '../machine/files'
import { fileFor, openNamed, outIn } from './deck'

const PAPERS: Record<string, Paper> = { a4: 'A4', letter: 'Letter' }

/** What the command line says. */
export interface HandoutArguments extends Named {
  notes?: boolean
  paper: string
  guide?: string
  out?: string
  browser?: string
  fresh?: boolean
}

/** Makes the handout that the arguments ask for, and writes it; `builder` has been started for a deck's first. */
export async function writeHandout(args: HandoutArguments, builder?: Builder): Promise<void> {
  const paper = PAPERS[args.paper.toLowerCase()]
  if (!paper)
    throw new CliError(`--paper ${args.paper} is not known (a4 or letter)`)
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
