import type { Facts } from './facts'
import { isFactIn, readReference } from './references'

/** What the pages count, and what one of it is called. */
const ONE: Record<string, string> = {
  accounts: 'account',
  answers: 'answer',
  branches: 'branch',
  customers: 'customer',
  days: 'day',
  drafts: 'draft',
  hours: 'hour',
  losses: 'loss',
  people: 'person',
  replies: 'reply',
  signals: 'signal',
  tickets: 'ticket',
  weeks: 'week',
  windows: 'window',
}
const RE_COUNTED = new RegExp(
  `\\{\\{([^{}]*)\\}\\}(\\*{0,2} (?:(?:lost|stalled|urgent|whole) )?)(${Object.keys(ONE).join('|')})\\b`,
  'g',
)

/** Returns the text of a page with what is counted in the singular where there is one: "1 customer", "2 customers". */
export function inNumber(text: string, facts: Facts): string {
  const isFact = isFactIn(facts)
  return text.replace(RE_COUNTED, (whole, inside: string, between: string, noun: string) => {
    const reference = readReference(inside)
    const isOne = isFact(reference) && Object.hasOwn(facts, reference.key) && facts[reference.key]!.value === 1
    return isOne ? `{{${inside}}}${between}${ONE[noun]}` : whole
  })
}
