import { describe, expect, it } from 'vitest'
import { describeProblem } from '../packages/slidev-companion/src/errors'
import { deckProblems, morningProblems, recordedProblems } from '../src/effects/deck/trace'
import { frozenProblems } from '../src/effects/story/frozen'
import { itIfRecorded } from './acme'
import { root } from './deck/own-deck'

/** What artifacts --check and guide --check do not make anew, and what was recorded; typed figures are tests/claims's. */
describe('every figure leads to a query', () => {
  it.each([
    ['no slide, no prose and no note claims what the data cannot carry', deckProblems],
    ['none was edited after it was recorded', frozenProblems],
  ])('%s', async (_, check) => {
    expect((await check(root)).map(describeProblem)).toEqual([])
  })

  itIfRecorded.each([
    ['those of reports, findings, dashboards and of the agent\'s answers are facts', recordedProblems],
    ['those of each morning are what the results of now give', morningProblems],
  ])('%s', (_, check) => {
    expect(check(root).map(describeProblem)).toEqual([])
  })
})
