import type { Deck } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import type { Problem } from '../errors'
import type { Builder } from '../slidev/builder'
import type { Printed } from './print'
import type { Copy, Handout, Paper } from './sheets'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { readDeck } from '../deck/open'
import { spokenTexts } from '../deck/spoken'
import { placesOf } from '../deck/written-at'
import { CliError } from '../errors'
import { requireBrowser } from '../machine/browser'
import { cacheOf } from '../machine/cache'
import { writeAtomically } from '../machine/files'
import { describedByGit } from '../machine/git'
import { hashSources } from '../machine/sources'
import { withoutComments } from '../markdown/parse'
import { splitSlots } from '../markdown/slots'
import { findLeaks } from '../site/leaks'
import { shownWords } from '../site/open-words'
import { builtDeck } from '../slidev/build'
import { bookmarksOf } from './bookmarks'
import { notPainted } from './painted'
import { pageBody } from './paper'
import { handoutOf } from './sheets'

export interface MakeHandoutOptions {
  copy: Copy
  paper: Paper
  /** Address of the guide's folder, for links into it. */
  guideUrl?: string
  /** Path of a browser. */
  browser?: string
  /** Print even if no source has changed. */
  fresh?: boolean
  /** A builder that has been started already. */
  builder?: Builder
  onBuild?: () => void
  /** Told of what makes the PDF poorer than it could be. */
  warn?: (problem: Problem) => void
}

/** One printing of each kind, its warnings, and a few spare; more would only fill the disk. */
const KEPT = 24
const PIECE = /^page \d+: text without a tag/

/** Returns the handout of a deck, printed anew only when a source or an option has changed. */
export async function makeHandout(open: OpenDeck, options: MakeHandoutOptions): Promise<Uint8Array> {
  const { copy, paper, guideUrl = '', browser = process.env.CHROME_PATH ?? '' } = options
  const edition = editionOf(open)
  // The day of the data is among the sources, so an equal hash means an equal handout.
  const hash = await hashSources(
    open.root,
    'handout',
    open.entry,
    open.version ?? '',
    open.stamp?.line ?? '',
    edition ?? '',
    copy,
    paper,
    guideUrl,
    browser,
  )
  const cache = cacheOf(open.root, 'handout')
  const kept = join(cache, `${hash.slice(0, 16)}.pdf`)
  const said = `${kept}.json`
  if (!options.fresh && existsSync(kept) && existsSync(said)) {
    (JSON.parse(await readFile(said, 'utf8')) as Problem[]).forEach(problem => options.warn?.(problem))
    return readFile(kept)
  }
  const { pdf, problems } = await print(open, { ...options, edition })
  problems.forEach(problem => options.warn?.(problem))
  await writeAtomically(said, JSON.stringify(problems))
  await writeAtomically(kept, pdf)
  await dropOld(cache, kept)
  return pdf
}

// -- internal --

/** With the edition of the deck, which git may have to be asked for. */
type Printing = MakeHandoutOptions & { edition?: string }

async function dropOld(cache: string, kept: string): Promise<void> {
  const names = await readdir(cache)
  if (names.length > KEPT) {
    await Promise.all(
      names
        .filter(name => !join(cache, name).startsWith(kept))
        .map(name => rm(join(cache, name), { force: true })),
    )
  }
}

async function print(
  open: OpenDeck,
  options: Printing,
): Promise<{ pdf: Uint8Array, problems: Problem[] }> {
  const { root, config: { handout: { signs, strict } = {} } } = open
  requireBrowser(options.browser)
  // Slidev builds in a process of its own: once it runs, the large libraries load, the deck is read and its
  // prose written.
  const building = await begunBuild(open, options)
  const { printHandout } = await import('./print')
  const deck = readDeck(open)
  const handout = handoutIn(open, deck, options)
  const total = deck.slides.length
  const printed = await printHandout(building.deck, handout, {
    root,
    total,
    browser: options.browser,
    signs,
    strict,
    stamp: open.stamp,
    whereWritten: await placesOf(open, deck),
  })
  const { pdf, problems, texts } = await accessible(open, deck, handout, printed)
  if (strict && problems.length > 0)
    throw new CliError(problems)
  if (options.copy === 'customer')
    await refuseLeaks(open, deck, texts)
  return { pdf, problems: firstOfPage(problems) }
}

