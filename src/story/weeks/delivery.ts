import type { Step } from '../step'
import { driver, email, members, plan, triage, wizard } from '../ids'
import { merge } from './research'

export const parallel = 'chant work --parallel --label kpi-churn --no-merge --no-watch'
export const parallelEnds = { [wizard]: '09:24', [email]: '09:31', [triage]: '09:38' }
export const approveMembers = members.map(id => `chant approve ${id} --by sarah`)
const list = 'chant list --label kpi-churn'

/** Week 3: the approved research becomes a driver with three members, built side by side. */
export const deliveryWeek: Step[] = [
  {
    id: 'plan-add',
    title: 'Sarah asks for a plan',
    at: '2026-02-02 09:00',
    who: 'sarah',
    commands: ['chant add "Plan the churn work from the approved research"'],
    adds: plan,
    truths: [{ spec: plan, status: 'pending' }],
  },
  {
    id: 'plan-spec',
    title: 'What the plan must hold',
    at: '2026-02-02 09:20',
    who: 'sarah',
    edit: 'plan',
    commands: [`chant edit ${plan}`, `cat .chant/specs/${plan}.md`],
    after: ['git commit -q -am "Describe the plan"'],
    truths: [{ file: `.chant/specs/${plan}.md`, has: 'depends_on:' }],
  },
  {
    id: 'plan-work',
    title: 'The agent writes a driver and three members',
    at: '2026-02-02 09:30',
    who: 'sarah',
    agents: { [plan]: '09:41' },
    commands: [`chant work ${plan} --no-watch`],
    truths: [{ spec: plan, status: 'completed', approval: 'pending' }],
  },
  {
    id: 'plan-approve',
    title: 'Sarah approves the plan',
    at: '2026-02-02 10:30',
    who: 'sarah',
    commands: [`chant approve ${plan} --by sarah`, merge],
    truths: [{ spec: driver, status: 'pending' }, ...members.map(spec => ({ spec, status: 'pending' as const }))],
  },
  {
    id: 'driver',
    title: 'The driver names its members',
    at: '2026-02-02 10:40',
    who: 'sarah',
    commands: [`cat .chant/specs/${driver}.md`, `chant show ${driver}`],
    truths: [{ prints: 'members:' }],
  },
  {
    id: 'members',
    title: 'Each member carries the test that will judge it',
    at: '2026-02-02 10:45',
    who: 'sarah',
    commands: [...members.map(id => `cat .chant/specs/${id}.md`), list],
    truths: [{ prints: 'node --test' }],
  },
  {
    id: 'parallel',
    title: 'Three agents work at once',
    at: '2026-02-03 09:00',
    who: 'sarah',
    agents: parallelEnds,
    commands: [parallel],
    truths: members.map(id => ({ branch: `chant/${id}`, exists: true })),
  },
  {
    id: 'after-parallel',
    title: 'Three branches wait',
    at: '2026-02-03 10:00',
    who: 'sarah',
    commands: [list, 'git status --short', 'git branch --list "chant/*"', 'chant activity --since 1d'],
    truths: [{ prints: 'needs approval' }],
  },
  {
    id: 'merge-refused-members',
    title: 'Merging three unapproved members is refused',
    at: '2026-02-03 10:05',
    who: 'sarah',
    commands: [`1? ${merge}`],
    truths: [{ prints: 'Cannot merge: 3 spec(s) require approval' }],
  },
  {
    id: 'approve-members',
    title: 'The tests pass; Sarah approves each member',
    at: '2026-02-05 14:00',
    who: 'sarah',
    commands: [...members.map(id => `git show --stat --format="%h %s" chant/${id}~1`), ...approveMembers],
    truths: members.map(spec => ({ spec, status: 'completed', approval: 'approved' })),
  },
  {
    id: 'merge-members',
    title: 'All three merge',
    at: '2026-02-05 14:30',
    who: 'sarah',
    commands: [merge],
    truths: [{ prints: 'Specs merged: 3' }, ...members.map(id => ({ branch: `chant/${id}`, exists: false }))],
  },
  {
    id: 'driver-done',
    title: 'The driver is complete',
    at: '2026-02-05 14:40',
    who: 'sarah',
    edit: 'tick',
    before: [`chant edit ${driver} && git commit -q -am "Close the driver"`],
    commands: [
      list,
      `cat .chant/specs/${driver}.md`,
      'ls product',
      'node --test --test-reporter=tap product/*/*.test.mjs | grep "^# \\(tests\\|pass\\|fail\\)"',
    ],
    truths: [{ spec: driver, status: 'completed' }, { prints: '# fail 0' }],
  },
  {
    id: 'activity-week3',
    title: 'The trail of week 3',
    at: '2026-02-06 17:00',
    who: 'sarah',
    commands: [
      'chant activity --since 1w',
      'git log --first-parent --date=short --format="%h %ad %an: %s" --since=2026-02-02',
    ],
    truths: [{ prints: 'APPROVED' }],
  },
]
