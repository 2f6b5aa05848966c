import type { Commit } from '../../src/specs/history'
import { expect, it } from 'vitest'
import { threadTurns } from '../../src/specs/turns'

const spec = `---
informed_by:
- context/first.md
- context/later.md
---
# A question

## Approval Discussion

**sarah** - 2026-01-29 09:30 - REJECTED
The overlap is counted twice.

**sarah** - 2026-01-30 10:00 - APPROVED
## Agent Output
`

const branch = 'chant/q'
const commits: Commit[] = [
  { hash: 'a', at: '2026-01-20T16:00:00Z', author: 'Mike', subject: 'Add the first source', files: ['context/first.md'] },
  { hash: 'b', at: '2026-01-28T10:00:00Z', author: 'Sarah', subject: 'chant(q): update spec status to in_progress', branch, files: ['.chant/specs/q.md'] },
  { hash: 'c', at: '2026-01-28T10:12:00Z', author: 'Sarah', subject: 'chant(q): rank one by one', branch, files: ['.chant/specs/q.md', 'report.md'] },
  { hash: 'd', at: '2026-01-29T09:30:00Z', author: 'Sarah', subject: 'chant(q): reject spec', files: ['.chant/specs/q.md'] },
  { hash: 'e', at: '2026-01-29T15:00:00Z', author: 'Mike', subject: 'Add a later source', files: ['context/later.md'] },
  { hash: 'f', at: '2026-01-30T10:00:00Z', author: 'Sarah', subject: 'chant(q): approve spec', files: ['.chant/specs/q.md'] },
]

it('puts drafts, later sources and decisions in the order of time, each with its commit', () => {
  expect(threadTurns('q', spec, commits).map(({ kind, hash }) => `${kind} ${hash}`)).toEqual(['agent c', 'rejected d', 'analyst e', 'approved f'])
})

it('keeps the reason as it was typed, and takes the name of the spec off a draft', () => {
  const [draft, rejection] = threadTurns('q', spec, commits)
  expect(draft!.words).toBe('rank one by one')
  expect(rejection!.words).toBe('The overlap is counted twice.')
})

it('leaves out what chant itself commits on the branch', () => {
  expect(threadTurns('q', spec, commits).map(({ hash }) => hash)).not.toContain('b')
})
