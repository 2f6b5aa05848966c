import type { Cell } from '../../../src/kpi/cells'
import { describe, expect, it } from 'vitest'
import { facts, tables } from '../../../src/kpi/metrics/reach'
import { acmeContext } from './context'

function cell(tenure_band: number, drivers: string, at_risk: number, lost: number): Cell {
  const [onboarding, reply, integration] = [...drivers].map(Number)
  return { tenure_band, onboarding: onboarding!, reply: reply!, integration: integration!, at_risk, lost }
}

/** 10 of 100 without a driver; 20 of 50, 6 of 20 and 12 of 30 with one. */
const cells = [cell(1, '000', 100, 10), cell(1, '100', 50, 20), cell(1, '010', 20, 6), cell(1, '001', 30, 12)]

describe('how far the drivers reach', () => {
  it('adds up: those with no driver, those who leave even so, and those who stay are all the lost', () => {
    // All cured: 200 × 10 %. Built: 170 × 10 %, and the 30 who asked for an integration keep their 12.
    expect(tables(cells).reach).toMatchObject([
      { key: 'baseline', none: 10, touched: 38, lost: 48, rate: 0.24, low: null, high: null },
      { key: 'all', none: 10, touched: 10, lost: 20 },
      { key: 'built', none: 10, touched: 19, lost: 29 },
    ])
    const told = facts(cells, acmeContext())
    expect(told['reach.all.kept']!.value).toBe(28)
    expect(told['reach.built.kept']!.value).toBe(19)
    expect(told['reach.built.stay']!.value).toBe(19)
    expect(told['reach.built.rate']!.value).toBeCloseTo(29 / 200, 12)
  })

  it('has an interval round each rate, and a window, a method and an n', () => {
    for (const { key, rate, low, high } of tables(cells).reach.slice(1)) {
      expect(low!, key).toBeLessThan(rate)
      expect(high!, key).toBeGreaterThan(rate)
    }
    expect(facts(cells, acmeContext())['reach.all.low']).toMatchObject({ n: 200, window: '2025-12-19/2026-01-15', method: expect.stringContaining('Zou') })
  })

  it('knows nothing where a driver was recorded for nobody, or nobody was at risk', () => {
    for (const none of [cells.slice(0, 3), []]) {
      expect(tables(none).reach).toEqual([])
      const told = Object.values(facts(none, acmeContext()))
      expect(told.map(({ value }) => value)).toEqual(told.map(() => null))
      expect(told[0]!.why).toBe('a driver was recorded for nobody')
    }
  })
})
