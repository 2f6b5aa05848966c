import { expect, it } from 'vitest'
import { partsOf, placedFields } from '../../components/spec-fields'
import { frontmatterFields } from '../../src/specs/frontmatter'

const fields = frontmatterFields('---\ntype: research\nstatus: pending\ninformed_by:\n  - a.md\n  - b.md\n---\n')

it('sets fields below each other, with room for a ring around those that are explained', () => {
  expect(placedFields(fields, ['informed_by', 'type'], 100)).toMatchObject({
    fields: [
      { key: 'type', note: 1, top: 107, anchor: 117, leaderStart: 156 },
      { key: 'status', note: -1, top: 134 },
      { key: 'informed_by', note: 0, top: 161, anchor: 191, leaderStart: 574 },
    ],
    bottom: 228,
  })
})

it('takes key and folder apart from what the eye reads', () => {
  expect(partsOf('type: research')).toEqual({ key: 'type:', text: ' research' })
  expect(partsOf('  - .chant/context/a.md')).toEqual({ folder: '  - .chant/context/', text: 'a.md' })
  expect(partsOf('  - src/a.md')).toEqual({ text: '  - src/a.md' })
})
