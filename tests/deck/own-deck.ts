import type { Deck } from '../../src/deck/load'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDeck } from '../../src/deck/load'
import { readFacts } from '../../src/effects/facts'
import { fillFacts } from '../../src/facts'

export const root = join(import.meta.dirname, '../..')

/** Returns this project's deck with its facts filled in. */
export function ownDeck(): Deck {
  const facts = readFacts(root)
  return loadDeck('slides.md', {
    read: file => existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined,
    prepare: (text, file) => fillFacts(text, facts, { file }),
  })
}
