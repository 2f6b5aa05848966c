import type { Ending } from '../../src/kpi/survival'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, survivalAt } from '../../src/kpi/survival'

/** Weeks of remission under 6-MP: Freireich et al. 1963, Blood 21:699–716; a minus marks a patient still in remission. */
const REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
const ENDINGS: Ending[] = REMISSION.map(weeks => ({ duration: Math.abs(weeks), event: weeks > 0, count: 1 }))

describe('kaplanMeier', () => {
  /** Curve: Kalbfleisch and Prentice 1980; intervals: what summary(survfit(Surv(time, status) ~ 1, conf.type = "log-log")) of R's survival prints for them. */
  it('gives the published curve and intervals of the leukaemia trial', () => {
    const points = kaplanMeier(ENDINGS)
    expect(points.map(({ day, atRisk, events }) => [day, atRisk, events])).toEqual([[6, 21, 3], [7, 17, 1], [10, 15, 1], [13, 12, 1], [16, 11, 1], [22, 7, 1], [23, 6, 1]])
    const published = [[0.857, 0.620, 0.952], [0.807, 0.563, 0.923], [0.753, 0.503, 0.889], [0.690, 0.432, 0.849], [0.627, 0.368, 0.805], [0.538, 0.268, 0.747], [0.448, 0.188, 0.680]]
    published.forEach(([survival, low, high], i) => {
      expect(points[i]!.survival).toBeCloseTo(survival!, 3)
      expect(points[i]!.low).toBeCloseTo(low!, 3)
      expect(points[i]!.high).toBeCloseTo(high!, 3)
    })
  })

  it('counts those still followed on a day', () => {
    const points = kaplanMeier(ENDINGS)
    expect(survivalAt(ENDINGS, points, 0)).toMatchObject({ atRisk: 21, survival: 1 })
    expect(survivalAt(ENDINGS, points, 10)).toMatchObject({ atRisk: 15 })
    expect(survivalAt(ENDINGS, points, 36)).toMatchObject({ atRisk: 0, survival: null, low: null, high: null })
  })

  it('is not certain where few are followed and none has left: the more, the narrower', () => {
    const none = (count: number): Ending[] => [{ duration: 100, event: false, count }]
    const at = (count: number): number => survivalAt(none(count), [], 30)!.low!
    expect(survivalAt(none(3), [], 30)).toMatchObject({ survival: 1, high: 1 })
    expect(at(3)).toBeLessThan(0.5)
    expect(at(300)).toBeGreaterThan(0.98)
    expect(survivalAt(none(3), [], 14, 14)).toMatchObject({ survival: 1, low: 1, high: 1 }) // by definition, where the curve starts
  })

  it('is not certain either where the last has left', () => {
    const endings: Ending[] = [{ duration: 5, event: true, count: 2 }]
    const points = kaplanMeier(endings)
    expect(points[0]).toMatchObject({ survival: 0, low: 0 })
    expect(points[0]!.high).toBeGreaterThan(0.5)
    expect(survivalAt(endings, points, 9)).toMatchObject({ survival: 0, low: 0 })
  })

  it('knows nothing of a group of nobody', () => {
    expect(survivalAt([], [], 30)).toMatchObject({ atRisk: 0, survival: null, low: null, high: null })
  })

  it('never rises, stays in [0, 1] inside its interval, and counts every event, when some are cut off early', () => {
    const ending = fc.record({ duration: fc.integer({ min: 1, max: 40 }), event: fc.boolean(), count: fc.integer({ min: 1, max: 50 }) })
    fc.assert(fc.property(fc.array(ending, { minLength: 1, maxLength: 60 }), (endings) => {
      const points = kaplanMeier(endings)
      expect(points.reduce((sum, { events }) => sum + events, 0)).toBe(endings.reduce((sum, { event, count }) => sum + (event ? count : 0), 0))
      let before = 1
      for (const { survival, low, high } of points) {
        expect(survival).toBeLessThan(before)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(survival)
        expect(high).toBeGreaterThanOrEqual(survival)
        before = survival
      }
    }))
  })

  it('is one minus the share lost when nobody is cut off early, and never rises', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 80 }), (durations) => {
      const points = kaplanMeier(durations.map(duration => ({ duration, event: true, count: 1 })))
      for (const { day, survival, low, high } of points) {
        expect(survival).toBeCloseTo(durations.filter(one => one > day).length / durations.length, 10)
        expect(low).toBeLessThanOrEqual(survival + 1e-12)
        expect(high).toBeGreaterThanOrEqual(survival - 1e-12)
      }
    }))
  })
})
