import { expect, it } from 'vitest'
import { foldOnce, sayOnce } from '../../packages/slidev-companion/src/guide/repeats'
import { cellText } from '../../src/forms/figure'
import { cutListing, foldedFile, session } from '../../src/forms/listing'

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

const twenty = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`)

it('of a long step the commands and lines that matter stand open, and all of it is folded', () => {
  const run = { head: ['$ run'], lines: twenty, foot: ['[exit code 0]'] }
  const look = { head: ['$ look'], lines: ['one'], foot: ['[exit code 0]'] }
  const shown = session([run, look], line => line.endsWith('7'))
  expect(shown).toMatch(/^```console\n\$ run\n… 6 lines\nline 7\n… 9 lines\nline 17\n… 3 lines\n```\n\n<details>/)
  expect(shown).toContain(`<summary>All that was printed: 21 lines</summary>\n\n\`\`\`console\n$ run\n${twenty.join('\n')}\n[exit code 0]\n\n$ look\none\n[exit code 0]\n\`\`\`\n\n</details>`)
})

it('a step that ended badly says so, and a short one is shown whole', () => {
  expect(session([{ head: ['$ run'], lines: twenty, foot: ['[exit code 1]'] }], line => line.endsWith('7'))).toContain('… 3 lines\n[exit code 1]\n```')
  expect(session([{ head: ['$ run'], lines: ['one'], foot: ['[exit code 0]'] }], () => false)).toBe('```console\n$ run\none\n[exit code 0]\n```')
})

it('a long file is folded, and on paper cut', () => {
  const long = [...twenty, ...twenty]
  expect(foldedFile(long, 'js')).toBe(`<details>\n<summary>The whole file: 40 lines</summary>\n\n\`\`\`js\n${long.join('\n')}\n\`\`\`\n\n</details>`)
  expect(foldedFile(twenty, 'js')).toBe(`\`\`\`js\n${twenty.join('\n')}\n\`\`\``)
  expect(cutListing({ kind: 'file', language: 'js', lines: long })).toContain('line 12\n… 28 lines\n```')
})

it('a folded listing that the prose shows again is shown once', () => {
  const folded = '<details>\n<summary>All</summary>\n\n```\n1\n```\n\n</details>'
  expect(sayOnce(`${folded}\n\nTwo words.`, `Sarah looks:\n\n${folded}`)).toBe('Two words.')
})
