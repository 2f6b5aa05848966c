import type { Problem } from '../../src/errors'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deckFiles } from '../../src/deck/files'
import { loadDeck } from '../../src/deck/load'
import { bookOf, exportDeck } from '../../src/guide/export'

// A case is a folder: deck/ goes in, expected/ must come out, page for page. `npx vitest -u` writes what is missing; look at it.
// options.json beside them says with which options; a book.toml is compared where one is expected.
const CASES = join(import.meta.dirname, 'cases')

it.each(readdirSync(CASES))('%s becomes its pages', async (name) => {
  const { read, exists } = deckFiles(join(CASES, name, 'deck'))
  const options = join(CASES, name, 'options.json')
  const { notes = true, lenient = false } = existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')) as { notes?: boolean, lenient?: boolean } : {}
  const warned: Problem[] = []
  const deck = loadDeck('slides.md', { read, lenient, warn: problem => warned.push(problem) })
  const guide = exportDeck(deck, { entry: 'slides.md', read, exists, notes, lenient })
  const { copies, warnings } = guide
  const { summary, config } = bookOf(deck, guide)
  const pages = { ...guide.pages, 'SUMMARY.md': summary }
  const report = [...Object.entries(copies).map(([to, from]) => `copy ${from} → ${to}`), ...[...warned, ...warnings].map(({ file, line, found }) => `warning ${file}:${line}: ${found}`)]
  const folder = join(CASES, name, 'expected')
  const expected: Record<string, string> = { ...pages, 'report.txt': `${report.join('\n')}\n`, ...existsSync(join(folder, 'book.toml')) ? { 'book.toml': config } : {} }
  expect(existsSync(folder) ? readdirSync(folder).filter(file => !(file in expected)) : [], 'expected, but not written').toEqual([])
  for (const [file, text] of Object.entries(expected))
    await expect(text).toMatchFileSnapshot(join(folder, file))
})
