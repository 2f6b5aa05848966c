import type { Entry } from '../../src/claims/entry'
import type { Plant } from './planted'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { areaOf, claimsOf, UNSAID } from '../../src/claims/areas'
import { compare, problemsOf } from '../../src/claims/compare'
import { misfits } from '../../src/claims/evidence'
import { offersFor, signed } from '../../src/claims/sign'
import { readClaims, readKnown, readLedger, readSource, saidFiles } from '../../src/effects/claims/ledger'
import { describeAcme } from '../acme'
import { root } from '../deck/own-deck'
import { EDITS, PLANTS } from './planted'
import { CLAIM, WRONG_SIGNATURES } from './wrong-signatures'

const known = readKnown(root)
const entries = readLedger(root)

/** Returns what the ledger says of a file with a change in it, and the first line that the change made another. */
function changed({ kind, file, find, replace }: Plant) {
  const source = readSource(root, file)
  const text = source.replace(find, replace)
  expect(text, `${kind}: ${find} is in ${file}`).not.toBe(source)
  const lines = source.split('\n')
  const line = text.split('\n').findIndex((one, i) => one !== lines[i] && one.trim() !== '') + 1
  return { line, ...compare(claimsOf(text, file), entries.filter(entry => entry.file === file), known) }
}

describe('every file that is in git', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)

  it('says something to readers and is read, or says nothing for a reason', () => {
    const silent = tracked.filter(file => areaOf(file) === undefined)
    expect(silent.filter(file => !UNSAID.some(([pattern]) => pattern.test(file)))).toEqual([])
    expect(saidFiles(root)).toEqual(expect.arrayContaining(tracked.filter(file => areaOf(file) !== undefined)))
  })
})

describeAcme('the ledger', () => {
  it('has every sentence, each with evidence that fits and the name of who signed it', () => {
    expect(problemsOf(compare(readClaims(root), entries, known)).map(describeProblem)).toEqual([])
  })

  it('has faults enough planted beside it', () => {
    expect(PLANTS.length).toBeGreaterThanOrEqual(150)
    expect(EDITS.length).toBeGreaterThanOrEqual(20)
    expect(WRONG_SIGNATURES.length).toBeGreaterThanOrEqual(10)
  })

  it.each(PLANTS)('catches $kind in $file', (plant) => {
    const { line, ...found } = changed(plant)
    const places = problemsOf(found).map(problem => [problem.file, problem.line])
    // A sentence that runs over lines is named by its first.
    const near = Array.from({ length: 8 }, (_, i) => [plant.file, line - i])
    expect(near).toContainEqual(places.find(([, at]) => typeof at === 'number' && at <= line && at > line - 8))
  })

  it.each(EDITS)('takes $kind in $file for unsigned, never for wrong, and one word signs it', (edit) => {
    const { open, wrong } = changed(edit)
    expect(open.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
    const offers = offersFor(open, known, { kind: 'source', evidence: { source: 'what its author read' } })
    const misfitting = offers.flatMap((offer) => {
      const entry: Entry = signed(offer, 'A. Nother', '2026-01-01')
      return misfits(offer.open.claim, entry, known)
    })
    expect(misfitting).toEqual([])
  })

  it('says nothing of a comment in the scenario', () => {
    const { open, stale, wrong } = changed({ kind: 'a comment', file: 'artifacts/scenario.yaml', find: /^# /m, replace: '# By hand: ' })
    expect([open, stale, wrong]).toEqual([[], [], []])
  })

  it.each(WRONG_SIGNATURES)('refuses the signature "$what"', ({ text = CLAIM, place = 'words', kind, evidence, says }) => {
    expect(misfits({ file: 'x.md', line: 1, text, place }, { kind, evidence }, known)).toEqual([expect.stringMatching(says)])
  })
})
