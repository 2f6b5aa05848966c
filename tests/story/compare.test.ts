import { expect, it } from 'vitest'
import { compareRecordings, describeDifferences } from '../../src/story/compare'

const map = (files: Record<string, string>): Map<string, string> => new Map(Object.entries(files))

it('equal recordings do not differ', () => expect(compareRecordings(map({ a: '1\n' }), map({ a: '1\n' }))).toEqual([]))

it('names changed, missing and unexpected files', () => {
  const found = compareRecordings(map({ a: 'x\ny\n', b: '1' }), map({ a: 'x\nz\n', c: '2' }))
  expect(found.map(({ file, kind }) => `${kind} ${file}`)).toEqual(['changed a', 'missing b', 'unexpected c'])
  expect(describeDifferences(found)).toContain('line 2\n    - y\n    + z')
})

it('hashes may differ one to one', () => {
  expect(compareRecordings(map({ a: 'abc1234 abc1234' }), map({ a: 'def5678 def5678' }))).toEqual([])
})

it('one hash that becomes two is a change', () => {
  expect(compareRecordings(map({ a: 'abc1234 abc1234' }), map({ a: 'def5678 0000001' }))).toHaveLength(1)
})

it('with exact, any hash counts', () => {
  expect(compareRecordings(map({ a: 'abc1234' }), map({ a: 'def5678' }), { exact: true })).toHaveLength(1)
})
