import type { Deck, DeckSlide } from '../deck/load'
import type { Attributes } from '../markdown/attributes'

/**
 * Returns what a component becomes in a guide: Markdown, from its attributes and the Markdown in
 * its slot.
 */
export type ComponentForm = (attributes: Attributes, slot: string, context: FormContext) => string

/**
 * What the form of a component may ask for. In what it returns, a link to `/alias` leads to that
 * slide.
 */
export interface FormContext {
  /** Keeps a file that belongs to the guide, and returns where it lies, seen from the page. */
  keep: (path: string, content: string) => string
  /** Returns whether a slide of that alias is in the guide: a version leaves some out. */
  has: (alias: string) => boolean
}

/** A page of a guide: its file, its name in SUMMARY.md and the file of the deck it is made from. */
export interface GuidePage {
  file: string
  name: string
  from: string
  /** The alias of the slide it begins with, where a page before it is made from the same file. */
  at?: string
  /**
   * Its first words, as Markdown, below its name as its heading; without them its heading is the
   * title of a slide.
   */
  opening?: string
}

/** An entry of SUMMARY.md, below those of a lesser depth that stand before it. */
export interface SummaryEntry { name: string, file: string, depth: number }

/**
 * How a deck becomes a guide. Without any of it, each file of the deck becomes a page of all its
 * slides say.
 */
export interface GuideConfig {
  /** The book that the guide is a part of, seen from the deck. */
  book?: string
  /** The folder of the guide below the source of a book, as `guides/deck`. */
  folder?: string
  /** The pages in order; the first takes the entry's slides, the last what no other takes. */
  pages?: readonly GuidePage[]
  /** The slot with prose for readers, which no layout shows; it follows what the slide shows. */
  prose?: string
  /** The slot with the line under the picture; it follows in small print. */
  source?: string
  /** Returns the line under the picture as it is true of a page. */
  editSource?: (markdown: string) => string
  /** Words and pictures that a layout takes from front matter are for the slide alone. */
  contentOnly?: boolean
  /** What each component of the deck becomes. */
  components?: Record<string, ComponentForm>
  /** Where the forms of components are, for messages. */
  formsIn?: string
  /**
   * Unknown components, expressions and links that lead nowhere are errors; otherwise they are
   * warnings.
   */
  strict?: boolean
  /** Quotes become curly, as mdBook makes them; otherwise they stay as straight as on the slide. */
  curlyQuotes?: boolean
  /**
   * Returns where a link or picture leads that is neither slide nor page; undefined if the guide
   * has no such place.
   */
  link?: (target: string, slide: DeckSlide) => string | undefined
  /** Changes the Markdown of a page before its HTML is read. */
  finish?: (markdown: string, page: string, deck: Deck) => string
  /** Returns further files of the guide, from those that are there. */
  files?: (outputs: Record<string, string>) => Record<string, string>
  /** Returns the entries of those files in SUMMARY.md. */
  entries?: (outputs: Record<string, string>) => SummaryEntry[]
}
