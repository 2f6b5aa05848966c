import type { Deck } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import type { Problem } from '../errors'
import type { ExportedGuide } from './export'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { counted } from '../counted'
import { deckFiles } from '../deck/files'
import { readDeck } from '../deck/open'
import { describeProblem, isCliError } from '../errors'
import { countChanges, describeChanges } from '../machine/describe-changes'
import { writeGenerated } from '../machine/generated'
import { bookOf, exportDeck } from './export'
import { stamped } from './stamp'

export interface ReadOptions { notes?: boolean, lenient?: boolean }

/** A deck as pages, with what was warned of. */
export interface ReadGuide {
  deck: Deck
  guide: ExportedGuide
  outputs: Record<string, string | Uint8Array>
  warnings: Problem[]
}

/** Returns the pages of a deck and the files they need; warnings go to the error stream. */
export function readGuide(open: OpenDeck, { notes = false, lenient = false }: ReadOptions = {}): ReadGuide {
  const warnings: Problem[] = []
  const warn = (warning: Problem) => {
    warnings.push(warning)
    console.error(`warning: ${describeProblem(warning)}`) // also where an error follows: it may be the cause
  }
  const { read, exists, bytes } = deckFiles(open.root)
  const deck = readDeck(open, { lenient, warn })
  const guide = exportDeck(deck, { entry: open.entry, read, exists, notes, lenient, config: open.config.guide })
  const copies = Object.entries(guide.copies).map(([to, from]) => [to, bytes(from)] as const)
  guide.warnings.forEach(warn)
  const pages = open.stamp ? stamped(guide, open.config.guide ?? {}, open.stamp) : guide.pages
  return { deck, guide, outputs: { ...pages, ...Object.fromEntries(copies) }, warnings }
}

/** Returns what would stop the guide of a deck that is configured to have one. Nothing is written. */
export function guideProblems({ root, entry, config: { guide } }: OpenDeck, deck: Deck): Problem[] {
  if (guide === undefined)
    return []
  try {
    const { read, exists } = deckFiles(root)
    exportDeck(deck, { entry, read, exists, config: guide })
    return []
  }
  catch (error) {
    if (!isCliError(error))
      throw error
    return [...error.problems]
  }
}

/** Exports a Slidev deck as mdBook pages into a folder and prints a line a file. */
export function exportDeckTo(open: OpenDeck, out: string, options: ReadOptions = {}): void {
  const started = performance.now()
  const { deck, guide, outputs, warnings } = readGuide(open, options)
  const { summary, config } = bookOf(deck, guide)
  // A folder that is no part of a book yet becomes one, so that `mdbook build` works on it.
  const isPart = existsSync(join(out, '..', 'book.toml'))
  const written = { ...outputs, 'SUMMARY.md': summary, ...(isPart ? undefined : { 'book.toml': config }) }
  const changed = writeGenerated(out, written)
  const pages = `${counted(deck.slides.length, 'slide')} on ${counted(guide.chapters.length, 'page')}`
  const files = `${counted(Object.keys(guide.copies).length, 'file')} copied, ${countChanges(changed, written)}`
  const rest = `${counted(warnings.length, 'warning')}, ${Math.round(performance.now() - started)} ms`
  console.log(
    [
      ...describeChanges(changed, written, file => join(out, file)),
      `${pages}, ${files}, ${rest}`,
    ].join('\n'),
  )
}
