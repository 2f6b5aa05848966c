import type { Deck, DeckSlide } from '../deck/load'
import type { GuidePage } from './config'
import { posix } from 'node:path'
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
}

/** Returns the pages that a configuration names, each with its slides; the first slide is on the first page. */
export function namedChapters(deck: Deck, pages: readonly GuidePage[]): Chapter[] {
  const pageOf = (slide: DeckSlide): GuidePage | undefined =>
    pages.find(({ from }) => from === slide.file) ?? (slide.no === 1 ? pages[0] : pages.at(-1))
  return pages.flatMap((page) => {
    const slides = deck.slides.filter(slide => pageOf(slide) === page)
    const lead = slides.find(({ layout }) => layout === 'cover' || layout === 'opener') ?? slides[0]
    return lead === undefined ? [] : [{ title: page.name, named: true, path: page.file, slides, lead }]
  })
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
