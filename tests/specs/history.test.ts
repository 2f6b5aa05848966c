import type { Commit } from '../../src/specs/history'
import { describe, expect, it } from 'vitest'
import { approvalOf, branchLanes, mergesUntil } from '../../src/specs/history'

const commit = (hash: string, day: number, subject: string, branch?: string): Commit => ({ hash, at: `2026-02-0${day}T10:00:00Z`, author: 'Sarah', subject, branch })

const commits = [
  commit('a1', 3, 'chant(d.1a-wizard): add it', 'chant/d.1a-wizard'),
  commit('b1', 3, 'chant(d.1b-two-words): add it', 'chant/d.1b-two-words'),
  commit('b2', 3, 'chant(d.1b-two-words): finalize spec', 'chant/d.1b-two-words'),
  commit('c1', 4, 'chant(d.1a-wizard): approve spec'),
  commit('c2', 4, 'chant(d.1b-two-words): approve spec'),
  commit('m1', 5, 'Merge chant/d.1b-two-words'),
  commit('m2', 5, 'Merge chant/d.1a-wizard'),
  commit('m3', 6, 'Merge chant/other'),
]

describe('lanes of a driver', () => {
  const lanes = branchLanes(commits, 'd')

  it('have a letter and a name from the id', () => {
    expect(lanes.map(({ letter, name }) => [letter, name])).toEqual([['1a', 'wizard'], ['1b', 'two words']])
  })

  it('hold the commits of their own branch only', () => {
    expect(lanes.map(lane => lane.commits.map(({ hash }) => hash))).toEqual([['a1'], ['b1', 'b2']])
  })

  it('name the commit of the agent, not those of chant', () => {
    const lanes = branchLanes([commit('s1', 3, 'chant(d.1a-wizard): update spec status', 'chant/d.1a-wizard'), ...commits], 'd')
    expect(lanes.map(({ work }) => work)).toEqual(['a1', 'b1'])
  })

  it('know who let them through and by which commit they merged', () => {
    expect(lanes.map(({ approval, merge }) => [approval?.hash, merge?.hash])).toEqual([['c1', 'm2'], ['c2', 'm1']])
  })

  it('leave a member that has not merged without a merge', () => {
    expect(branchLanes(commits.slice(0, 5), 'd').map(({ merge }) => merge)).toEqual([undefined, undefined])
  })

  it('are none for a driver that is not there', () => expect(branchLanes(commits, 'e')).toEqual([]))
})

describe('merges until a day', () => {
  it('count the day itself and nothing later', () => {
    expect(mergesUntil(commits, '2026-02-04')).toEqual([])
    expect(mergesUntil(commits, '2026-02-05').map(({ id }) => id)).toEqual(['d.1b-two-words', 'd.1a-wizard'])
  })

  it('say so when nobody had approved', () => {
    expect(mergesUntil(commits, '2026-02-09').map(({ approved }) => approved)).toEqual([true, true, false])
  })

  it('do not take an approval after the merge for one before it', () => {
    const late = [commit('m', 5, 'Merge chant/x'), commit('a', 6, 'chant(x): approve spec')]
    expect(mergesUntil(late, '2026-02-09')).toEqual([{ id: 'x', merged: '2026-02-05T10:00:00Z', approved: false }])
  })
})

it('the approval of a spec is the last one', () => {
  const twice = [commit('1', 1, 'chant(x): approve spec'), commit('2', 2, 'chant(x): approve spec')]
  expect(approvalOf(twice, 'x')?.hash).toBe('2')
  expect(approvalOf(twice, 'y')).toBeUndefined()
})
