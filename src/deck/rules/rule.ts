import type { Deck, DeckSlide } from '../../../packages/slidev-companion/src/deck/load'

/**
 * What a rule says of one slide: the finding, how to fix it, and the lines below the slide's first
 * if they are known.
 */
export interface Finding { slide: DeckSlide, found: string, fix: string }

/** One rule of the deck: what it asks for, and where the deck does not keep it. */
export interface DeckRule {
  id: string
  asks: string
  check: (deck: Deck) => Finding[]
}

/**
 * Returns a rule that looks at each slide alone; `check` returns what it found and how to fix it.
 */
export function slideRule(
  id: string,
  asks: string,
  check: (slide: DeckSlide) => [found: string, fix: string][],
): DeckRule {
  return {
    id,
    asks,
    check: ({ slides }) =>
      slides.flatMap(slide => check(slide).map(([found, fix]) => ({ slide, found, fix }))),
  }
}

const RE_FENCE = /^(`{3,})[^\n]*\n([\s\S]*?)^\1$/gm

/** Returns the code blocks of a slide's body, without their fences. */
export function codeBlocks(body: string): string[] {
  return [...body.matchAll(RE_FENCE)].map(match => match[2]!)
}

/** Returns the words a slide shows as text: no code blocks, tags, table rules or Markdown marks. */
export function shownWords(body: string): string[] {
  return body
    .replace(RE_FENCE, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/^[\s|:-]+$/gm, ' ')
    .split(/[^\p{L}\p{N}%’'.,\u066B\u066C–-]+/u)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
}
