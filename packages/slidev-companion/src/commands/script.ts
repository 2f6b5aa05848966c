import type { Form } from '../script/make'
import type { Step } from '../script/plan'
import { extname } from 'node:path'
import { defineCommand } from 'citty'
import { counted } from '../counted'
import { CliError } from '../errors'
import { writeDocument } from '../machine/files'
import { makeScript } from '../script/make'
import { untimed } from '../script/plan'
import { browserArgument, deckArgument, versionArgument } from './arguments'
import { fileFor, openNamed, outIn } from './deck'

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
    const planned = `${counted(played.length, 'slide')}, ${counted(minutes, 'minute')}`
    console.log(`${out}: ${planned}, ${pace} words a minute; ${fast} too fast`)
    const silent = untimed(played)
    if (silent.length > 0)
      console.log(`planned at 0 min, having neither notes nor minutes: ${silent.map(named).join(', ')}`)
  },
})

// -- internal --

function named({ no, title }: Step): string {
  return `${no} "${title}"`
}
