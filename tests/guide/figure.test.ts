import { expect, it } from 'vitest'
import { foldOnce, sayOnce } from '../../packages/slidev-companion/src/guide/repeats'
import { cellText } from '../../src/forms/figure'

it.each([
  [0.1262, 'percent', '12.6\u202F%'],
  [-0.0027, 'points', '\u22120.3'],
  [2365, 'count', '2,365'],
  ['2025-10-10', 'date', '10\u00A0Oct\u00A02025'],
  [0.1666666667, 'factor', '0.17'],
  [true, 'text', 'yes'],
  ['over 365 days', 'text', 'over 365 days'],
  [null, 'percent', ''],
] as const)('a chart\'s table prints %s (%s) as %s', (value, unit, text) => {
  expect(cellText(value, { unit })).toBe(text)
})

it('a listing that the prose shows again is shown once', () => {
  const listing = '```console\n$ chant list\n[exit code 0]\n```'
  expect(sayOnce(`${listing}\n\nTwo words.`, `Sarah looks:\n\n${listing}`)).toBe('Two words.')
  expect(sayOnce(listing, 'Sarah looks.')).toBe(listing)
})

it('the numbers of a picture that comes twice are folded under the first', () => {
  const folded = '<details>\n<summary>Numbers</summary>\n\n| 1 |\n\n</details>\n\n'
  expect(foldOnce(`a\n\n${folded}b\n\n${folded}c`)).toBe(`a\n\n${folded}b\n\nc`)
})
