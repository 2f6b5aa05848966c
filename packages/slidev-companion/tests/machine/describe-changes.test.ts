import { expect, it } from 'vitest'
import { countChanges, describeChanges } from '../../src/machine/describe-changes'

const at = (file: string) => `book/${file}`

it('says of a file that it was deleted, and names the rest as written', () => {
  const outputs = { 'a.md': '', 'b.md': '' }
  expect(describeChanges(['a.md', 'old.md'], outputs, at)).toEqual(['book/a.md', 'book/old.md, deleted'])
  expect(countChanges(['a.md', 'old.md'], outputs)).toBe('1 changed, 1 deleted')
  expect(countChanges([], outputs)).toBe('0 changed')
})

it('names the first of many and counts the others', () => {
  const files = Array.from({ length: 150 }, (_, i) => `${i}.md`)
  const lines = describeChanges(files, {}, at)
  expect(lines).toHaveLength(9)
  expect(lines.at(-1)).toBe('… and 142 more')
})
