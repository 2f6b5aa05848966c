import type { Form } from '../script/make'
import { extname } from 'node:path'
import { defineCommand } from 'citty'
import { CliError } from '../errors'
import { writeDocument } from '../machine/files'
import { makeScript } from '../script/make'
import { browserArgument, deckArgument, fileFor, openNamed, outIn, versionArgument } from './deck'

const FORMS: Record<string, Form> = { '.md': 'md', '.html': 'html', '.pdf': 'pdf' }

export default defineCommand({
  meta: {
    name: 'script',
    description: 'Writes the notes as a speaking script, with the start of each slide and a checklist for the room.',
  },
  args: {
    deck: deckArgument,
    for: versionArgument,
    out: {
      type: 'string',
      description: '.md, .html or .pdf; default dist/script.md beside the deck',
      valueHint: 'file',
    },
    start: { type: 'string', description: 'when the talk begins: times of day instead of minutes', valueHint: '14:00' },
    browser: { ...browserArgument, description: `for a PDF: ${browserArgument.description}` },
  },
  async run({ args }) {
    const open = await openNamed(args)
    const out = args.out ?? outIn(open, fileFor(open, 'script', '.md'))
    const form = FORMS[extname(out).toLowerCase()]
    if (!form)
      throw new CliError({ file: out, found: 'is no kind of script', fix: 'name a .md, .html or .pdf' })
    const { plan, file } = await makeScript(open, { form, begin: args.start, browser: args.browser })
    writeDocument(out, file)
    const pace = plan.minutes > 0 ? Math.round(plan.words / plan.minutes) : 0
    const fast = plan.played.filter(step => step.fast).length
    const { played, minutes } = plan
    console.log(`${out}: ${played.length} slides, ${minutes} minutes, ${pace} words a minute; ${fast} too fast`)
  },
})
