import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../src/deck/load'
import { deckFiles } from '../../src/effects/deck-files'
import { exportDeck } from '../../src/guide/foreign'

// A case is a folder: deck/ goes in, expected/ must come out, page for page. `npx vitest -u` writes what is missing; look at it.
const CASES = join(import.meta.dirname, 'cases')

it.each(readdirSync(CASES))('%s becomes its pages', async (name) => {
  const { read, exists } = deckFiles(join(CASES, name, 'deck'))
  const { pages, copies, warnings } = exportDeck(loadDeck('slides.md', { read }), { entry: 'slides.md', read, exists, notes: true })
  const report = [...Object.entries(copies).map(([to, from]) => `copy ${from} → ${to}`), ...warnings.map(({ file, line, found }) => `warning ${file}:${line}: ${found}`)]
  const expected = { ...pages, 'report.txt': `${report.join('\n')}\n` }
  const folder = join(CASES, name, 'expected')
  expect(existsSync(folder) ? readdirSync(folder).filter(file => !(file in expected)) : [], 'expected, but not written').toEqual([])
  for (const [file, text] of Object.entries(expected))
    await expect(text).toMatchFileSnapshot(join(folder, file))
})
