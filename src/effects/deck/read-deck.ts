import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { Facts } from '../../facts'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../../packages/slidev-companion/src/deck/load'
import { chooseTitles } from '../../deck/chosen-titles'
import { versionAskedFor, versionEntry, VERSIONS } from '../../deck/versions'
import { sayWhose } from '../../deck/whose-recording'
import { fillFacts } from '../../facts'
import { readFacts } from '../kpi/facts'

/** The entry files of this project: the whole talk, and the board's version with the rest as backups. */
export type Entry = 'slides.md' | 'board.md'

/** Returns the deck of this project with its facts filled in. */
export function readDeck(root: string, entry: Entry = 'slides.md'): Deck {
  return loadDeck(entry, { read: deckFiles(root).read, prepare: preparation(root), versions: Object.keys(VERSIONS) })
}

/** Returns what fills facts into the text of a deck's file, and turns the entry of a version into that version. */
export function preparation(root: string): (text: string, file: string) => string {
  let facts: Facts | undefined
  return (text, file) => {
    facts ??= readFacts(root)
    const version = versionAskedFor(text.split('\n'))
    const chosen = version === undefined
      ? sayWhose(chooseTitles(text, facts, { file }), facts)
      : versionEntry(readDeck(root), version)
    return fillFacts(chosen, facts, { file })
  }
}
