import type { Row } from '../../../src/kpi/metrics/usual'
import { describe, expect, it } from 'vitest'
import { facts } from '../../../src/kpi/metrics/usual'
import { acmeContext } from './context'

const context = acmeContext()
const { windowStart } = context.calendar
const told = (rows: Row[], active = 1000) => facts(rows, { ...context, rowsOf: () => [{ active_now: active }] as never })

/** A window that begins so many weeks before the baseline. */
function windowOf(weeks: number, lost: number, at_risk = 100): Row {
  return { kind: 'window', period_no: 0, start_day: windowStart - 7 * weeks, end_day: windowStart - 7 * weeks + 27, at_risk, lost }
}

describe('the usual rate', () => {
  it('is that of the windows up to the baseline that share no day, together', () => {
    // 8 + 4 + 6 of 300; the windows between share days with them, the later one lies after the baseline.
    const rows = [windowOf(0, 8), windowOf(1, 90), windowOf(4, 4), windowOf(7, 90), windowOf(8, 6), windowOf(-4, 90)]
    const usual = told(rows)
    expect(usual['forecast.usual.rate']!.value).toBeCloseTo(0.06, 12)
    expect(usual['forecast.usual.windows']!.value).toBe(3)
    // (8 % − 6 %) of (8 % − 5 %): what going back scores by itself.
    expect(usual['forecast.usual.score']!.value).toBeCloseTo(2 / 3, 12)
    expect(usual['forecast.usual.rate']!.n).toBe(300)
  })

  it('carries the chance of the window to come as well: few customers, a wide interval', () => {
    const width = (active: number): number => {
      const usual = told([windowOf(0, 8), windowOf(4, 4)], active)
      return Number(usual['forecast.usual.high']!.value) - Number(usual['forecast.usual.low']!.value)
    }
    // 0.06 ± 1.96 × √(0.06 × 0.94 × (1 ÷ 200 + 1 ÷ 1000))
    expect(width(1000)).toBeCloseTo(2 * 1.959964 * Math.sqrt(0.0564 * 0.006), 6)
    expect(width(100)).toBeGreaterThan(width(1000))
  })

  it('leaves weeks out', () => {
    expect(told([windowOf(0, 8), { ...windowOf(4, 90), kind: 'week' }])['forecast.usual.rate']!.value).toBeCloseTo(0.08, 12)
  })
})
