import type { Deck } from '../deck/load'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDeck } from '../deck/load'
import { fillFacts } from '../facts'
import { readFacts } from './facts'

/** Returns the visible slides of the deck at `root`, `src:` imports resolved and facts filled in, as Slidev shows them. */
export function readDeck(root: string): Deck {
  const facts = readFacts(root)
  return loadDeck('slides.md', {
    read: file => existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined,
    prepare: (text, file) => fillFacts(text, facts, { file }),
  })
}
