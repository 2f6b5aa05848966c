import type { Commit } from './history'
import type { Turn } from './thread'
import { fieldValues } from './frontmatter'
import { approvalThread } from './thread'

/** A turn in the life of a spec up to its approval, with the commit that holds it. `at` is UTC. */
export interface ThreadTurn {
  kind: 'agent' | 'analyst' | 'rejected' | 'approved'
  at: string
  hash: string
  words: string
}

const RE_SUBJECT = /^chant\([^)]+\): /

/**
 * Returns drafts and decisions of a spec in the order of time: what was committed on its branch, what was added to
 * its sources between the first decision and the last, and each decision with the reason given.
 */
export function threadTurns(id: string, text: string, commits: Commit[]): ThreadTurn[] {
  const decisions = approvalThread(text).map(turn => decisionOf(id, turn, commits))
  const first = decisions[0]?.at ?? ''
  const last = decisions.at(-1)?.at ?? ''
  const sources = new Set(fieldValues(text, 'informed_by'))
  // A draft changes more than the spec itself. chant's own commits on the branch (status, finalize) do not.
  const drafts = commits.filter(({ branch, files = [] }) =>
    branch === `chant/${id}` && files.some(file => !file.startsWith('.chant/specs/')))
  const added = commits.filter(({ at, branch, files = [] }) =>
    branch === undefined && at > first && at < last && files.some(file => sources.has(file)))
  return [
    ...drafts.map(commit => turnOf('agent', commit)),
    ...added.map(commit => turnOf('analyst', commit)),
    ...decisions,
  ].sort((a, b) => a.at.localeCompare(b.at))
}

// -- internal --

/** The commit of a decision has its subject and its minute. */
function decisionOf(id: string, { at, decision, words }: Turn, commits: Commit[]): ThreadTurn {
  const minute = at.replace(' ', 'T')
  const verb = decision === 'approved' ? 'approve' : 'reject'
  const subject = `chant(${id}): ${verb} spec`
  const commit = commits.find(one => one.subject === subject && one.at.slice(0, 16) === minute)
  return { kind: decision, at: `${minute}:00Z`, hash: commit?.hash ?? '', words }
}

function turnOf(kind: 'agent' | 'analyst', { at, hash, subject }: Commit): ThreadTurn {
  return { kind, at, hash, words: subject.replace(RE_SUBJECT, '') }
}
