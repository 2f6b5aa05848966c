import type { Estimate } from '../../src/kpi/intervals'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/data/random'
import { newcombe, wilson } from '../../src/kpi/intervals'
import { weightedSum } from '../../src/kpi/weighted'

describe('weightedSum', () => {
  it.each([[81, 263], [15, 148], [0, 20], [1, 29]])('is Wilson\'s interval of one share, %i of %i', (events, n) => {
    const { value, low, high } = wilson(events, n) as Estimate
    const sum = weightedSum([{ weight: 1, events, n }])!
    expect(sum.value).toBe(value)
    expect(sum.low).toBeCloseTo(low, 12)
    expect(sum.high).toBeCloseTo(high, 12)
  })

  /** Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10. */
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.8090],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 20, 0.6791, 1],
  ])('is the published interval of the difference %i/%i − %i/%i at weights 1 and −1', (a, n, b, m, low, high) => {
    const sum = weightedSum([{ weight: 1, events: a, n }, { weight: -1, events: b, n: m }])!
    const { value, low: from, high: to } = newcombe(a, n, b, m) as Estimate
    expect(sum.value).toBeCloseTo(value, 12)
    expect(sum.low).toBeCloseTo(from, 12)
    expect(sum.high).toBeCloseTo(to, 12)
    expect(sum.low).toBeCloseTo(low, 4)
    expect(sum.high).toBeCloseTo(high, 4)
  })

  it('adds squares: two groups of 50 and 100, half the weight each', () => {
    // Wilson: 10 of 50 is 0.2 (0.11244 to 0.33037), 10 of 100 is 0.1 (0.05523 to 0.17437).
    const { value, low, high } = weightedSum([{ weight: 0.5, events: 10, n: 50 }, { weight: 0.5, events: 10, n: 100 }])!
    expect(value).toBeCloseTo(0.15, 12)
    expect(low).toBeCloseTo(0.15 - 0.5 * Math.hypot(0.2 - 0.11244, 0.1 - 0.05523), 4)
    expect(high).toBeCloseTo(0.15 + 0.5 * Math.hypot(0.33037 - 0.2, 0.17437 - 0.1), 4)
  })

  it('knows nothing of no group, nor of a group of nobody', () => {
    expect(weightedSum([])).toBeUndefined()
    expect(weightedSum([{ weight: 0.5, events: 1, n: 9 }, { weight: 0.5, events: 0, n: 0 }])).toBeUndefined()
  })

  it('holds the true sum in 93 to 97 of 100 draws', () => {
    const random = createRandom('coverage', 'weighted')
    const groups = [{ weight: 0.2, p: 0.17, n: 580 }, { weight: 0.35, p: 0.05, n: 950 }, { weight: 0.45, p: 0.025, n: 1800 }]
    const truth = groups.reduce((sum, { weight, p }) => sum + weight * p, 0)
    const draws = 600
    const held = Array.from({ length: draws }).filter(() => {
      const drawn = groups.map(({ weight, p, n }) => ({ weight, n, events: random.binomial(n, p) }))
      const { low, high } = weightedSum(drawn)!
      return low <= truth && truth <= high
    }).length
    expect(held / draws).toBeGreaterThan(0.93)
    expect(held / draws).toBeLessThan(0.97)
  })
})
