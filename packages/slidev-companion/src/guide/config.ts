import type { Deck, DeckSlide } from '../deck/load'
import type { Attributes } from './attributes'

/** Returns what a component becomes in a guide: Markdown, from its attributes and the Markdown in its slot. */
export type ComponentForm = (attributes: Attributes, slot: string, page: FormContext) => string

/** What the form of a component may ask of the page that is being written. */
export interface FormContext {
  /** Returns where a slide stands, by alias or number, seen from the page. */
  slide: (alias: string) => string
  /** Keeps a file that belongs to the guide, and returns where it lies, seen from the page. */
  keep: (path: string, content: string) => string
}

/** A page of a guide: its file, its name in SUMMARY.md and the file of the deck it is made from. */
export interface GuidePage { file: string, name: string, from: string }

/** How a deck becomes a guide. Without any of it, each file of the deck becomes a page of all its slides say. */
export interface GuideConfig {
  /** The pages in order; the first takes the entry's slides. Default: a page for each file of the deck. */
  pages?: readonly GuidePage[]
  /** The slot with prose for readers, which no layout shows; it follows what the slide shows. */
  prose?: string
  /** The slot with the line under the picture; it follows in small print. */
  source?: string
  /** What each component of the deck becomes. With this, a component without a form is an error. */
  components?: Record<string, ComponentForm>
  /** Returns where a link or picture leads that is neither slide nor file of the deck; undefined if it is no place of the guide. */
  link?: (target: string, slide: DeckSlide) => string | undefined
  /** Further files of the guide by path, from the pages that are there. */
  files?: (deck: Deck, pages: Record<string, string>) => Record<string, string>
  /** Changes the Markdown of a page, last of all. */
  finish?: (markdown: string, page: GuidePage, deck: Deck) => string
}
