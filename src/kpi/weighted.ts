import type { Estimate } from './intervals'
import { wilson } from './intervals'

/** A share counted in a group of its own, with its weight in a sum of such shares. */
export interface Weighted { weight: number, events: number, n: number }

/**
 * Returns a weighted sum of independent shares with its interval: how far the ends of Wilson's
 * intervals lie from their shares, weighted, and added as squares. One share of weight 1 gives
 * Wilson's interval, weights 1 and −1 give Newcombe's. Of a share of nobody nothing is known.
 * Source: Zou, Huang and Zhang 2009, Computational Statistics and Data Analysis 53:1080–1085.
 */
export function weightedSum(shares: Weighted[]): Estimate | undefined {
  const ends = shares.map(({ weight, events, n }) => {
    const { value, low, high } = wilson(events, n)
    return value === null ? undefined : sorted(weight * value, weight * low, weight * high)
  })
  if (ends.length === 0 || ends.includes(undefined))
    return undefined
  const known = ends as Estimate[]
  const value = known.reduce((sum, one) => sum + one.value, 0)
  return {
    value,
    low: value - Math.hypot(...known.map(one => one.value - one.low)),
    high: value + Math.hypot(...known.map(one => one.high - one.value)),
  }
}

// -- internal --

/** A negative weight turns the ends round. */
function sorted(value: number, one: number, other: number): Estimate {
  return { value, low: Math.min(one, other), high: Math.max(one, other) }
}
