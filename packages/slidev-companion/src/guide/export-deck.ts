import type { Deck } from '../deck/load'
import type { Problem } from '../errors'
import type { GuideConfig } from './config'
import type { ExportedGuide } from './export'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { deckFiles } from '../deck/files'
import { loadDeck } from '../deck/load'
import { CliError, describeProblem } from '../errors'
import { writeGenerated } from '../machine/generated'
import { bookOf, exportDeck } from './export'

export interface ReadOptions {
  notes?: boolean
  lenient?: boolean
  prepare?: (text: string, file: string) => string
  config?: GuideConfig
}

/** A deck as pages, with what was warned of. */
export interface ReadGuide { deck: Deck, guide: ExportedGuide, outputs: Record<string, string | Uint8Array>, warnings: Problem[] }

/** Reads a deck and returns its pages and the files they need; warnings go to the error stream. */
export function readGuide(deckFile: string, { notes = false, lenient = false, prepare, config }: ReadOptions = {}): ReadGuide {
  if (!existsSync(deckFile) || !statSync(deckFile).isFile())
    throw new CliError({ file: deckFile, found: 'no such deck', mend: 'name its slides.md' })
  const entry = basename(deckFile)
  const { read, exists, bytes } = deckFiles(dirname(resolve(deckFile)))
  const warnings: Problem[] = []
  const warn = (warning: Problem) => {
    warnings.push(warning)
    console.error(`warning: ${describeProblem(warning)}`) // also where an error follows: it may be the cause
  }
  const deck = loadDeck(entry, { read, lenient, warn, prepare })
  const guide = exportDeck(deck, { entry, read, exists, notes, lenient, config })
  const copies = Object.entries(guide.copies).map(([to, from]) => [to, bytes(from)] as const)
  guide.warnings.forEach(warn)
  return { deck, guide, outputs: { ...guide.pages, ...Object.fromEntries(copies) }, warnings }
}

/** Exports a Slidev deck as mdBook pages into a folder and prints a line a file. */
export function exportDeckTo(deckFile: string, out: string | undefined, options: ReadOptions = {}): void {
  const started = performance.now()
  if (!out)
    throw new CliError('--deck needs --out <folder>')
  const { deck, guide, outputs, warnings } = readGuide(deckFile, options)
  const { summary, config } = bookOf(deck, guide)
  // A folder that is no part of a book yet becomes one, so that `mdbook build` works on it.
  const isPart = existsSync(join(out, '..', 'book.toml'))
  const changed = writeGenerated(out, { ...outputs, 'SUMMARY.md': summary, ...isPart ? undefined : { 'book.toml': config } })
  const files = `${Object.keys(guide.copies).length} files copied, ${changed.length} changed`
  const rest = `${warnings.length} warnings, ${Math.round(performance.now() - started)} ms`
  console.log([...changed.map(file => join(out, file)), `${deck.slides.length} slides on ${guide.chapters.length} pages, ${files}, ${rest}`].join('\n'))
}
