/** Natural process limits of an XmR chart. */
export interface Limits { mean: number, upper: number, lower: number, averageMovingRange: number }

export type Signal = 'outside' | 'range' | 'three of four' | 'eight in a row'

/** 3 ÷ d₂ for ranges of two, d₂ = 1.128. */
const FACTOR = 2.66
/** D₄ for ranges of two. */
const RANGE_FACTOR = 3.27

/**
 * Returns mean ± 2.66 × average moving range; the lower limit of a count or rate is not below 0.
 * Source: Wheeler, Understanding Variation (1993), chapter 3.
 */
export function xmrLimits(values: number[]): Limits {
  const mean = average(values)
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!))
  const averageMovingRange = ranges.length === 0 ? 0 : average(ranges)
  return {
    mean,
    upper: mean + FACTOR * averageMovingRange,
    lower: Math.max(0, mean - FACTOR * averageMovingRange),
    averageMovingRange,
  }
}

/**
 * Returns for each value the first of four rules that it completes, if any: a point outside the
 * limits; a step from the value before of more than 3.27 × the average moving range; three of four
 * in a row on one side, nearer the limit than the mean; eight in a row on one side of the mean.
 * Source: Wheeler 1993, as used by Barr's XmR guide
 * (staceybarr.com/measure-up/build-xmr-chart-kpi).
 */
export function xmrSignals(values: number[], limits: Limits): (Signal | undefined)[] {
  const { mean, upper, lower, averageMovingRange } = limits
  const isNearUpper = (value: number): boolean => value > (mean + upper) / 2
  const isNearLower = (value: number): boolean => value < (mean + lower) / 2
  return values.map((value, i) => {
    if (value > upper || value < lower)
      return 'outside'
    if (i > 0 && Math.abs(value - values[i - 1]!) > RANGE_FACTOR * averageMovingRange)
      return 'range'
    const four = values.slice(Math.max(0, i - 3), i + 1)
    const isNear = [isNearUpper, isNearLower].some(near => near(value) && four.filter(near).length >= 3)
    if (four.length === 4 && isNear)
      return 'three of four'
    const eight = values.slice(Math.max(0, i - 7), i + 1)
    if (eight.length === 8 && (eight.every(one => one > mean) || eight.every(one => one < mean)))
      return 'eight in a row'
    return undefined
  })
}

function average(values: number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}
