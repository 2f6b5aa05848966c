import type { Plot } from '../plot'
import type { Step, Week } from '../step'
import { context, fourthDigest } from '../ids'
import { typed } from '../plot'
import { addDigest } from './setup'

const report = 'research/q1-churn-drivers.md'
const reason = 'The overlap is counted twice, and old customers are mixed with new. '
  + 'Split by tenure, show who had several causes, then say what each adds.'
export const merge = 'chant merge --all-completed --yes --delete-branch'

/** Week 2: research, refusal, rejection, a fourth digest, the second answer, approval. */
export const researchWeek: Week = plot => [...firstAnswer(plot), ...rejection(plot), ...secondAnswer(plot)]

/** Returns the title of the research spec: "Analyze Q1 churn drivers". */
export function titleOf(quarter: string): string {
  return ['Analyze', quarter, 'churn drivers'].filter(Boolean).join(' ')
}

// -- internal --

function firstAnswer({ days, research, quarter, told: { people: { owner } } }: Plot): Step[] {
  const spec = `.chant/specs/${research}.md`
  const branch = `chant/${research}`
  return [
    {
      id: 'research-add',
      title: `${owner.name} asks the question`,
      at: `${days.research} 09:15`,
      who: 'owner',
      commands: [`chant add ${typed(titleOf(quarter))}`],
      adds: research,
      truths: [{ spec: research, status: 'pending' }],
    },
    {
      id: 'research-spec',
      title: 'One file fixes question, evidence and deliverable',
      at: `${days.research} 09:40`,
      who: 'owner',
      edit: 'research',
      commands: [`chant edit ${research}`, `cat ${spec}`, `chant lint ${research}`],
      after: ['git commit -q -am "Describe the research"'],
      truths: [{ file: spec, has: 'informed_by:' }],
    },
    {
      id: 'research-work',
      title: 'The agent reads three digests',
      at: `${days.research} 10:00`,
      who: 'owner',
      agents: { [research]: '10:12' },
      commands: [`chant work ${research} --no-watch`],
      truths: [{ spec: research, status: 'completed', approval: 'pending' }, { branch, exists: true }],
    },
    {
      id: 'research-show',
      title: 'The answer waits for a named person',
      at: `${days.research} 10:20`,
      who: 'owner',
      commands: [`chant show ${research}`, 'chant list', 'chant activity --since 1d', `git show ${branch}:${report}`],
      truths: [{ prints: 'needs approval' }],
    },
    {
      id: 'merge-refused',
      title: 'Nothing merges before an approval',
      at: `${days.research} 10:30`,
      who: 'owner',
      commands: ['1? chant merge --all-completed --yes'],
      truths: [{ prints: 'require approval' }, { branch, exists: true }],
    },
  ]
}

function rejection({ days, research, by, told: { people: { owner, analyst } } }: Plot): Step[] {
  return [
    {
      id: 'reject',
      title: `${owner.name} says no, and says why`,
      at: `${days.rejected} 09:30`,
      who: 'owner',
      commands: [`chant reject ${research} --by ${typed(by.owner)} --reason "${reason}"`, 'chant list'],
      truths: [{ spec: research, status: 'completed', approval: 'rejected' }],
    },
    {
      id: 'fourth-digest',
      title: `${analyst.name} adds a fourth digest`,
      at: `${days.rejected} 15:00`,
      who: 'analyst',
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
      at: `${days.rejected} 15:10`,
      who: 'owner',
      commands: [`1? chant work ${research} --no-watch`],
      truths: [{ prints: 'Cannot work on completed spec' }],
    },
    {
      id: 'reopen',
      title: `${owner.name} reopens it, with the new source`,
      at: `${days.rejected} 15:15`,
      who: 'owner',
      edit: 'reopen',
      commands: [`chant edit ${research}`, 'git diff -U0 --no-prefix .chant/specs | grep "^[-+]"'],
      after: ['git commit -q -am "Reopen the research with the cohort and overlap cut"'],
      truths: [{ spec: research, status: 'pending' }, { file: `.chant/specs/${research}.md`, has: fourthDigest }],
    },
  ]
}

function secondAnswer({ days, research, by, told: { people: { owner } } }: Plot): Step[] {
  return [
    {
      id: 'rework',
      title: 'The agent answers again',
      at: `${days.rejected} 15:20`,
      who: 'owner',
      agents: { [research]: '15:31' },
      commands: [`chant work ${research} --no-watch`],
      truths: [{ spec: research, status: 'completed', approval: 'pending' }],
    },
    {
      id: 'approve',
      title: `${owner.name} approves`,
      at: `${days.approved} 10:00`,
      who: 'owner',
      commands: [`chant approve ${research} --by ${typed(by.owner)}`, 'chant list'],
      truths: [{ spec: research, status: 'completed', approval: 'approved' }],
    },
    {
      id: 'research-merge',
      title: 'Now it merges',
      at: `${days.approved} 10:05`,
      who: 'owner',
      commands: [merge],
      truths: [{ branch: `chant/${research}`, exists: false }, { file: report, has: '## Drivers' }],
    },
    {
      id: 'research-final',
      title: 'The spec with findings and thread, and the report',
      at: `${days.approved} 10:10`,
      who: 'owner',
      commands: [`cat .chant/specs/${research}.md`, `cat ${report}`],
      truths: [{ prints: 'APPROVED' }, { prints: 'REJECTED' }],
    },
    {
      id: 'activity-week2',
      title: 'The trail of week 2',
      at: `${days.approved} 17:00`,
      who: 'owner',
      commands: ['chant activity --since 1w'],
      truths: [{ prints: 'REJECTED' }],
    },
  ]
}
