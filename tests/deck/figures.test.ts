import type { Fact } from '../../src/facts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresIn, numbersIn, untracedFigures, writtenFacts } from '../../src/deck/figures'

const facts: Fact[] = [
  { value: 0.08, unit: 'percent', what: 'rate' },
  { value: 5008, unit: 'count', what: 'n' },
  { value: -0.0027, unit: 'points', what: 'low' },
  { value: 21.96714823, unit: 'per1000', what: 'week' },
]

it('finds figures with their lines, and no dates, ids, code or constants', () => {
  expect(figuresIn('# Acme\n\nOn 2026-02-13, 5,008 (95% interval 7.3–8.8 %)\n`code 3` of spec 2026-01-28-001-xyz')).toEqual([
    { text: '5,008', line: 3 },
    { text: '7.3–8.8', line: 3 },
  ])
})

it('reads a number however it is written', () => {
  expect(['(5,008', '8.0\u202F%', '8.0%', '+3.6', '7.3–8.8', '\u22120.3', '-0.3', '400,', '(66%).'].map(numbersIn)).toEqual([['5008'], ['8.0%'], ['8.0%'], ['3.6'], ['7.3', '8.8'], ['-0.3'], ['-0.3'], ['400'], ['66%']])
})

it('knows a fact whole and with decimals, a share with and without its sign', () => {
  expect([...writtenFacts(facts)].sort()).toEqual(['-0.3', '22', '22.0', '5008', '8', '8%', '8.0', '8.0%'].sort())
})

it('names a figure that is no fact, with file, line and where it was looked for', () => {
  const problems = untracedFigures('8.0% of 5,008\n8.1% of 5,080', 'report.md', writtenFacts(facts), 'the results')
  expect(problems.map(({ file, line, found }) => [file, line, found])).toEqual([
    ['report.md', 2, 'the figure 8.1% in "8.1%" is nowhere in the results'],
    ['report.md', 2, 'the figure 5080 in "5,080" is nowhere in the results'],
  ])
})

it('finds every fact that a text quotes, and no other number passes', () => {
  fc.assert(fc.property(fc.integer({ min: 1000, max: 99_999 }), fc.integer({ min: 1, max: 9 }), (value, by) => {
    const known = writtenFacts([{ value, unit: 'count', what: 'n' }])
    expect(untracedFigures(`lost ${value.toLocaleString('en')}.`, 'x.md', known, 'the results')).toEqual([])
    expect(untracedFigures(`lost ${(value + by).toLocaleString('en')}.`, 'x.md', known, 'the results')).toHaveLength(1)
  }))
})
