import type { RecordedCommand } from '../../src/specs/recording'
import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { elided } from '../../src/deck/rules/elided'
import { saysFailure } from '../../src/specs/failure'

const RECORDED: Record<string, RecordedCommand[]> = {
  refused: [
    { command: 'chant list', output: ['one', 'two'], exit: 0 },
    { command: 'chant merge', output: ['→ Found 1', '', 'Run chant approve.', 'Error: Cannot merge'], exit: 1 },
  ],
  silent: [{ command: 'chant work', output: ['→ Starting', '⚠ Merge failed', 'Done.'], exit: 0 }],
  twice: [{ command: 'chant a', output: ['error: a'], exit: 2 }, { command: 'chant b', output: ['error: b'], exit: 1 }],
}
const rule = elided(step => RECORDED[step])

function faults(shown: string, guide = 'Prose.'): string[] {
  const deck = loadDeck('slides.md', { read: () => `# A title\n\n${shown}\n\n::guide::\n\n${guide}\n` })
  return rule.check(deck).map(({ found }) => found)
}

describe('what a slide leaves out of a recording', () => {
  it.each([
    ['nothing', '<Transcript step="refused" />'],
    ['lines that report no failure', '<Transcript step="refused" only="2" lines="1 4" />'],
    ['commands that ended with 0', '<CommandRows steps="refused" only="merge" keep="^Error.*" />'],
    ['lines of a command whose exit code and reason stand there', '<CommandRows steps="refused" keep="Error.*" />'],
    ['a step of another scenario', '<Transcript step="unknown" lines="1" />'],
  ])('may be %s', (_, shown) => {
    expect(faults(shown)).toEqual([])
  })

  it.each([
    ['the line of an error', '<Transcript step="refused" only="2" lines="1-2" />', 'Error: Cannot merge'],
    ['the end of an output', '<Transcript step="refused" only="2" from="Found" lines="1" />', 'Error: Cannot merge'],
    ['a failure of a run that exits 0', '<Transcript step="silent" lines="1 3" />', 'Merge failed'],
    ['the same in rows', '<CommandRows steps="silent" keep="Done" />', 'Merge failed'],
    ['every line that says why', '<CommandRows steps="refused" keep="^→.*" />', 'Error: Cannot merge'],
    ['a command that failed', '<Transcript step="refused" only="1" />', 'ended with 1'],
    ['the same in rows', '<CommandRows steps="refused" only="list" />', 'ended with 1'],
    ['one of two exit codes', '<Transcript step="twice" />', 'one exit code for 2 commands'],
    ['a command beside two verdicts', '<TwoVerdicts step="refused" command="list" check="^none" />', 'ended with 1'],
  ])('is never %s', (_, shown, found) => {
    expect(faults(shown)).toEqual([expect.stringContaining(found)])
  })

  it('nor is it a command that failed, in the prose for readers', () => {
    expect(faults('Words.', '<Transcript step="refused" only="1" />')).toHaveLength(1)
  })
})

it.each([
  ['✗ 1 spec(s) require approval before merge:', true],
  ['  ✗ 1 specs failed', true],
  ['fatal: a branch named x already exists', true],
  ['CONFLICT (add/add): Merge conflict in product/README.md', true],
  ['Partial failure: 2 succeeded, 1 failed', true],
  ['No churn report this morning, 2026-02-13:', true],
  ['    "failed": 0,', false],
  ['# fail 0', false],
  ['✗ No matching commits found on main', false],
  ['✓ All specs merged successfully.', false],
])('"%s" says that something failed: %s', (line, says) => {
  expect(saysFailure(line)).toBe(says)
})