/**
 * Resolves when the build runs or, without one, is done; a promise of the deck is handed on in an object,
 * or it would be awaited.
 */
async function begunBuild(
  { root, entry, version }: OpenDeck,
  { onBuild, builder }: MakeHandoutOptions,
): Promise<{ deck: Promise<string> }> {
  let begin!: () => void
  const begun = new Promise<void>(resolve => begin = resolve)
  const deck = builtDeck(root, { entry, version, media: 'paper', builder, onBuild: () => {
    onBuild?.()
    begin()
  } })
  await Promise.race([begun, deck])
  return { deck }
}

/** Returns what the configuration calls the edition of a deck, or git. */
function editionOf({ root, entry, config }: OpenDeck): string | undefined {
  return config.edition ?? describedByGit(root, entry)
}

function handoutIn({ config }: OpenDeck, deck: Deck, { copy, paper, guideUrl: named, edition }: Printing): Handout {
  const { asOf, prose, source, notice, whole, sectionName, opener, guide } = config.handout ?? {}
  const guideUrl = named ?? guide
  const slot = config.guide?.prose
  const written = (content: string) =>
    slot === undefined ? '' : withoutComments(splitSlots(content).get(slot) ?? '').trim()
  return handoutOf(deck, {
    copy,
    paper,
    guideUrl,
    sectionName,
    opener,
    notice,
    whole,
    source: source && (slide => source(slide, { deck, copy, guideUrl })),
    asOf: asOf?.().words,
    edition,
    guidePages: config.guide?.pages,
    prose: slide => prose ? prose(slide, { deck, copy, guideUrl }) : written(slide.content),
  })
}

/** Returns the printed handout as PDF/UA, what is wrong with it, and the text of each page. */
async function accessible({ config, stamp }: OpenDeck, deck: Deck, handout: Handout, printed: Printed) {
  const { makeAccessible } = await import('./pdf/accessible')
  const { lang } = deck.frontmatter.htmlAttrs as { lang?: string } | undefined ?? {}
  const { pdf, warnings, texts } = await makeAccessible(printed.pdf, {
    words: {
      title: handout.copy === 'presenter' ? `${handout.title} (presenter’s copy)` : handout.title,
      subject: handout.subtitle,
      keywords: stamp?.line,
      language: lang ?? 'en',
      date: config.handout?.asOf?.().date ?? new Date(),
    },
    body: pageBody(handout.paper),
    decoration: printed.decoration,
    bookmarks: bookmarksOf(handout),
  })
  const shown = await printed.shown // what the page reports meanwhile is a problem as well
  const tags = warnings.map(found => ({ file: 'handout', found }))
  return {
    pdf,
    texts,
    problems: [...printed.problems, ...tags, ...notPainted(shown, printed.pages, texts)],
  }
}

/**
 * Chromium parts words into many pieces: of what is alike on a page, the first is enough for a
 * warning.
 */
function firstOfPage(problems: Problem[]): Problem[] {
  const kinds = new Set<string>()
  return problems.filter(({ found }) => {
    const kind = PIECE.exec(found)?.[0] ?? found
    return !kinds.has(kind) && kinds.add(kind)
  })
}

async function refuseLeaks(open: OpenDeck, deck: Deck, texts: string[]): Promise<void> {
  const notes = deck.slides.flatMap(spokenTexts)
  const leaks = findLeaks([{ file: 'handout', text: texts.join('\n') }], notes, await shownWords(open, deck))
  const inPages = leaks.map(leak => ({ ...leak, file: `handout, page ${pageAt(texts, leak.line!)}`, line: undefined }))
  if (leaks.length > 0)
    throw new CliError(inPages)
}

/** Words may run on from one page to the next, so they are searched as one text: returns the page of a line of it. */
function pageAt(texts: string[], line: number): number {
  const ends = texts.map((_, i) => texts.slice(0, i + 1).join('\n').split('\n').length)
  return ends.findIndex(end => line <= end) + 1
}
