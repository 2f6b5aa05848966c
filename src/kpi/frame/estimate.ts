import type { Measure } from '../../key-result'
import type { Unknown } from '../intervals'
import type { Known } from '../rate'
import { WILSON } from '../fact'
import { UNKNOWN, wilson } from '../intervals'

/** What a query of the frame counts: a share by its two counts, or a median with its interval. */
export type Counted = { n: number } & ({ hits: number } | Median)

interface Median { median_hours: number | null, low_hours: number | null, high_hours: number | null }

/** A value with its interval and its count. */
export interface EstimateRow { value: Known, low: Known, high: Known, n: number, hits: Known }

/** How the interval of a median is made. */
const CONOVER = 'order statistics, 95 % interval (Conover 1999)'

/** Returns the value of what a query counted; of nothing it is not known. */
export function estimateOf(counted: Counted | undefined): EstimateRow {
  if (counted === undefined || counted.n === 0)
    return { ...UNKNOWN, n: 0, hits: null }
  const { n } = counted
  if ('hits' in counted)
    return { ...wilson(counted.hits, n), n, hits: counted.hits }
  return { value: counted.median_hours, low: counted.low_hours, high: counted.high_hours, n, hits: null }
}

/** Returns the three numbers of a row, as formulas take them. */
export function intervalOf({ value, low, high }: EstimateRow): { value: number, low: number, high: number } | Unknown {
  return value === null || low === null || high === null ? UNKNOWN : { value, low, high }
}

/** Returns how the intervals of a measure are made. */
export function methodOf({ unit }: Measure): string {
  return unit === 'percent' ? WILSON : CONOVER
}
