import { wilson } from './intervals'

/** null where there was nothing to count: no data is no estimate. */
export type Known = number | null

/** A rate with its two counts and Wilson's 95 % interval. All rates are fractions. */
export interface RateRow { atRisk: number, lost: number, rate: Known, low: Known, high: Known }

/** Returns a rate with its counts and Wilson's interval. */
export function rateRow(atRisk: number, lost: number): RateRow {
  const { value, low, high } = wilson(lost, atRisk)
  return { atRisk, lost, rate: value, low, high }
}
