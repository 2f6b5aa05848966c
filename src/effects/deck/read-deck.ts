import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { Facts } from '../../facts'
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
  return loadDeck(entry, { read: deckFiles(root).read, prepare: preparation(root) })
}

/** Returns what fills facts into the text of a deck's file, and turns the entry of a cut into that cut. */
export function preparation(root: string): (text: string, file: string) => string {
  let facts: Facts | undefined
  return (text, file) => {
    facts ??= readFacts(root)
    const lines = text.split('\n')
    return fillFacts(asksForCut(lines) ? cutText(lines, readDeck(root)) : text, facts, { file })
  }
}
