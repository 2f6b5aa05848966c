import { expect, it } from 'vitest'
import { edited, insertion } from '../../src/markdown/edits'

it('makes edits where they belong, in whatever order they come', () => {
  expect(edited('one two', [{ from: 4, end: 7, text: 'three' }, insertion(0, '> ')])).toBe('> one three')
  expect(edited('', [])).toBe('')
})

it('keeps the order of what is put at one place, and puts it before what is replaced there', () => {
  expect(edited('ab', [{ from: 1, end: 2, text: 'B' }, insertion(1, '-'), insertion(1, '+')])).toBe('a-+B')
  expect(edited('ab', [insertion(2, '.'), { from: 1, end: 2, text: 'B' }])).toBe('aB.')
})

it('puts nothing into what is replaced', () => {
  expect(edited('abcd', [insertion(2, '!'), { from: 1, end: 3, text: '' }, { from: 2, end: 4, text: '?' }])).toBe('ad')
})
