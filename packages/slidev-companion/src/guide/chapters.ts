import type { Deck, DeckSlide } from '../deck/load'
import type { GuidePage } from './config'
import { posix } from 'node:path'
import { CliError } from '../errors'
import { plainText, slug } from './mdbook'
import { wordsOf } from './places'

export interface Chapter {
  title: string
  /** Whether the title says something: "Slide 7" does not. */
  named: boolean
  path: string
  slides: DeckSlide[]
  /** The slide whose title is that of the page; without one the page has a heading of its own. */
  lead?: DeckSlide
  /** What stands below that heading, as Markdown. */
  opening?: string
}

/** Returns the pages that a configuration names, each with its slides; the first slide is on the first page. */
export function namedChapters(deck: Deck, pages: readonly GuidePage[]): Chapter[] {
  const pageOf = pagesOf(deck, pages)
  return pages.flatMap(({ name: title, file: path, opening }, i) => {
    const slides = deck.slides.filter(slide => pageOf(slide) === pages[i])
    if (slides.length === 0)
      return []
    const page = { title, named: true, path, slides }
    const lead = slides.find(({ layout }) => layout === 'cover' || layout === 'opener') ?? slides[0]
    return [opening === undefined ? { ...page, lead } : { ...page, opening }]
  })
}

/**
 * Returns what tells the page of a slide: that of its file, from the slide on with which the page
 * begins. Where a version leaves that slide out, the page before it goes on.
 */
export function pagesOf(deck: Deck, pages: readonly GuidePage[]): (slide: DeckSlide) => GuidePage | undefined {
  const starts = new Map(pages.map(page => [page, startOf(deck, page)]))
  return ({ file, index, no }) =>
    pages.findLast(page => page.from === file && starts.get(page)! <= index)
    ?? (no === 1 ? pages[0] : pages.at(-1))
}

function startOf({ slides, hidden, leadsTo }: Deck, { file, from, at }: GuidePage): number {
  if (at === undefined)
    return 0
  const found = slides.find(slide => slide.file === from && slide.alias === at)
  // A version knows the slides that it leaves out: they lead elsewhere, or nowhere.
  if (found === undefined && !hidden?.has(at) && (leadsTo === undefined || leadsTo(at) === at)) {
    throw new CliError({
      file: from,
      found: `the page ${file} of the guide begins at the slide ${at}, which is not in this file`,
      fix: 'name a routeAlias of it as `at` in guide.pages',
    })
  }
  return found?.index ?? Infinity
}

/** Returns the pages of a deck: one for each `src:` file, or for each section slide, or one for all. */
export function chaptersOf(deck: Deck, entry: string): Chapter[] {
  const byFile = deck.slides.some(slide => slide.file !== entry)
  const groups: DeckSlide[][] = []
  for (const slide of deck.slides) {
    const last = groups.at(-1)?.at(-1)
    const begins = last === undefined || (byFile ? last.file !== slide.file : /^(?:section|chapter)/.test(slide.layout))
    if (begins)
      groups.push([slide])
    else
      groups.at(-1)!.push(slide)
  }
  const width = Math.max(2, String(groups.length).length)
  return groups.map((slides, i) => {
    const [first] = slides as [DeckSlide]
    const known = plainText(
      i === 0 ? deck.title : first.named ? first.title : first.file === entry ? '' : nameOf(first.file),
    )
    const title = known || `Slide ${first.no}`
    const name = [...slug(title)].slice(0, 48).join('').replace(/-+$/, '') || 'slides'
    const path = `${String(i + 1).padStart(width, '0')}-${name}.md`
    return { title, named: known !== '', path, slides, lead: wordsOf(first) === title ? first : undefined }
  })
}

/** `pages/03-the_oven.md` is about the oven. */
function nameOf(file: string): string {
  const name = posix.basename(file).replace(/\.\w+$/, '')
  return (name.replace(/^[\d\s._-]+/, '') || name).replace(/[-_\s]+/g, ' ').trim()
}
