import type { Quoted } from '../../deck/slide-facts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slideFacts } from '../../deck/slide-facts'
import { readFacts } from '../kpi/facts'
import { deckSources } from './read-deck'

/** Returns which facts each slide quotes, from the deck's files as they stand. */
export function readQuoted(root: string, facts = readFacts(root)): Quoted {
  return { facts, slides: deckSources(root).flatMap(file => slideFacts(readFileSync(join(root, file), 'utf8'), facts)) }
}
