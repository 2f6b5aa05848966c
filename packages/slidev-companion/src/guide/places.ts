import type { DeckSlide } from '../deck/load'
import type { Chapter } from './chapters'
import { Ids, plainText, slug } from './mdbook'

/** Where a slide stands in a guide. */
export interface Place { chapter: Chapter, id: string }

export interface Places {
  of: Map<DeckSlide, Place>
  /** By number and by alias. */
  targets: Map<string, Place>
  /** The ids that are taken on each page. */
  ids: Map<Chapter, Ids>
}

/** Gives every slide its place: a page and an id that comes once on it. */
export function placesOf(chapters: Chapter[]): Places {
  const ids = new Map(chapters.map(chapter => [chapter, new Ids()]))
  const of = new Map<DeckSlide, Place>()
  for (const chapter of chapters) {
    const taken = ids.get(chapter)!
    if (chapter.named && chapter.lead === undefined)
      taken.take(slug(chapter.title)) // mdBook gives it to the heading of the page
    for (const slide of chapter.slides)
      of.set(slide, { chapter, id: taken.take(slug(slide.alias ?? wordsOf(slide)) || `slide-${slide.no}`) })
  }
  const targets = new Map<string, Place>()
  for (const [slide, place] of of) {
    targets.set(String(slide.no), place)
    if (slide.alias)
      targets.set(slide.alias, place)
  }
  return { of, targets, ids }
}

/** What a slide is called, as words; '' if it has no name. */
export function wordsOf({ heading, title, named }: DeckSlide): string {
  return heading === undefined && !named ? '' : plainText(heading ?? title)
}
