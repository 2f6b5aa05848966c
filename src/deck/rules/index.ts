import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { RecordedIn } from './elided'
import type { DeckRule } from './rule'
import { bullets } from './bullets'
import { code } from './code'
import { elided } from './elided'
import { frontmatter } from './frontmatter'
import { layouts } from './layouts'
import { markup } from './markup'
import { minutes } from './minutes'
import { notes } from './notes'
import { readers } from './readers'
import { spoken } from './spoken'
import { title } from './title'
import { words } from './words'

/**
 * Returns every rule; what is shown of a recording is held against `recordedIn`. A deck without a recording of its own
 * is not whole.
 */
export function deckRules(recordedIn: RecordedIn, isWhole = true): DeckRule[] {
  return [
    title,
    words,
    layouts,
    bullets,
    code,
    frontmatter,
    minutes(isWhole),
    readers,
    notes,
    spoken(isWhole),
    markup,
    elided(recordedIn),
  ]
}

/** Returns everything in a deck that one rule forbids, by file and line. */
export function brokenRule({ id, check }: DeckRule, deck: Deck): Problem[] {
  return check(deck).map(({ slide, found, fix }) => ({
    file: slide.file,
    line: slide.line,
    found: `${slide.alias ?? `slide ${slide.no}`}: ${found} (${id})`,
    fix,
  }))
}
