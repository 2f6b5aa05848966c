import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmrLimits, xmrSignals } from '../../src/kpi/xmr'

/** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, Individuals Control Charts: ten flow rates; mean 50.81, average moving range 1.8778, limits 45.8159 and 55.8041 by 3/1.128. */
const FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

describe('xmrLimits', () => {
  it('gives the handbook\'s limits', () => {
    const { mean, averageMovingRange, upper, lower } = xmrLimits(FLOW)
    expect(mean).toBeCloseTo(50.81, 10)
    expect(averageMovingRange).toBeCloseTo(1.8778, 4)
    // Wheeler rounds 3 ÷ 1.128 = 2.6596 to 2.66: a difference in the third decimal.
    expect(upper).toBeCloseTo(55.8041, 2)
    expect(lower).toBeCloseTo(45.8159, 2)
  })

  it('moves with the values and never puts the lower limit of a rate below zero', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 40 }), (values) => {
      const limits = xmrLimits(values)
      const moved = xmrLimits(values.map(value => value + 10_000))
      expect(limits.lower).toBeGreaterThanOrEqual(0)
      expect(moved.mean - limits.mean).toBeCloseTo(10_000, 6)
      expect(moved.upper - limits.upper).toBeCloseTo(10_000, 6)
    }))
  })
})

describe('xmrSignals', () => {
  // Ranges this wide keep the rule of the steps quiet; it has a test of its own.
  const limits = { mean: 10, upper: 16, lower: 4, averageMovingRange: 10 }

  it('marks a point outside a limit, and none on it', () => {
    expect(xmrSignals([10, 16.1, 16, 4, 3.9], limits)).toEqual([undefined, 'outside', undefined, undefined, 'outside'])
  })

  it('marks three of four nearer a limit than the mean, on one side only', () => {
    expect(xmrSignals([13.5, 9, 14, 15], limits)).toEqual([undefined, undefined, undefined, 'three of four'])
    expect(xmrSignals([13.5, 6.5, 14, 6], limits)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('marks the eighth in a row on one side, not the seventh', () => {
    const signals = xmrSignals([11, 11, 12, 11, 12, 11, 11, 11, 9], limits)
    expect(signals.slice(0, 7)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, undefined])
    expect(signals[7]).toBe('eight in a row')
    expect(signals[8]).toBeUndefined()
  })

  it('marks a step of more than 3.27 average moving ranges, inside the limits too', () => {
    expect(xmrSignals([7, 13.6, 10], { ...limits, averageMovingRange: 2 })).toEqual([undefined, 'range', undefined])
    expect(xmrSignals([7, 13.5, 10], { ...limits, averageMovingRange: 2 })).toEqual([undefined, undefined, undefined])
  })

  it('finds the same when the chart is turned upside down or moved, and only in values of the chart', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), fc.integer({ min: -50, max: 50 }), (values, by) => {
      const signals = xmrSignals(values, limits)
      expect(signals).toHaveLength(values.length)
      expect(xmrSignals(values.map(value => 20 - value), limits)).toEqual(signals)
      expect(xmrSignals(values.map(value => value + by), { ...limits, mean: 10 + by, upper: 16 + by, lower: 4 + by })).toEqual(signals)
      values.forEach((value, i) => expect(signals[i] === 'outside').toBe(value > 16 || value < 4))
    }))
  })

  it('finds nothing in values that stay at the mean', () => {
    expect(xmrSignals([10, 10, 10, 10, 10, 10, 10, 10, 10], limits).every(signal => signal === undefined)).toBe(true)
  })
})
