import type { Deck, DeckSlide } from '../deck/load'
import { plainText, slug } from './mdbook'

export interface Chapter { title: string, path: string, slides: DeckSlide[] }

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
    const title = plainText(i === 0 ? deck.title : slides[0]!.title) || `Part ${i + 1}`
    const name = [...slug(title)].slice(0, 48).join('').replace(/-+$/, '') || 'slides'
    return { title, path: `${String(i + 1).padStart(width, '0')}-${name}.md`, slides }
  })
}
