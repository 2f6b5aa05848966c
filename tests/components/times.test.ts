import { expect, it } from 'vitest'
import { dayOf, timeOf } from '../../components/times'

it('says day and time as they were in UTC, wherever the slide is shown', () => {
  expect(dayOf('2026-02-03T23:55:00Z')).toBe('3\u00A0Feb')
  expect(dayOf('2026-02-03T23:55:00Z', 'numeric')).toBe('3\u00A0Feb\u00A02026')
  expect(timeOf('2026-02-03T23:55:00Z')).toBe('23:55')
})
