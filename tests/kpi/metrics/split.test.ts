import type { Row } from '../../../src/kpi/metrics/split'
import { describe, expect, it } from 'vitest'
import { facts, tables } from '../../../src/kpi/metrics/split'
import { acmeContext } from './context'

const context = acmeContext()
const cell = (plan: string, tenure_band: number, onboarding: number, at_risk: number, lost: number): Row => ({ plan, tenure_band, onboarding, reply: 0, integration: 0, at_risk, lost })
const rowOf = (cells: Row[], by: string, part: string) => tables(cells, context).splits.find(row => row.key === 'onboarding' && row.by === by && row.part === part)!

/**
 * The plan starter loses more, and has more with the driver: 30 of 100 against 20 of 100, and of team 6 of 50 against
 * 20 of 400. Crude that is 36/150 − 40/500 = 16 points; equal plans give less.
 */
const cells = [cell('starter', 1, 1, 100, 30), cell('starter', 1, 0, 100, 20), cell('team', 1, 1, 50, 6), cell('team', 1, 0, 400, 20)]

describe('a driver with the plan held equal', () => {
  it('is the Mantel–Haenszel difference over the plans', () => {
    // Weights 100 × 100 ÷ 200 = 50 and 50 × 400 ÷ 450 = 44.444; differences 0.1 and 0.07.
    const { diff, strata, atRisk, lost } = rowOf(cells, 'all', 'all')
    expect(diff).toBeCloseTo((50 * 0.1 + 400 / 9 * 0.07) / (50 + 400 / 9), 12)
    expect([strata, atRisk, lost]).toEqual([2, 150, 36])
  })

  it('within a plan or a band of tenure compares its own customers', () => {
    expect(rowOf(cells, 'plan', 'starter').diff).toBeCloseTo(0.1, 12)
    expect(rowOf(cells, 'plan', 'team').diff).toBeCloseTo(0.07, 12)
    expect(rowOf(cells, 'tenure', '1').diff).toBeCloseTo(rowOf(cells, 'all', 'all').diff!, 12)
  })

  it('names the plan that loses most, and counts plans whose interval lies above zero', () => {
    const told = facts(cells, context)
    expect(told['plan.onboarding.worst.diff']!.value).toBeCloseTo(0.1, 12)
    // Starter: 0.1 with a standard error of some 0.06, so zero is inside; team: 0.07 and some 0.047.
    expect(told['plan.onboarding.clear']).toMatchObject({ value: 0, n: 3 })
    const large = facts(cells.map(row => ({ ...row, at_risk: row.at_risk * 20, lost: row.lost * 20 })), context)
    expect(large['plan.onboarding.clear']!.value).toBe(2)
  })

  it('is no estimate where there is nobody to compare', () => {
    expect(rowOf(cells, 'plan', 'business')).toMatchObject({ diff: null, low: null, high: null, strata: 0, atRisk: 0 })
    expect(rowOf(cells, 'tenure', '3').diff).toBeNull()
    const told = facts([], context)
    expect(told['plan.onboarding.diff']!.value).toBeNull()
    expect(told['plan.onboarding.worst.diff']).toMatchObject({ value: null, why: 'there was nothing to count' })
  })
})
