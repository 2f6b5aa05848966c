import { expect, it } from 'vitest'
import { editSpec } from '../../src/story/edits'

const done = '---\nstatus: completed\ninformed_by:\n- .chant/context/kpi-churn-q1/user-survey-summary.md\napproval:\n  required: true\n  status: rejected\n---\n- [x] one\n'
const texts = { research: 'R', plan: 'P' }

it('reopening empties the boxes, closes the gate and names the new source', () => {
  const text = editSpec('reopen', done, texts)
  expect(text).toContain('status: pending')
  expect(text).toContain('- [ ] one')
  expect(text).not.toContain('approval:')
  expect(text).toContain('user-survey-summary.md\n- .chant/context/kpi-churn-q1/cohort-overlap-cut-2026-01.md\n')
})

it('ticking fills the boxes and nothing else', () => expect(editSpec('tick', '- [ ] a\n', texts)).toBe('- [x] a\n'))
it('a spec is typed in whole', () => expect(editSpec('research', 'draft', texts)).toBe('R'))
