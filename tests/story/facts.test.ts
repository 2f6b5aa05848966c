import type { Commit } from '../../src/story/commits'
import { expect, it } from 'vitest'
import { mergeCommits, parseLog } from '../../src/story/commits'
import { storyFacts } from '../../src/story/facts'

const commit = (hash: string, subject: string, kept = true): Commit => parseLog(`\x01${hash.repeat(7)}\x022026-01-28T10:00:00+00:00\x02Sarah\x02${subject}\x02\nb.md\na.md\n`, kept)[0]!

it('a commit of an agent knows its branch; a decision is made on main', () => {
  expect(commit('a', 'chant(2026-01-28-001-xyz): rank the drivers')).toMatchObject({ hash: 'aaaaaaa', at: '2026-01-28T10:00:00Z', branch: 'chant/2026-01-28-001-xyz', files: ['a.md', 'b.md'] })
  expect(commit('b', 'chant(2026-01-28-001-xyz): approve spec').branch).toBeUndefined()
})

it('commits of a rejected attempt are listed once and marked', () => {
  const kept = [commit('a', 'one')]
  const all = mergeCommits(kept, [commit('a', 'one', false), commit('b', 'two', false), commit('b', 'two', false)])
  expect(all.map(({ hash, kept }) => `${hash} ${kept}`)).toEqual(['aaaaaaa true', 'bbbbbbb false'])
})

it('counts decisions and refusals on the way, not those of the failure copies', () => {
  const step = (id: string, command: string, code: number, copy?: string): Parameters<typeof storyFacts>[0][number] => ({ step: { id, at: '', who: 'owner', copy }, recorded: [{ command, code, output: ['Commit: abc1234'] }] })
  const facts = storyFacts([step('approve', 'chant approve x --by sarah', 0), step('merge-refused', 'chant merge --all-completed', 1), step('conflict', 'chant merge a b', 1, 'conflict'), step('rework', 'chant work x', 0)], [commit('a', 'x'), commit('b', 'y', false)], new Map([['.chant/specs/x.md', ''], ['reports/1.md', '']]))
  const value = (key: string): unknown => facts[key]!.value
  expect([value('story.approvals'), value('story.refusals'), value('story.commits'), value('story.commits.dropped'), value('story.specs'), value('story.reports')]).toEqual([1, 1, 1, 1, 1, 1])
  expect(value('story.hash.researchV2')).toBe('abc1234')
})

it('counts the lines of files that an agent wrote, as they stand in the end, specs left out', () => {
  const wrote = (id: string, ...files: string[]): Commit => ({ ...commit('c', `chant(${id}): write`), files })
  const texts = new Map([['product/a.mjs', '1\n2\n'], ['reports/1.md', '1\n'], ['.chant/specs/x.md', '1\n'], ['metrics/1.json', '1\n2\n3\n']])
  const facts = storyFacts([], [wrote('x', 'product/a.mjs', '.chant/specs/x.md'), wrote('y', 'reports/1.md', 'product/a.mjs', 'gone.md')], texts)
  expect([facts['story.lines']!.value, facts['story.lines.product']!.value]).toEqual([3, 2])
})
