import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../../packages/slidev-companion/src/deck/load'
import { asksForCut } from '../../deck/cut'
import { cutText } from '../../deck/preparser'
import { fillFacts } from '../../facts'
import { readFacts } from '../kpi/facts'

/** The entry files of this project: the whole talk, and its 25-minute cut. */
export type Entry = 'slides.md' | 'short.md'

/** Returns the deck of this project with its facts filled in. */
export function readDeck(root: string, entry: Entry = 'slides.md'): Deck {
  const { read } = deckFiles(root)
  return loadDeck(entry, { read, prepare: preparerOf(root) })
}

/** Returns what fills the facts of this project into the text of a file of its deck. */
export function preparerOf(root: string): (text: string, file: string) => string {
  const facts = readFacts(root)
  return (text, file) => {
    const lines = text.split('\n')
    return fillFacts(asksForCut(lines) ? cutText(lines, readDeck(root)) : text, facts, { file })
  }
}
