import { expect, it } from 'vitest'
import { draftFor } from '../../src/claims/draft'
import { misfits } from '../../src/claims/evidence'
import { markdownClaims } from '../../src/claims/extract/markdown'
import { readKnown } from '../../src/effects/claims/ledger'
import { root } from '../deck/own-deck'

const known = readKnown(root)
const leftOf = (text: string) => draftFor({ file: 'x.md', line: 1, text, place: 'words' }, known).left

it.each([
  ['an attribute that selects needs no account', '<Transcript step="merge-refused" only="1" lines="3 5-10" />', []],
  ['columns are places', '<CommandRows steps="activity-daily" columns="0 when|18 git author" />', []],
  ['an attribute that is shown needs one', '<Hundred lost="9" only="1" />', ['9']],
  ['what only looks like one, in prose, needs one', 'Write only="7" and see.', ['7']],
  ['a condition needs no account', 'holds: support.urgent < 0.5 * support.tickets and kr.arms.clear = 1', []],
  ['a sentence that begins like one does', 'holds: for 9 customers', ['9']],
  ['a component is no number', '<Hundred later="{{ churn.yearLost | digits }}">', []],
])('%s', (_, text, left) => {
  expect(leftOf(text)).toEqual(left)
})

const slide = (title: string, holds: string) => `---\nlayout: evidence\nholds: ${holds}\n---\n\n# ${title}\n\nFewer than half.\n`
const URGENT = 'support.urgent < 0.5 * support.tickets'

it.each([
  ['half of them', 'Fewer than half are urgent', URGENT, ['half']],
  ['a share in percent', 'Fewer than 50 % are urgent', URGENT, ['50']],
  ['twice as many', 'A half at most is urgent', '2 * support.urgent < support.tickets', ['A half']],
  ['another share stays open', 'Fewer than a third are urgent', URGENT, []],
])('a title says what its condition says: %s', (_, title, holds, accounted) => {
  const claims = markdownClaims(slide(title, holds), 'pages/x.md')
  const claim = claims.find(({ text }) => text.startsWith('# '))!
  const { evidence, kind, left } = draftFor(claim, known)
  expect(evidence).toEqual(accounted.map(says => ({ says, when: holds })))
  expect(left.length).toBe(accounted.length > 0 ? 0 : 1)
  expect(misfits(claim, { kind, evidence }, known).length).toBe(accounted.length > 0 ? 0 : 1)
  expect(misfits({ ...claim, holds: 'support.urgent > 0' }, { kind, evidence }, known).length).toBe(1)
  expect(claims.filter(one => one.holds !== undefined)).toEqual([claim])
})
