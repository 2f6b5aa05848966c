import { describe, expect, it } from 'vitest'
import { isCompared, strataOf } from '../../src/kpi/strata'

const cell = (tenure_band: number, onboarding: number, reply: number, at_risk: number, lost: number, plan = 'a') => ({ tenure_band, onboarding, reply, integration: 0, at_risk, lost, plan })

describe('strataOf', () => {
  const cells = [cell(1, 0, 0, 10, 1), cell(1, 1, 0, 20, 4), cell(1, 0, 0, 5, 2, 'b'), cell(2, 1, 0, 7, 3), cell(2, 1, 1, 3, 1)]

  it('sets those whom the driver touched beside the others of the same column and the same other drivers', () => {
    expect(strataOf(cells, 'onboarding', ['tenure_band'])).toEqual([
      { exposed: 20, exposedEvents: 4, other: 15, otherEvents: 3 },
      { exposed: 7, exposedEvents: 3, other: 0, otherEvents: 0 },
      { exposed: 3, exposedEvents: 1, other: 0, otherEvents: 0 },
    ])
  })

  it('keeps apart what differs in a further column', () => {
    expect(strataOf(cells, 'onboarding', ['plan', 'tenure_band'])).toContainEqual({ exposed: 0, exposedEvents: 0, other: 5, otherEvents: 2 })
  })

  it('tells strata with customers on both sides from the others', () => {
    expect(strataOf(cells, 'onboarding', ['tenure_band']).map(isCompared)).toEqual([true, false, false])
  })
})
