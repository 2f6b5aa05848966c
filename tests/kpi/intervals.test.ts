import type { Estimate, Stratum } from '../../src/kpi/intervals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/data/random'
import * as intervals from '../../src/kpi/intervals'

/** Where somebody was counted there is an estimate; the others are tried by name. */
const wilson = (...of: Parameters<typeof intervals.wilson>): Estimate => intervals.wilson(...of) as Estimate
const newcombe = (...of: Parameters<typeof intervals.newcombe>): Estimate => intervals.newcombe(...of) as Estimate
const mantelHaenszel = (...of: Parameters<typeof intervals.mantelHaenszel>): Estimate => intervals.mantelHaenszel(...of) as Estimate
const predictShare = (...of: Parameters<typeof intervals.predictShare>): Estimate => intervals.predictShare(...of) as Estimate
const detectable = (...of: Parameters<typeof intervals.detectable>): number => intervals.detectable(...of)!
const NOTHING = { value: null, low: null, high: null }

const counts = fc.integer({ min: 1, max: 5000 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

/**
 * The four worked examples of Newcombe 1998, Statistics in Medicine 17:857–872, method 3 (score, no continuity correction).
 * The same four are the data of the examples of R's meta package (help page of metaprop, "Data examples from Newcombe (1998)").
 */
describe('wilson', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i of %i', (successes, n, low, high) => {
    const interval = wilson(successes, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('holds the share, stays in [0, 1] and mirrors', () => {
    fc.assert(fc.property(counts, ([x, n]) => {
      const { value, low, high } = wilson(x, n)
      const mirror = wilson(n - x, n)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      expect(1 - mirror.high).toBeCloseTo(low, 12)
    }))
  })

  it('narrows as n grows at the same share', () => {
    fc.assert(fc.property(counts, ([x, n]) => {
      const [small, large] = [wilson(x, n), wilson(4 * x, 4 * n)]
      expect(large.high - large.low).toBeLessThan(small.high - small.low)
    }))
  })

  it('knows nothing about nobody', () => {
    expect(wilson(0, 0)).toEqual(NOTHING)
  })
})

/**
 * All eight contrasts of Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10. The first two are also the
 * examples of BinomDiffCI(method = "score") in R's DescTools.
 */
describe('newcombe', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.8090],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives the published interval of %i/%i − %i/%i', (a, n, b, m, low, high) => {
    const interval = newcombe(a, n, b, m)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('turns its sign when the groups are swapped and holds the difference', () => {
    fc.assert(fc.property(counts, counts, ([a, n], [b, m]) => {
      const one = newcombe(a, n, b, m)
      const other = newcombe(b, m, a, n)
      expect(one.low).toBeCloseTo(-other.high, 12)
      expect(one.low).toBeLessThanOrEqual(one.value)
      expect(one.high).toBeGreaterThanOrEqual(one.value)
    }))
  })
})

describe('nothing counted', () => {
  it('gives no difference, no adjusted one, no forecast and no size that could be told', () => {
    for (const [n, m] of [[0, 0], [0, 5], [5, 0]] as const) {
      expect(newcombe(0, n, 0, m)).toEqual(NOTHING)
      expect(predictShare(0, n, m)).toEqual(NOTHING)
      expect(detectable(0.2, n, m)).toBeNull()
      expect(mantelHaenszel([{ exposed: n, exposedEvents: 0, other: m, otherEvents: 0 }])).toEqual(NOTHING)
    }
    expect(mantelHaenszel([])).toEqual(NOTHING)
    for (const p of [null, 0, 1])
      expect(detectable(p, 50, 50)).toBeNull()
  })
})

describe('few counted', () => {
  const wide = ({ low, high }: Estimate): number => high - low
  const small = fc.integer({ min: 1, max: 12 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('gives no certainty: one exposed customer who left is no difference of 1 with an interval of [1, 1]', () => {
    expect(wide(mantelHaenszel([{ exposed: 1, exposedEvents: 1, other: 7, otherEvents: 0 }]))).toBeGreaterThan(0.5)
    expect(wide(predictShare(0, 8, 8))).toBeGreaterThan(0.3)
    expect(wide(predictShare(8, 8, 8))).toBeGreaterThan(0.3)
  })

  it('never gives an interval without width, nor one outside [−1, 1], however few and however they fall', () => {
    fc.assert(fc.property(fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 5 }), (pairs) => {
      const strata = pairs.map(([[a, n], [b, m]]): Stratum => ({ exposed: n, exposedEvents: a, other: m, otherEvents: b }))
      const { value, low, high } = mantelHaenszel(strata)
      expect(high - low).toBeGreaterThan(0.01)
      expect(low).toBeGreaterThanOrEqual(-1)
      expect(high).toBeLessThanOrEqual(1)
      expect(value).toBeGreaterThanOrEqual(low)
      expect(value).toBeLessThanOrEqual(high)
    }))
    fc.assert(fc.property(small, fc.integer({ min: 1, max: 12 }), ([x, n], m) => {
      const { value, low, high } = predictShare(x, n, m)
      expect(high - low).toBeGreaterThan(0.01)
      expect(value).toBeGreaterThanOrEqual(low)
      expect(value).toBeLessThanOrEqual(high)
    }))
  })
})

