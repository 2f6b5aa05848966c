import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence, Shown } from '../evidence'
import { approvalThread } from '../../specs/thread'
import { approvalField, commitsOn, disagreement, specsAt } from '../evidence'

/** Returns what the recorded objects say instead; undefined if they bear the line out. */
type Holds = (match: RegExpExecArray, shown: Shown, evidence: Evidence) => string | undefined

const REPORTS: [RegExp, Holds][] = [
  [/^. Spec (\S+) (approved|rejected) by ([^:]+)(?:: (.*))?$/, decided],
  [/^✓ Successfully merged (\S+) to main/, merged],
  [/^Commit: ([0-9a-f]{7})$/, committed],
  [/^(?:→ )?Found (\d+) commit\(s\) on branch '?chant\/([\w.-]+)'?$/, counted],
  [/^ {2}✓ Specs merged: (\d+)$/, (match, { output }) => amount(match, output, /^✓ Successfully merged /)],
  [/^ {2}✓ Branches deleted: (\d+)$/, (match, { output }) => amount(match, output, /and deleted branch/)],
]

/** Returns every decision, merge and commit that chant reports and the recorded specs and branches do not bear out. */
export function unborneReports(evidence: Evidence): Problem[] {
  return evidence.shown.flatMap(shown => [...wrongCounts(shown), ...shown.output.flatMap((line, i) =>
    REPORTS.flatMap(([pattern, holds]) => {
      const match = pattern.exec(line)
      const found = match === null ? undefined : holds(match, shown, evidence)
      return found === undefined ? [] : [disagreement(shown, i, found)]
    }))])
}

// -- internal --

function decided([, id, decision, by, reason]: RegExpExecArray, shown: Shown, evidence: Evidence): string | undefined {
  const spec = specsAt(evidence, shown.step).find(one => one.id === id)
  const turn = approvalThread(spec?.text ?? '').at(-1)
  const is = spec && `${approvalField(spec.text, 'status')} by ${approvalField(spec.text, 'by')}`
  if (is !== `${decision} by ${by}`)
    return `the spec is ${is ?? 'not there'}`
  return reason === undefined || turn?.words === reason ? undefined : `its thread has the words "${turn?.words ?? ''}"`
}

function merged([, id]: RegExpExecArray, { step }: Shown, evidence: Evidence): string | undefined {
  if (evidence.branches.get(step)?.has(`chant/${id}`))
    return `the branch chant/${id} is still there`
  // The first of several is taken over without a merge of its own.
  const brought = new Set([`Merge chant/${id}`, `chant(${id}): finalize spec`])
  return commitsOn(evidence, step, 'main').some(({ subject }) => brought.has(subject))
    ? undefined
    : 'main has no merge of that branch'
}

function committed([, hash]: RegExpExecArray, { step, output }: Shown, evidence: Evidence): string | undefined {
  const id = output.find(line => line.startsWith('→ Finalizing spec '))?.slice(18).replace(/\.+$/, '')
  const entry = evidence.history.get(hash!)
  if (entry === undefined)
    return 'there is no such commit'
  const own = commitsOn(evidence, step, `chant/${id}`).some(one => one.hash === hash)
  return own && entry.subject.includes(id!) ? undefined : `commit ${hash} is not on the branch chant/${id}`
}

function counted([, number, id]: RegExpExecArray, { step }: Shown, evidence: Evidence): string | undefined {
  const branch = `chant/${id}`
  if (!evidence.branches.get(step)?.has(branch))
    return undefined // merged and deleted later in the step
  const own = commitsOn(evidence, step, branch).filter(({ subject }) => subject.includes(`chant(${id}):`))
  return own.length === Number(number) ? undefined : `the branch has ${own.length}`
}

function amount([, number]: RegExpExecArray, output: string[], counts: RegExp): string | undefined {
  const found = output.filter(line => counts.test(line)).length
  return found === Number(number) ? undefined : `${found} are named above`
}

const RE_HEAD = /(\d+) (?:completed )?spec\(s\).*:$/

/** "3 spec(s) …:" is followed by three. */
function wrongCounts(shown: Shown): Problem[] {
  return shown.output.flatMap((line, i) => {
    const number = RE_HEAD.exec(line)?.[1]
    const rest = shown.output.slice(i + 1)
    const listed = rest.slice(0, rest.findIndex(one => !one.startsWith('  · '))).length
    return number === undefined || Number(number) === listed
      ? []
      : [disagreement(shown, i, `${listed} are listed below`)]
  })
}
