import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from '../../src/kpi/intervals'
import { churnWithout } from '../../src/kpi/standardised'

const cell = (tenure_band: number, onboarding: number, at_risk: number, lost: number, integration = 0) => ({ tenure_band, onboarding, reply: 0, integration, at_risk, lost })
const churn = (...of: Parameters<typeof churnWithout>): number => churnWithout(...of)!.value

describe('churnWithout', () => {
  it('gives everyone the rate of those of the same tenure whom no driver touched', () => {
    // 10 % of the untouched young and 2 % of the untouched old: 0.1 × (100 + 50) + 0.02 × (400 + 100) = 15 + 10, of 650.
    expect(churn([cell(1, 0, 100, 10), cell(1, 1, 50, 20), cell(3, 0, 400, 8), cell(3, 1, 100, 9)]) * 650).toBeCloseTo(25, 12)
  })

  it('compares with those who have the same other drivers, where not all are cured', () => {
    // Without integration 10 of 100, 20 of 50; with it 4 of 20, 5 of 10. Only onboarding is cured: 0.1 × 150 + 0.2 × 30 = 21.
    const cells = [cell(1, 0, 100, 10), cell(1, 1, 50, 20), cell(1, 0, 20, 4, 1), cell(1, 1, 10, 5, 1)]
    expect(churn(cells, ['onboarding']) * 180).toBeCloseTo(21, 12)
    expect(churn(cells) * 180).toBeCloseTo(18, 12)
  })

  it('is what was lost where no driver touched anybody, or everybody', () => {
    expect(churn([cell(1, 0, 100, 10), cell(2, 0, 50, 5)])).toBeCloseTo(0.1, 12)
    expect(churn([cell(1, 1, 100, 10)])).toBeCloseTo(0.1, 12)
  })

  it('has the interval of Wilson where there is one group', () => {
    const { low, high } = churnWithout([cell(1, 0, 100, 10), cell(1, 1, 50, 20)])!
    expect(low).toBeCloseTo(wilson(10, 100).low!, 12)
    expect(high).toBeCloseTo(wilson(10, 100).high!, 12)
  })

  it('knows nothing of nobody', () => {
    expect(churnWithout([])).toBeUndefined()
  })

  it('does not move when the touched lose more or fewer', () => {
    fc.assert(fc.property(fc.nat(50), (lost) => {
      expect(churn([cell(1, 0, 100, 10), cell(1, 1, 50, lost)])).toBeCloseTo(0.1, 12)
    }))
  })
})
