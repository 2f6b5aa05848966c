import type { Deck, DeckSlide } from '../deck/load'
import type { Copy } from './sheets'

/**
 * What a handout is printed for: the whole deck, who gets the copy, and the address of the guide if
 * it is known.
 */
export interface PaperContext { deck: Deck, copy: Copy, guideUrl?: string }

/**
 * How a deck becomes a handout. Without any of it: title page, contents, and a sheet for each
 * slide.
 */
export interface HandoutConfig {
  /**
   * Returns what a section (`section` in a slide's front matter) is called. Without it there are no
   * sections.
   */
  sectionName?: (section: string) => string
  /** The address of the guide, where the command names none. */
  guide?: string
  /** The layout of the slide that opens a section: on paper it is a page of its own. */
  opener?: string
  /**
   * The day that the deck's data is of, in words for the title page and as the date of the file.
   */
  asOf?: () => { words: string, date: Date }
  /**
   * Returns a slide's prose for readers as Markdown. Default: the slot that `guide.prose` names, as
   * it is written.
   */
  prose?: (slide: DeckSlide, paper: PaperContext) => string
  /**
   * Returns the line under a slide's picture as Markdown: printed beside the slide, in letters that
   * can be read where the slide is small. The deck's style sheet can leave it out of the slide.
   */
  source?: (slide: DeckSlide, paper: PaperContext) => string
  /** What stands below the title at the foot of every page. */
  notice?: string
  /** The aliases of slides that fill a page of their own, turned, to be filled in by pen. */
  whole?: readonly string[]
  /** Signs that no font of the deck draws, and what is printed in their place. */
  signs?: Readonly<Record<string, string>>
  /**
   * The deck's style sheet for paper, in its folder: sets the colours and fonts that
   * client/handout.css names.
   */
  style?: string
  /**
   * Whatever makes a poorer PDF is an error: a picture without words, a sign without a font, a file
   * of another machine.
   */
  strict?: boolean
}
