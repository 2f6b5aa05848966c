import { expect, it } from 'vitest'
import { redact, redactions } from '../../src/story/redactions'

const lines = (command: string, ...output: string[]): string[] => redact({ command, code: 0, output }, new Map()).output

it('each redaction has its reason', () => expect(redactions.every(({ reason }) => reason.length > 10)).toBe(true))

it('lists come by id, whatever the file system says', () => {
  expect(lines('chant list', '2026-02-02-002-kpi.1b-y ○ B', '2026-02-02-002-kpi.1a-x ○ A')).toEqual(['2026-02-02-002-kpi.1a-x ○ A', '2026-02-02-002-kpi.1b-y ○ B'])
})

it('the order of other lines stays', () => expect(lines('git status', 'b', 'a')).toEqual(['b', 'a']))

it('a drawn id becomes the story\'s', () => {
  const { output } = redact({ command: 'chant add "x"', code: 0, output: ['Created 2026-01-28-001-q7w'] }, new Map([['2026-01-28-001-q7w', '2026-01-28-001-xyz']]))
  expect(output).toEqual(['Created 2026-01-28-001-xyz'])
})

it('the place of worktrees is not told', () => expect(lines('chant work x', '→ Worktree: /tmp/chant-acme-churn-x')).toEqual(['→ Worktree: [TMP]/chant-acme-churn-x']))

it('activity stays newest first and ties have one order', () => {
  const a = '2026-02-02 09:41  Sarah        CREATED      002-kpi.1a A'
  const b = '2026-02-02 09:41  Sarah        CREATED      002-kpi.1b B'
  const later = '2026-02-02 10:30  Sarah        APPROVED     001-pln    P'
  expect(lines('chant activity', later, a, b)).toEqual(lines('chant activity', later, b, a))
  expect(lines('chant activity', a, later)[0]).toBe(later)
})
