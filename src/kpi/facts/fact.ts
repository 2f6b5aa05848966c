import type { Fact, Facts, Unit } from '../../facts'

export const WILSON = 'Wilson 95 % interval'
export const NEWCOMBE = 'Newcombe 95 % interval, method 10'

/** Where a fact comes from: query, n, window, method. */
export type Origin = Partial<Omit<Fact, 'value' | 'unit' | 'what'>>

interface Interval { value: number | null, low: number | null, high: number | null }

/** Returns a fact with its origin; one without a value says why. */
export function fact(value: Fact['value'], unit: Unit, what: string, rest: Origin = {}): Fact {
  return { value, unit, what, ...rest, ...(value === null ? { why: 'there was nothing to count' } : {}) }
}

/** Returns a value and its interval's ends as facts of their own: key.part, key.low, key.high. */
export function withInterval(key: string, part: string, { value, low, high }: Interval, unit: Unit, what: string, rest: Origin): Facts {
  return {
    [`${key}.${part}`]: fact(value, unit, what, rest),
    [`${key}.low`]: fact(low, unit, `${what}: lower end of the interval`, rest),
    [`${key}.high`]: fact(high, unit, `${what}: upper end of the interval`, rest),
  }
}
