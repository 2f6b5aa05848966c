import type { Paper } from '../../packages/slidev-companion/src/handout/sheets'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { writeDocument } from '../../packages/slidev-companion/src/machine/files'
import { makeHandout } from '../effects/deck/make-handout'

const PAPERS: Record<string, Paper> = { a4: 'A4', letter: 'Letter' }

export default defineCommand({
  meta: { name: 'handout', description: 'Prints a tagged PDF: every slide in its last state with its reader\'s prose.' },
  args: {
    notes: { type: 'boolean', description: 'the presenter\'s copy, with notes' },
    short: { type: 'boolean', description: 'the slides of the 25-minute cut alone' },
    paper: { type: 'string', default: 'a4', description: 'a4 or letter' },
    guide: { type: 'string', description: 'address of the guide\'s folder, for links into it' },
    out: { type: 'string', description: 'file to write; default dist/handout.pdf, with -short and -notes in its name' },
    browser: { type: 'string', description: 'path of a Chrome, Chromium or Edge' },
    fresh: { type: 'boolean', description: 'print even if no source has changed' },
  },
  async run({ args }) {
    const paper = PAPERS[args.paper.toLowerCase()]
    if (!paper)
      throw new CliError(`--paper ${args.paper} is not known (a4 or letter)`)
    const out = args.out ?? `dist/handout${args.short ? '-short' : ''}${args.notes ? '-notes' : ''}.pdf`
    const pdf = await makeHandout(process.cwd(), {
      copy: args.notes ? 'presenter' : 'customer',
      paper,
      short: args.short,
      guideUrl: args.guide,
      browser: args.browser,
      fresh: args.fresh,
      onBuild: () => console.log('Building the deck …'),
    })
    writeDocument(out, pdf)
    console.log(`${out}: ${paper}, ${Math.round(pdf.length / 1000)} KB`)
  },
})
