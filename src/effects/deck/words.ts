import type { Problem } from '../../../packages/slidev-companion/src/errors'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeProblem } from '../../../packages/slidev-companion/src/errors'
import { unboundClaims } from '../../deck/chosen-titles'
import { isOwnRecording } from '../../deck/own-recording'
import { brokenRule, deckRules } from '../../deck/rules'
import { readFacts } from '../kpi/facts'
import { noteLeaks } from './customer-texts'
import { deckSources, readPlainDeck } from './read-deck'
import { recordedIn } from './recorded'

/** Returns what is wrong with the words of the deck, whatever the names in it, and whichever of its claims hold. */
export function problemsOfWords(root: string): Problem[] {
  const unbound = deckSources(root).flatMap(file => unboundClaims(readFileSync(join(root, file), 'utf8'), file))
  const rules = deckRules(recordedIn(root), isOwnRecording(readFacts(root)))
  const wrongIn = (other: boolean): Problem[] => {
    const deck = readPlainDeck(root, { other })
    return [...rules.flatMap(rule => brokenRule(rule, deck)), ...noteLeaks(root, deck)]
  }
  const own = wrongIn(false)
  const known = new Set(own.map(describeProblem))
  const others = unbound.length > 0 ? [] : wrongIn(true)
  return [...unbound, ...own, ...others.filter(problem => !known.has(describeProblem(problem)))]
}
