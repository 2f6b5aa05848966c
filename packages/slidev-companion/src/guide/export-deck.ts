import type { Problem } from '../errors'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { deckFiles } from '../deck/files'
import { loadDeck } from '../deck/load'
import { CliError, describeProblem } from '../errors'
import { writeGenerated } from '../machine/generated'
import { exportDeck } from './foreign'

/** Exports a Slidev deck as mdBook pages into a folder and prints a line a file; warnings go to the error stream. */
export function exportDeckTo(deckFile: string, out: string | undefined, { notes = false, lenient = false }: { notes?: boolean, lenient?: boolean } = {}): void {
  const started = performance.now()
  if (!out)
    throw new CliError('--deck needs --out <folder>')
  if (!existsSync(deckFile) || !statSync(deckFile).isFile())
    throw new CliError({ file: deckFile, found: 'no such deck', mend: 'name its slides.md' })
  const entry = basename(deckFile)
  const { read, exists, bytes } = deckFiles(dirname(resolve(deckFile)))
  const warnings: Problem[] = []
  const warn = (warning: Problem) => {
    warnings.push(warning)
    console.error(`warning: ${describeProblem(warning)}`) // also where an error follows: it may be the cause
  }
  const deck = loadDeck(entry, { read, lenient, warn })
  const { pages, copies, config, warnings: more } = exportDeck(deck, { entry, read, exists, notes, lenient })
  const outputs: Record<string, string | Uint8Array> = { ...pages }
  for (const [to, from] of Object.entries(copies))
    outputs[to] = bytes(from)
  // A folder that is no part of a book yet becomes one, so that `mdbook build` works on it.
  if (!existsSync(join(out, '..', 'book.toml')))
    outputs['book.toml'] = config
  const changed = writeGenerated(out, outputs)
  more.forEach(warn)
  console.log([...changed.map(file => join(out, file)), `${deck.slides.length} slides on ${Object.keys(pages).length - 1} pages, ${Object.keys(copies).length} files copied, ${changed.length} changed, ${warnings.length} warnings, ${Math.round(performance.now() - started)} ms`].join('\n'))
}
