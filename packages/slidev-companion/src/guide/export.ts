import type { Deck, ReadSource } from '../deck/load'
import type { Problem } from '../errors'
import type { Chapter } from './chapters'
import type { GuideConfig } from './config'
import type { Draft } from './page-writer'
import { CliError } from '../errors'
import { bookToml } from './book-toml'
import { chaptersOf, namedChapters } from './chapters'
import { withoutMarkdownInHtml } from './html-output'
import { inertText, summaryLink } from './mdbook'
import { placesOf } from './places'
import { madeFrom, sectionOf } from './slide-section'
import { literal } from './typed'

export interface ExportOptions {
  entry: string
  read: ReadSource
  /** Whether the deck has this file (relative path); throws if it lies outside by a symlink. */
  exists: (file: string) => boolean
  notes?: boolean
  /** A missing picture or snippet becomes a named placeholder and a warning; otherwise it is an error. */
  lenient?: boolean
  config?: GuideConfig
}

export interface ExportedGuide {
  /** Pages, and files that belong to them, by path. */
  pages: Record<string, string>
  /** The chapters in order, for a SUMMARY.md. */
  chapters: { title: string, path: string }[]
  /** Files of the deck to copy: path in the guide → path in the deck. */
  copies: Record<string, string>
  warnings: Problem[]
}

/**
 * Returns a Slidev deck as pages for mdBook. What cannot be shown becomes a named placeholder and a warning; what is
 * broken is one CliError.
 */
export function exportDeck(
  deck: Deck,
  { entry, read, exists, notes = false, lenient = false, config = {} }: ExportOptions,
): ExportedGuide {
  const chapters = config.pages ? namedChapters(deck, config.pages) : chaptersOf(deck, entry)
  const places = placesOf(chapters)
  const draft: Draft = {
    deck,
    config,
    read,
    exists,
    lenient,
    places,
    chapters,
    copies: {},
    kept: {},
    warnings: [],
    problems: [],
  }
  const pages = Object.fromEntries(chapters.map(chapter => [chapter.path, pageOf(draft, chapter, notes)]))
  const outputs = { ...pages, ...draft.kept }
  if (draft.problems.length > 0)
    throw new CliError(draft.problems)
  return { pages: { ...outputs, ...config.files?.(outputs) }, chapters, copies: draft.copies, warnings: draft.warnings }
}

/** Returns the files that make the pages of a deck a book of its own: SUMMARY.md and book.toml. */
export function bookOf(deck: Deck, { chapters }: ExportedGuide): { summary: string, config: string } {
  const entries = chapters.map(({ title, path }) => `- ${summaryLink(title, path)}`)
  return { summary: `# Summary\n\n${entries.join('\n')}\n`, config: bookToml(deck) }
}

function pageOf(draft: Draft, chapter: Chapter, notes: boolean): string {
  const { config, deck } = draft
  const text = chapter.slides.map(slide => sectionOf(draft, slide, notes)).join('\n\n')
  const opens = text.startsWith('# ') || !chapter.named
  const heading = opens ? [] : [`# ${inertText(literal(chapter.title))}`]
  const above = chapter.opening === undefined ? [] : [madeFrom(config, chapter), chapter.opening]
  const whole = `${[...heading, ...above, text].join('\n\n')}\n`
  return withoutMarkdownInHtml(config.finish?.(whole, chapter.path, deck) ?? whole)
}