describe('mantelHaenszel', () => {
  /** University Group Diabetes Program, deaths by age: Rothman 2012, Epidemiology, table 10–3: risk difference 0.035, 90 % interval −0.018 to 0.087. */
  const ugdp = [
    { exposed: 106, exposedEvents: 8, other: 120, otherEvents: 5 },
    { exposed: 98, exposedEvents: 22, other: 85, otherEvents: 16 },
  ]

  it('gives the published risk difference of the tolbutamide trial', () => {
    const { value, low, high } = mantelHaenszel(ugdp)
    const narrower = 1.6449 / intervals.Z // a 90 % interval was published, ours is 95 %
    expect(value).toBeCloseTo(0.035, 3)
    expect(value - (value - low) * narrower).toBeCloseTo(-0.018, 3)
    expect(value + (high - value) * narrower).toBeCloseTo(0.087, 3)
  })

  it('is the plain difference when there is one stratum', () => {
    fc.assert(fc.property(counts, counts, ([a, n], [b, m]) => {
      expect(mantelHaenszel([{ exposed: n, exposedEvents: a, other: m, otherEvents: b }]).value).toBeCloseTo(a / n - b / m, 10)
    }))
  })

  it('does not see the confounder that fools the crude difference', () => {
    const strata = [
      { exposed: 900, exposedEvents: 180, other: 100, otherEvents: 20 },
      { exposed: 100, exposedEvents: 5, other: 900, otherEvents: 45 },
    ]
    expect(newcombe(185, 1000, 65, 1000).value).toBeCloseTo(0.12, 10)
    expect(mantelHaenszel(strata).value).toBeCloseTo(0, 10)
  })

  it('leaves out strata with one side empty', () => {
    expect(mantelHaenszel([...ugdp, { exposed: 40, exposedEvents: 40, other: 0, otherEvents: 0 }])).toEqual(mantelHaenszel(ugdp))
  })

  it('covers the truth about 95 times in 100, also with sparse strata', () => {
    const random = createRandom('coverage', 'test')
    const truth = 0.1
    let covered = 0
    for (let run = 0; run < 1000; run++) {
      const strata = [[0.05, 60, 20], [0.2, 40, 50], [0.4, 8, 6]].map(([base, exposed, other]) => ({
        exposed: exposed!,
        exposedEvents: random.binomial(exposed!, base! + truth),
        other: other!,
        otherEvents: random.binomial(other!, base!),
      }))
      const { low, high } = mantelHaenszel(strata)
      covered += low <= truth && truth <= high ? 1 : 0
    }
    expect(covered).toBeGreaterThan(930)
    expect(covered).toBeLessThan(970)
  })
})

describe('predictShare', () => {
  it('holds the share, stays in [0, 1], and never widens as the later sample grows', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 1, max: 5000 }), ([x, n], m) => {
      const { value, low, high } = predictShare(x, n, m)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      const [wider, larger] = [high - low, predictShare(x, n, 2 * m)]
      expect(larger.high - larger.low).toBeLessThanOrEqual(wider + 1e-12)
    }))
  })

  it('is wider than the interval of the share itself and covers a second sample about 95 times in 100', () => {
    const random = createRandom('prediction', 'test')
    let covered = 0
    for (let run = 0; run < 1000; run++) {
      const { low, high } = predictShare(random.binomial(500, 0.2), 500, 400)
      const later = random.binomial(400, 0.2) / 400
      covered += low <= later && later <= high ? 1 : 0
    }
    expect(covered).toBeGreaterThan(930)
    expect(covered).toBeLessThan(970)
    const [prediction, interval] = [predictShare(400, 5000, 5000), wilson(400, 5000)]
    expect(prediction.high - prediction.low).toBeGreaterThan(interval.high - interval.low)
  })
})

/** The rule of thumb asks for 16 × 0.2 × 0.8 ÷ 0.2² = 64 in each group to tell 0.3 from 0.1 (van Belle 2008, section 2.4). */
describe('detectable', () => {
  it('is nothing where arms are so small that no difference of two shares would show', () => {
    expect(intervals.detectable(0.2, 2, 3)).toBeNull()
    expect(intervals.detectable(0.2, 12, 12)).toBeGreaterThan(0.4)
  })
  it('finds the published difference with the published size', () => {
    expect(detectable(0.2, 64, 64)).toBeCloseTo(0.2, 2)
  })

  it('halves when the samples are four times as large', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 16, max: 10_000 }), (p, n) => {
      expect(detectable(p, 4 * n, 4 * n)).toBeCloseTo(detectable(p, n, n) / 2, 12)
    }))
  })
})
