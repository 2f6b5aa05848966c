import type { Fact, Facts } from '../facts'
import { capital } from '../form'

/** Facts that are names, or words of the company's own. */
const RE_NAME = /^(?:company\.(?:name|short|product)|people\.\w+\.\w+|segment\.\w+\.label)$/

/**
 * Returns facts with names of one word and numbers in English: for rules about the words of the pages, which are the
 * same for every company. Whether a long name has room, only the slide itself can tell.
 */
export function plainFacts(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, plain(key, fact)]))
}

// -- internal --

function plain(key: string, fact: Fact): Fact {
  if (key === 'company.locale')
    return { ...fact, value: 'en-GB' }
  return RE_NAME.test(key) && typeof fact.value === 'string' ? { ...fact, value: wordFor(key) } : fact
}

/** people.owner.name is "Ownername". */
function wordFor(key: string): string {
  return capital(key.split('.').slice(1).join(''))
}
