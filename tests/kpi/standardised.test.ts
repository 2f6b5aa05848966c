import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossesWithoutDrivers } from '../../src/kpi/standardised'

const cell = (tenure_band: number, onboarding: number, at_risk: number, lost: number) => ({ tenure_band, onboarding, reply: 0, integration: 0, at_risk, lost })

describe('lossesWithoutDrivers', () => {
  it('gives everyone the rate of those of the same tenure whom no driver touched', () => {
    // 10 % of the untouched young and 2 % of the untouched old: 0.1 × (100 + 50) + 0.02 × (400 + 100) = 15 + 10.
    expect(lossesWithoutDrivers([cell(1, 0, 100, 10), cell(1, 1, 50, 20), cell(3, 0, 400, 8), cell(3, 1, 100, 9)])).toBeCloseTo(25, 12)
  })

  it('is what was lost where no driver touched anybody, or everybody', () => {
    expect(lossesWithoutDrivers([cell(1, 0, 100, 10), cell(2, 0, 50, 5)])).toBe(15)
    expect(lossesWithoutDrivers([cell(1, 1, 100, 10)])).toBe(10)
  })

  it('does not move when the touched lose more or fewer', () => {
    fc.assert(fc.property(fc.nat(50), (lost) => {
      expect(lossesWithoutDrivers([cell(1, 0, 100, 10), cell(1, 1, 50, lost)])).toBeCloseTo(15, 12)
    }))
  })
})
