import { expect, it } from 'vitest'
import { foldOnce, sayOnce } from '../../packages/slidev-companion/src/guide/repeats'
import { cellText } from '../../src/forms/figure'
import { listing } from '../../src/forms/listing'

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

it('of a long listing the lines that matter stand open, and all of it is folded', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`)
  const shown = listing({ kind: 'output', language: 'console', head: ['$ run'], lines, matters: line => line.endsWith('7') })
  expect(shown).toContain('```console\n$ run\n… 6 lines\nline 7\n… 9 lines\nline 17\n… 3 lines\n```')
  expect(shown).toContain(`<summary>The whole output: 20 lines</summary>\n\n\`\`\`console\n$ run\n${lines.join('\n')}\n\`\`\`\n\n</details>`)
  expect(listing({ kind: 'output', language: 'console', lines: lines.slice(0, 10) })).not.toContain('<details>')
})

it('a folded listing that the prose shows again is shown once', () => {
  const folded = '<details>\n<summary>All</summary>\n\n```\n1\n```\n\n</details>'
  expect(sayOnce(`${folded}\n\nTwo words.`, `Sarah looks:\n\n${folded}`)).toBe('Two words.')
})
