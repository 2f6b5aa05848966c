import { expect, it } from 'vitest'
import { firstDifference } from '../src/drift'

it('names the first line that differs, with what it is and what it should be', () => {
  expect(firstDifference('a.md', 'one\ntwo 8\nthree', 'one\ntwo 9\nfour')).toEqual({ file: 'a.md', line: 2, found: '"two 8", but it should be "two 9"' })
})

it('cuts long lines to the place where they part', () => {
  const { found } = firstDifference('a.svg', `${'a'.repeat(200)}1${'b'.repeat(200)}`, `${'a'.repeat(200)}2${'b'.repeat(200)}`)!
  expect(found).toBe(`"…${'a'.repeat(30)}1${'b'.repeat(29)}…", but it should be "…${'a'.repeat(30)}2${'b'.repeat(29)}…"`)
})

it('says that a file ends too early or goes on', () => {
  expect(firstDifference('a', 'one', 'one\ntwo')).toMatchObject({ line: 2, found: 'the end of the file, but it should be "two"' })
  expect(firstDifference('a', 'one\n', 'one')).toMatchObject({ line: 2, found: '"", but it should be the end of the file' })
})

it('says nothing of two texts that are the same', () => {
  expect(firstDifference('a', 'one\n', 'one\n')).toBeUndefined()
})
