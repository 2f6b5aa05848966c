import type { Place } from '../../src/claims/claim'
import type { Evidence } from '../../src/claims/entry'
import type { Kind } from '../../src/claims/kinds'
import { ANALYST, OWNER } from '../acme'

interface WrongSignature {
  what: string
  kind: Kind
  evidence?: Evidence[]
  says: RegExp
  text?: string
  place?: Place
}

export const CLAIM = 'In all 400 customers left.'

const BARE = /name the step and line, a document or who judges so/

/** Signatures under a sentence that their evidence does not bear out, and what is said of each. */
export const WRONG_SIGNATURES: WrongSignature[] = [
  { what: 'a number is left over', kind: 'figure', text: 'Of {{ churn.baseline.atRisk }} customers 412 left.', says: /nothing accounts for "412"/ },
  { what: 'a number in words is left over', kind: 'plain', text: 'Nine of them stayed.', says: /nothing accounts for "Nine"/ },
  { what: 'another value', kind: 'figure', evidence: [{ of: '400', is: 'churn.target.lost' }], says: /"400" is not churn\.target\.lost, which is 250/ },
  { what: 'another unit', kind: 'figure', text: 'Churn is 8 points.', evidence: [{ of: '8', is: 'kr.baseline' }], says: /which is 0\.08 \(percent\)/ },
  { what: 'points as percent', kind: 'figure', text: 'The wizard adds {{ arms.diff.value | bare }} %.', says: /arms\.diff\.value has the unit points, not "%"/ },
  { what: 'per 100 for per 1,000', kind: 'definition', text: 'The mean is {{ weekly.mean }} per 100.', evidence: [{ reason: 'a base', states: ['100'] }], says: /has the unit per1000/ },
  { what: 'a fact that is none', kind: 'figure', evidence: [{ of: '400', is: 'churn.baseline.gone' }], says: /there is no fact churn\.baseline\.gone/ },
  { what: 'code in place of a key', kind: 'figure', evidence: [{ of: '400', is: 'process.exit(1)' }], says: /is no key of a fact/ },
  { what: 'what is counted is another thing', kind: 'figure', text: 'It took ten commands.', evidence: [{ of: 'ten', is: 'story.approvals' }], says: /"ten commands" is story\.commands/ },
  { what: 'another day of the week', kind: 'figure', text: 'It ended on a Monday.', evidence: [{ of: 'Monday', is: 'calendar.asOf' }], says: /"Monday" is not calendar\.asOf, which is 2026-02-13/ },
  { what: 'another date', kind: 'figure', text: 'It is graded on 11 April.', evidence: [{ of: '11 April', is: 'calendar.graded' }], says: /is not calendar\.graded/ },
  { what: 'another person', kind: 'figure', text: `${ANALYST.name} approved it.`, evidence: [{ of: ANALYST.name, is: 'people.owner.name' }], says: new RegExp(`is not people\\.owner\\.name, which is ${OWNER.name}`) },
  { what: 'a step that was not recorded', kind: 'recorded', text: 'It was refused.', evidence: [{ step: 'merge-forced', line: 'refused' }], says: /no recorded step merge-forced/ },
  { what: 'a line that was not recorded', kind: 'recorded', text: 'It was refused.', evidence: [{ step: 'merge-refused', line: '? 3' }], says: /the recording of merge-refused has no "\? 3"/ },
  { what: 'recorded without a line', kind: 'recorded', text: 'It was refused.', says: /names its step and line/ },
  { what: 'a commit that nobody made', kind: 'source', text: 'See commit 0badc0d.', evidence: [{ source: 'a colleague', states: ['0badc0d'] }], says: /nothing accounts for "0badc0d"/ },
  { what: 'a source without a document', kind: 'source', text: 'Everybody knows that.', says: /a source names its document/ },
  { what: 'a judgement of nobody', kind: 'judgement', text: 'It is a good trade.', says: /a judgement names who judges/ },
  { what: 'a source for what is plain', kind: 'plain', evidence: [{ source: 'a book', states: ['400'] }], says: /leads to no document/ },
  { what: 'a number that the sentence does not say', kind: 'source', text: 'Some left.', evidence: [{ source: 'a book', states: ['41'] }], says: /which the sentence does not say/ },
  { what: 'words as code', kind: 'code', says: /no code/ },
  { what: 'a file that does not hold it', kind: 'figure', text: 'The factor is 2.66.', evidence: [{ file: 'src/kpi/xmr.ts', holds: '2.66 for ever' }], says: /src\/kpi\/xmr\.ts has no/ },
  { what: 'what chant does, as plain', kind: 'plain', text: 'chant blocks every unapproved merge.', says: BARE },
  { what: 'what an approval is worth, as plain', kind: 'plain', text: 'An approval cannot be forged.', says: BARE },
  { what: 'what holds for everything, as plain', kind: 'plain', text: 'Nothing leaves the building.', says: BARE },
  { what: 'what only one thing can do, as plain', kind: 'plain', text: 'Only approved work reaches production.', says: BARE },
  { what: 'what no such thing can do, as plain', kind: 'plain', text: 'No unapproved change can reach main.', says: BARE },
  { what: 'what a thing brings about, as plain', kind: 'plain', text: 'The wizard reduces churn.', says: BARE },
  { what: 'a strong claim with a name in it', kind: 'figure', text: `${OWNER.name} approves, so chant never merges a fault.`, evidence: [{ of: OWNER.name, is: 'people.owner.name' }], says: BARE },
  { what: 'a file that is not there', kind: 'source', text: 'A test says so.', evidence: [{ source: 'tests/no/such.test.ts' }], says: /is not there/ },
  { what: 'a source that has moved', kind: 'plain', text: 'See `src/kpi/moved.ts` for it.', says: /src\/kpi\/moved\.ts is not there/ },
  { what: 'a recording as plain', kind: 'plain', place: 'recording', says: /signed as recorded/ },
]
