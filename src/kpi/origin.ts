import type { Fact, Facts, Unit } from '../facts'
import type { Calendar } from '../scenario'
import { isoSpan } from '../days'

/** What is said of a fact that no query counted. */
const DECLARED = { window: 'declared, not counted', method: 'scenario.yaml, or what follows from it' }

/** What is done with the rows where no interval or model is named. */
const METHODS: Record<Unit, string> = {
  count: 'count',
  money: 'sum',
  percent: 'share of the counts, no interval',
  points: 'difference of the counts, no interval',
  per1000: 'count per 1,000 at risk',
  hours: 'median',
  factor: 'computed from the counts',
  ratio: 'computed from the counts',
  text: 'read from the rows',
  date: 'read from the rows',
  dates: 'read from the rows',
}

/** Returns facts that all have a window and a method: what names no other is counted over all days of the data. */
export function withOrigins(facts: Facts, { firstDay, lastDay }: Calendar): Facts {
  const whole = isoSpan(firstDay, lastDay)
  const full = ({ value, unit, currency, what, query, n, window, method, why }: Fact): Fact => ({
    value,
    unit,
    ...currency === undefined ? {} : { currency },
    what,
    ...query === undefined ? {} : { query },
    ...n === undefined ? {} : { n },
    window: window ?? (query === undefined ? DECLARED.window : whole),
    method: method ?? (query === undefined ? DECLARED.method : METHODS[unit]),
    ...why === undefined ? {} : { why },
  })
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, full(fact)]))
}
