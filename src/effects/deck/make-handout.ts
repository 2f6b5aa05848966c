import type { Copy, Paper } from '../../../packages/slidev-companion/src/handout/sheets'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { sections } from '../../../layouts/sections'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { unescapeMarkdown } from '../../../packages/slidev-companion/src/escape'
import { bookmarksOf } from '../../../packages/slidev-companion/src/handout/bookmarks'
import { notPainted } from '../../../packages/slidev-companion/src/handout/painted'
import { pageBody } from '../../../packages/slidev-companion/src/handout/paper'
import { handoutOf } from '../../../packages/slidev-companion/src/handout/sheets'
import { writeAtomically } from '../../../packages/slidev-companion/src/machine/files'
import { hashSources } from '../../../packages/slidev-companion/src/machine/sources'
import { findLeaks } from '../../../packages/slidev-companion/src/site/leaks'
import { builtDeck } from '../../../packages/slidev-companion/src/slidev/build'
import { formatFact } from '../../facts'
import { proseForPaper } from '../../forms/paper'
import { readFacts } from '../kpi/facts'
import { artifactsOf } from './guide'
import { readDeck } from './read-deck'

export interface MakeHandoutOptions {
  copy: Copy
  paper: Paper
  /** The slides of the 25-minute cut alone. */
  short?: boolean
  /** Address of the guide's folder, for links into it. */
  guideUrl?: string
  /** Path of a browser. */
  browser?: string
  /** Print even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
}

/** One printing of each kind and a few spare; more would only fill the disk. */
const KEPT = 12

/** Returns the handout of the deck at `root`, printed anew only when a source or an option has changed. */
export async function makeHandout(root: string, options: MakeHandoutOptions): Promise<Uint8Array> {
  const { copy, paper, short = false, guideUrl = '', browser = process.env.CHROME_PATH ?? '' } = options
  // Facts are among the sources and the file bears their date, so an equal hash means an equal handout.
  const hash = await hashSources(root, 'handout', copy, paper, String(short), guideUrl, browser, process.version)
  const cache = join(root, 'node_modules/.cache/handout')
  const kept = join(cache, `${hash.slice(0, 16)}.pdf`)
  if (!options.fresh && existsSync(kept))
    return readFile(kept)
  const pdf = await print(root, options)
  await writeAtomically(kept, pdf)
  const names = await readdir(cache)
  if (names.length > KEPT)
    await Promise.all(names.filter(name => !kept.endsWith(name)).map(name => rm(join(cache, name), { force: true })))
  return pdf
}

async function print(root: string, { copy, paper, short, guideUrl, browser, onBuild }: MakeHandoutOptions): Promise<Uint8Array> {
  const entry = short ? 'short.md' : 'slides.md'
  // Slidev builds in a process of its own: once it runs, the large libraries load, the deck is read and its prose written.
  let begin!: () => void
  const begun = new Promise<void>(resolve => begin = resolve)
  const building = builtDeck(root, { entry, media: 'paper', onBuild: () => {
    onBuild?.()
    begin()
  } })
  await Promise.race([begun, building])
  const { printHandout } = await import('../../../packages/slidev-companion/src/handout/print')
  const { makeAccessible } = await import('../../../packages/slidev-companion/src/handout/pdf/accessible')
  const whole = readDeck(root, entry)
  const deck = short ? { ...whole, slides: whole.slides.filter(({ core }) => core) } : whole
  const asOf = readFacts(root)['calendar.asOf']!
  const title = unescapeMarkdown(deck.title)
  const aliases = new Set(deck.slides.flatMap(slide => slide.alias ?? []))
  const artifacts = artifactsOf(root)
  const handout = handoutOf(deck, { copy, paper, guideUrl, sectionName: id => sections[id]?.name ?? '', asOf: `As of ${formatFact(asOf, { as: 'long' })}`, prose: slide => proseForPaper(slide, aliases, artifacts, copy === 'presenter') })
  const { pdf: printed, decoration, shown, pages } = await printHandout(building, handout, browser)
  const { pdf, warnings, texts } = await makeAccessible(printed, {
    words: {
      title: copy === 'presenter' ? `${title} (presenter’s copy)` : title,
      subject: handout.subtitle,
      language: 'en',
      date: new Date(`${formatFact(asOf, { as: 'iso' })}T00:00:00Z`),
    },
    body: pageBody(paper),
    decoration,
    bookmarks: bookmarksOf(handout),
  })
  const problems = [...warnings.map(found => ({ file: 'handout', found })), ...notPainted(shown, pages, texts)]
  if (problems.length > 0)
    throw new CliError(problems)
  const leaks = copy === 'customer' ? findLeaks([{ file: 'handout', text: texts.join('\n') }], deck.slides.map(slide => slide.note), deck.slides.map(slide => slide.content)) : []
  if (leaks.length > 0)
    throw new CliError(leaks)
  return pdf
}
