import type { DeckSlide } from '../deck/load'
import { inertText, plainText } from './mdbook'
import { literal } from './typed'

/**
 * Returns a slide's title as Markdown: one of the front matter is words, as typed; a heading may have marks
 * of its own.
 */
export function titleOf({ title, heading }: DeckSlide): string {
  return inertText(literal(title === heading ? plainText(title) : title).replaceAll('<', '&lt;'))
}
