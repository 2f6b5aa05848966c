import type { Copy, Paper } from '../handout/sheets'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { sections } from '../../layouts/sections'
import { readFacts } from '../effects/facts'
import { writeAtomically } from '../effects/files'
import { artifactsOf, readDeck } from '../effects/own-guide'
import { printHandout } from '../effects/print'
import { builtDeck } from '../effects/slidev'
import { hashSources } from '../effects/sources'
import { CliError } from '../errors'
import { formatFact } from '../facts'
import { proseForPaper } from '../guide/paper'
import { bookmarksOf } from '../handout/bookmarks'
import { pageBody } from '../handout/paper'
import { makeAccessible } from '../handout/pdf/accessible'
import { pageTexts } from '../handout/pdf/text'
import { handoutOf } from '../handout/sheets'
import { findLeaks } from '../site/leaks'

const PAPERS: Record<string, Paper> = { a4: 'A4', letter: 'Letter' }

export default defineCommand({
  meta: { name: 'handout', description: 'Prints a tagged PDF: every slide in its last state with its reader\'s prose.' },
  args: {
    notes: { type: 'boolean', description: 'the presenter\'s copy, with notes' },
    paper: { type: 'string', default: 'a4', description: 'a4 or letter' },
    guide: { type: 'string', description: 'address of the guide\'s folder, for links into it' },
    out: { type: 'string', description: 'file to write; default dist/handout.pdf or dist/handout-notes.pdf' },
    browser: { type: 'string', description: 'path of a Chrome, Chromium or Edge' },
    fresh: { type: 'boolean', description: 'print even if no source has changed' },
  },
  async run({ args }) {
    const root = process.cwd()
    const paper = PAPERS[args.paper.toLowerCase()]
    if (!paper)
      throw new CliError(`--paper ${args.paper} is not known (a4 or letter)`)
    const copy: Copy = args.notes ? 'presenter' : 'customer'
    const out = args.out ?? (args.notes ? 'dist/handout-notes.pdf' : 'dist/handout.pdf')
    // Facts are among the sources, so the hash decides the bytes: an equal hash is the same handout.
    const cache = join(root, 'node_modules/.cache/handout')
    const kept = join(cache, `${(await hashSources(root, copy, paper, args.guide ?? '', args.browser ?? '', process.env.CHROME_PATH ?? '', process.version)).slice(0, 16)}.pdf`)
    if (args.fresh || !existsSync(kept)) {
      const pdf = await print(root, copy, paper, args.guide, args.browser)
      await mkdir(cache, { recursive: true })
      await dropOld(cache)
      await writeAtomically(kept, pdf)
    }
    const pdf = await readFile(kept)
    await writeAtomically(out, pdf)
    console.log(`${out}: ${paper}, ${Math.round(pdf.length / 1000)} KB`)
  },
})

async function print(root: string, copy: Copy, paper: Paper, guideUrl?: string, browser?: string): Promise<Uint8Array> {
  const deck = readDeck(root)
  const asOf = readFacts(root)['calendar.asOf']
  const aliases = new Set(deck.slides.flatMap(slide => slide.alias ?? []))
  const artifacts = artifactsOf(root)
  const handout = handoutOf(deck, { copy, paper, guideUrl, prose: slide => proseForPaper(slide, aliases, artifacts), asOf: asOf ? `As of ${formatFact(asOf, { as: 'long' })}` : 'No date' })
  const built = await builtDeck(root, () => console.log('Building the deck …'))
  const { pdf: printed, decoration } = await printHandout(built, handout, browser)
  const { pdf, warnings } = await makeAccessible(printed, {
    words: {
      title: copy === 'presenter' ? `${deck.title} (presenter’s copy)` : deck.title,
      subject: handout.subtitle,
      language: 'en',
      date: new Date(`${asOf ? formatFact(asOf, { as: 'iso' }) : '1970-01-01'}T00:00:00Z`),
    },
    body: pageBody(paper),
    decoration,
    bookmarks: bookmarksOf(handout, id => sections[id]?.name ?? ''),
  })
  const leaks = copy === 'customer' ? findLeaks([{ file: 'handout', text: (await pageTexts(pdf)).join('\n') }], deck.slides.map(slide => slide.note), deck.slides.map(slide => slide.content)) : []
  if (leaks.length > 0)
    throw new CliError(leaks)
  if (warnings.length > 0)
    throw new CliError(warnings.map(found => ({ file: 'handout', found })))
  return pdf
}

/** One printing of each kind and a few spare; more would only fill the disk. */
async function dropOld(cache: string) {
  const names = await readdir(cache)
  if (names.length > 12)
    await Promise.all(names.map(name => rm(join(cache, name), { force: true })))
}
