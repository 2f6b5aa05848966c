import type { Step } from '../step'
import { context, fourthDigest, research } from '../ids'
import { addDigest } from './setup'

const spec = `.chant/specs/${research}.md`
const branch = `chant/${research}`
const report = 'research/q1-churn-drivers.md'
const reason = 'The overlap is counted twice, and old customers are mixed with new. '
  + 'Split by tenure, show who had several causes, then say what each adds.'
export const merge = 'chant merge --all-completed --yes --delete-branch'

/** Week 2: research, refusal, rejection, a fourth digest, the second answer, approval. */
export const researchWeek: Step[] = [
  {
    id: 'research-add',
    title: 'Sarah asks the question',
    at: '2026-01-28 09:15',
    who: 'sarah',
    commands: ['chant add "Analyze Q1 churn drivers"'],
    adds: research,
    truths: [{ spec: research, status: 'pending' }],
  },
  {
    id: 'research-spec',
    title: 'One file fixes question, evidence and deliverable',
    at: '2026-01-28 09:40',
    who: 'sarah',
    edit: 'research',
    commands: [`chant edit ${research}`, `cat ${spec}`, `chant lint ${research}`],
    after: ['git commit -q -am "Describe the research"'],
    truths: [{ file: spec, has: 'informed_by:' }],
  },
  {
    id: 'research-work',
    title: 'The agent reads three digests',
    at: '2026-01-28 10:00',
    who: 'sarah',
    agents: { [research]: '10:12' },
    commands: [`chant work ${research} --no-watch`],
    truths: [{ spec: research, status: 'completed', approval: 'pending' }, { branch, exists: true }],
  },
  {
    id: 'research-show',
    title: 'The answer waits for a named person',
    at: '2026-01-28 10:20',
    who: 'sarah',
    commands: [`chant show ${research}`, 'chant list', 'chant activity --since 1d', `git show ${branch}:${report}`],
    truths: [{ prints: 'needs approval' }],
  },
  {
    id: 'merge-refused',
    title: 'Nothing merges before an approval',
    at: '2026-01-28 10:30',
    who: 'sarah',
    commands: ['1? chant merge --all-completed --yes'],
    truths: [{ prints: 'require approval' }, { branch, exists: true }],
  },
  {
    id: 'reject',
    title: 'Sarah says no, and says why',
    at: '2026-01-29 09:30',
    who: 'sarah',
    commands: [`chant reject ${research} --by sarah --reason "${reason}"`, 'chant list'],
    truths: [{ spec: research, status: 'completed', approval: 'rejected' }],
  },
  {
    id: 'fourth-digest',
    title: 'Mike adds a fourth digest',
    at: '2026-01-29 15:00',
    who: 'mike',
    before: [addDigest(fourthDigest)],
    commands: [
      `git show --stat --date=short --format="%h %ad %an: %s"`,
      `sed -n 1,12p ${context}/${fourthDigest}`,
    ],
    truths: [{ file: `${context}/${fourthDigest}`, has: '#' }],
  },
  {
    id: 'rework-refused',
    title: 'A completed spec cannot simply run again',
    at: '2026-01-29 15:10',
    who: 'sarah',
    commands: [`1? chant work ${research} --no-watch`],
    truths: [{ prints: 'Cannot work on completed spec' }],
  },
  {
    id: 'reopen',
    title: 'Sarah reopens it, with the new source',
    at: '2026-01-29 15:15',
    who: 'sarah',
    edit: 'reopen',
    commands: [`chant edit ${research}`, 'git diff -U0 --no-prefix .chant/specs | grep "^[-+]"'],
    after: ['git commit -q -am "Reopen the research with the cohort and overlap cut"'],
    truths: [{ spec: research, status: 'pending' }, { file: spec, has: fourthDigest }],
  },
  {
    id: 'rework',
    title: 'The agent answers again',
    at: '2026-01-29 15:20',
    who: 'sarah',
    agents: { [research]: '15:31' },
    commands: [`chant work ${research} --no-watch`],
    truths: [{ spec: research, status: 'completed', approval: 'pending' }],
  },
  {
    id: 'approve',
    title: 'Sarah approves',
    at: '2026-01-30 10:00',
    who: 'sarah',
    commands: [`chant approve ${research} --by sarah`, 'chant list'],
    truths: [{ spec: research, status: 'completed', approval: 'approved' }],
  },
  {
    id: 'research-merge',
    title: 'Now it merges',
    at: '2026-01-30 10:05',
    who: 'sarah',
    commands: [merge],
    truths: [{ branch, exists: false }, { file: report, has: '## Drivers' }],
  },
  {
    id: 'research-final',
    title: 'The spec with findings and thread, and the report',
    at: '2026-01-30 10:10',
    who: 'sarah',
    commands: [`cat ${spec}`, `cat ${report}`],
    truths: [{ prints: 'APPROVED' }, { prints: 'REJECTED' }],
  },
  {
    id: 'activity-week2',
    title: 'The trail of week 2',
    at: '2026-01-30 17:00',
    who: 'sarah',
    commands: ['chant activity --since 1w'],
    truths: [{ prints: 'REJECTED' }],
  },
]
