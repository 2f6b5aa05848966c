import type { Fact, Facts, Unit } from '../../facts'
import type { Estimate } from '../intervals'

export const WILSON = 'Wilson 95 % interval'
export const NEWCOMBE = 'Newcombe 95 % interval, method 10'

/** Where a fact comes from: query, n, window, method. */
export type Origin = Partial<Omit<Fact, 'value' | 'unit' | 'what'>>

/** Returns a fact with its origin. */
export function fact(value: number | string, unit: Unit, what: string, rest: Origin = {}): Fact {
  return { value, unit, what, ...rest }
}

/** Returns a value and its interval's ends as facts of their own: key.part, key.low, key.high. */
export function withInterval(key: string, part: string, { value, low, high }: Estimate, unit: Unit, what: string, rest: Origin): Facts {
  return {
    [`${key}.${part}`]: fact(value, unit, what, rest),
    [`${key}.low`]: fact(low, unit, `${what}: lower end of the interval`, rest),
    [`${key}.high`]: fact(high, unit, `${what}: upper end of the interval`, rest),
  }
}
