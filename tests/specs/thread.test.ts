import { expect, it } from 'vitest'
import { approvalThread } from '../../src/specs/thread'

it('reads decisions with person, time and words, and stops at the next section', () => {
  const spec = '# T\n\n## Approval Discussion\n\n**sarah** - 2026-01-29 09:30 - REJECTED\nCounted twice.\nSay why.\n\n**sarah** - 2026-01-30 10:00 - APPROVED\n## Agent Output\n\n**x** - 2026-01-30 10:00 - APPROVED\n'
  expect(approvalThread(spec)).toEqual([
    { by: 'sarah', at: '2026-01-29 09:30', decision: 'rejected', words: 'Counted twice. Say why.' },
    { by: 'sarah', at: '2026-01-30 10:00', decision: 'approved', words: '' },
  ])
})

it('finds no decision in a spec without a discussion', () => expect(approvalThread('# T\n')).toEqual([]))
