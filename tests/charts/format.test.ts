import { expect, it } from 'vitest'
import { percentRange, pointsRange, span } from '../../src/charts/format'

it('writes intervals with one unit and the house\'s spaces', () => {
  expect(percentRange(0.0728, 0.0878)).toBe('7.3–8.8\u202F%')
  expect(pointsRange(-0.0027, 0.1087)).toBe('\u22120.3 to +10.9')
})

it('says a month once if both days are in it', () => {
  expect(span('2026-01-09', '2026-01-15')).toBe('9–15\u00A0Jan')
  expect(span('2025-12-19', '2026-01-15')).toBe('19\u00A0Dec – 15\u00A0Jan')
  expect(span('2026-03-04', '2026-03-31', true)).toBe('4–31\u00A0March')
})
