import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberInWords, RE_NUMBER_WORDS, shareOfWords, valueOfWords } from '../src/number-words'

it('a number in words is read as the number it was', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
    expect(valueOfWords(numberInWords(value))).toBe(value)
  }))
})

it.each([
  ['Nine commands', ['Nine']],
  ['four hundred and twelve left, one of them twice', ['four hundred and twelve']],
  ['about a quarter, two thirds, half', ['a quarter', 'two thirds', 'half']],
  ['one hundred and one of the someone', ['one hundred and one']],
  ['weighty tenants often', []],
])('in "%s" are %j', (text, found) => {
  expect([...text.matchAll(RE_NUMBER_WORDS)].map(([words]) => words)).toEqual(found)
})

it('shares have values', () => {
  expect(['half', 'a quarter', 'two thirds', 'nine'].map(shareOfWords)).toEqual([0.5, 0.25, 2 / 3, undefined])
})
