import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { LeftOut } from '../../deck/left-out'
import type { Facts } from '../../facts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deckFiles } from '../../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../../packages/slidev-companion/src/deck/load'
import { filledText } from '../../deck/filled'
import { leftOutNotice, leftOutOf } from '../../deck/left-out'
import { plainFacts } from '../../deck/plain-facts'
import { versionAskedFor, versionEntry, VERSIONS } from '../../deck/versions'
import { readFacts } from '../kpi/facts'

/** The entry files of this project: the whole talk, and the board's version with the rest as backups. */
export type Entry = 'slides.md' | 'board.md'

/** Returns the files in which the deck's words stand, by their paths. */
export function deckSources(root: string): string[] {
  return ['slides.md', ...readdirSync(join(root, 'pages')).map(name => `pages/${name}`)]
}

/** Returns the deck of this project with its facts filled in. */
export function readDeck(root: string, entry: Entry = 'slides.md'): Deck {
  return loadDeck(entry, { read: deckFiles(root).read, prepare: preparation(root), versions: Object.keys(VERSIONS) })
}

/** Returns what this project's deck leaves out, because nothing of this scenario was recorded. */
export function readLeftOut(root: string, facts: Facts): LeftOut | undefined {
  return leftOutOf(deckSources(root).map(file => readFileSync(join(root, file), 'utf8')), facts)
}

/** Returns what is to be said of slides that are left out; nothing where none is, or where there is no deck. */
export function readNotice(root: string): string | undefined {
  if (!existsSync(join(root, 'slides.md')))
    return undefined
  const facts = readFacts(root)
  return leftOutNotice(readLeftOut(root, facts), facts)
}

/**
 * Returns the deck with names of one word: for rules about its words, which any company's deck has; `other` has the
 * titles, prose and notes of slides whose claim other data make false.
 */
export function readPlainDeck(root: string, { other = false } = {}): Deck {
  const facts = readFacts(root)
  const left = readLeftOut(root, facts)
  const prepare = (text: string, file: string): string => filledText(text, plainFacts(facts), { file, left, other })
  return loadDeck('slides.md', { read: deckFiles(root).read, prepare, versions: Object.keys(VERSIONS) })
}

/** Returns what fills facts into the text of a deck's file, and turns the entry of a version into that version. */
export function preparation(root: string): (text: string, file: string) => string {
  let facts: Facts | undefined
  let left: LeftOut | undefined
  return (text, file) => {
    if (facts === undefined) {
      facts = readFacts(root)
      left = readLeftOut(root, facts)
    }
    const version = versionAskedFor(text.split('\n'))
    return filledText(version === undefined ? text : versionEntry(readDeck(root), version), facts, { file, left })
  }
}
