import { expect, it } from 'vitest'
import { fieldValues, frontmatterBlock, frontmatterFields, specBody } from '../../src/specs/frontmatter'

const spec = '---\ntype: research\nlabels:\n- kpi-churn\ninformed_by:\n  - a.md\n  - b.md\napproval:\n  required: true\n---\n# Title\n\n## Findings\n\n- one\n\n## Out of scope\n'

it('lists fields in order, with line and text as written', () => {
  expect(frontmatterFields(spec).map(({ key, line }) => `${line} ${key}`)).toEqual(['2 type', '3 labels', '5 informed_by', '8 approval'])
  expect(frontmatterFields(spec)[2]!.text).toBe('informed_by:\n  - a.md\n  - b.md')
})

it('gives scalars and items alike', () => {
  expect(fieldValues(spec, 'type')).toEqual(['research'])
  expect(fieldValues(spec, 'informed_by')).toEqual(['a.md', 'b.md'])
  expect(fieldValues(spec, 'nothing')).toEqual([])
})

it('reads the body after the frontmatter', () => expect(specBody(spec).startsWith('# Title')).toBe(true))

it('finds no fields in a text without frontmatter', () => expect(frontmatterFields('# x\ntype: y\n')).toEqual([]))

it('gives the frontmatter as it stands in the file', () => {
  expect(frontmatterBlock('---\ntype: code\n---\n\n# Title\n')).toBe('---\ntype: code\n---')
  expect(frontmatterBlock('# Title\n')).toBe('')
})
