import type { Fact, Facts, Unit } from '../facts'

export const WILSON = 'Wilson 95 % interval'
export const NEWCOMBE = 'Newcombe 95 % interval, method 10'

/** Where a fact comes from: query, n, window, method. */
export type Origin = Partial<Omit<Fact, 'value' | 'unit' | 'what'>>

interface Interval { value: number | null, low: number | null, high: number | null }

/** Returns a fact with its origin; one without a value says why, by its origin if that knows. */
export function fact(value: Fact['value'], unit: Unit, what: string, from: Origin = {}): Fact {
  const why = value === null ? { why: 'there was nothing to count' } : {}
  return { value, unit, what, ...why, ...from }
}

/** Returns a value and its interval's ends as facts: of churn.rate they are churn.low and churn.high. */
export function withInterval(key: string, of: Interval, unit: Unit, what: string, from: Origin): Facts {
  const parent = key.slice(0, key.lastIndexOf('.'))
  return {
    [key]: fact(of.value, unit, what, from),
    [`${parent}.low`]: fact(of.low, unit, `${what}: lower end of the interval`, from),
    [`${parent}.high`]: fact(of.high, unit, `${what}: upper end of the interval`, from),
  }
}

type Ends = Pick<Interval, 'low' | 'high'>

/** True if an interval lies above zero, or below it. */
export function isClear({ low, high }: Ends, above: boolean): boolean {
  return low !== null && high !== null && (above ? low > 0 : high < 0)
}

/** Returns in words what an interval says that is not clear of zero on the better side; `up` if more is better. */
export function verdictOf(of: Ends, up: boolean): Fact {
  return fact(isClear(of, !up) ? 'a clear loss' : 'no clear gain', 'text', 'what the arms show where they show no gain')
}

/** Returns all these facts as one record, in their order. */
export function merged(parts: Facts[]): Facts {
  return Object.assign({}, ...parts) as Facts
}
