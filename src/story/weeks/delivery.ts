import type { Plot } from '../plot'
import type { Step, Week } from '../step'
import { typed } from '../plot'
import { merge } from './research'

export const parallel = 'chant work --parallel --label kpi-churn --no-merge --no-watch'
const list = 'chant list --label kpi-churn'

/** Returns when each of three agents that work at once ends. */
export function parallelEnds({ wizard, email, triage }: Plot): Record<string, string> {
  return { [wizard]: '09:24', [email]: '09:31', [triage]: '09:38' }
}

/** Returns the commands by which each member is approved. */
export function approveMembers({ members, by }: Plot): string[] {
  return members.map(id => `chant approve ${id} --by ${typed(by.owner)}`)
}

/** Week 3, first day: the approved research becomes a driver with three members. */
export const planning: Week = ({ days, driver, members, plan, by, told: { people: { owner } } }) => [
  {
    id: 'plan-add',
    title: `${owner.name} asks for a plan`,
    at: `${days.planning} 09:00`,
    who: 'owner',
    commands: ['chant add "Plan the churn work from the approved research"'],
    adds: plan,
    truths: [{ spec: plan, status: 'pending' }],
  },
  {
    id: 'plan-spec',
    title: 'What the plan must hold',
    at: `${days.planning} 09:20`,
    who: 'owner',
    edit: 'plan',
    commands: [`chant edit ${plan}`, `cat .chant/specs/${plan}.md`],
    after: ['git commit -q -am "Describe the plan"'],
    truths: [{ file: `.chant/specs/${plan}.md`, has: 'depends_on:' }],
  },
  {
    id: 'plan-work',
    title: 'The agent writes a driver and three members',
    at: `${days.planning} 09:30`,
    who: 'owner',
    agents: { [plan]: '09:41' },
    commands: [`chant work ${plan} --no-watch`],
    truths: [{ spec: plan, status: 'completed', approval: 'pending' }],
  },
  {
    id: 'plan-approve',
    title: `${owner.name} approves the plan`,
    at: `${days.planning} 10:30`,
    who: 'owner',
    commands: [`chant approve ${plan} --by ${typed(by.owner)}`, merge],
    truths: [{ spec: driver, status: 'pending' }, ...members.map(spec => ({ spec, status: 'pending' as const }))],
  },
  {
    id: 'driver',
    title: 'The driver names its members',
    at: `${days.planning} 10:40`,
    who: 'owner',
    commands: [`cat .chant/specs/${driver}.md`, `chant show ${driver}`],
    truths: [{ prints: 'members:' }],
  },
  {
    id: 'members',
    title: 'Each member carries the test that will judge it',
    at: `${days.planning} 10:45`,
    who: 'owner',
    commands: [...members.map(id => `cat .chant/specs/${id}.md`), list],
    truths: [{ prints: 'node --test' }],
  },
]

/** Week 3, from its second day: the members are built side by side, judged and merged. */
export const building: Week = plot => [...sideBySide(plot), ...release(plot)]

// -- internal --

function sideBySide(plot: Plot): Step[] {
  const { days, members } = plot
  return [
    {
      id: 'parallel',
      title: 'Three agents work at once',
      at: `${days.parallel} 09:00`,
      who: 'owner',
      agents: parallelEnds(plot),
      commands: [parallel],
      truths: members.map(id => ({ branch: `chant/${id}`, exists: true })),
    },
    {
      id: 'after-parallel',
      title: 'Three branches wait',
      at: `${days.parallel} 10:00`,
      who: 'owner',
      commands: [list, 'git status --short', 'git branch --list "chant/*"', 'chant activity --since 1d'],
      truths: [{ prints: 'needs approval' }],
    },
    {
      id: 'merge-refused-members',
      title: 'Merging three unapproved members is refused',
      at: `${days.parallel} 10:05`,
      who: 'owner',
      commands: [`1? ${merge}`],
      truths: [{ prints: 'Cannot merge: 3 spec(s) require approval' }],
    },
  ]
}

function release(plot: Plot): Step[] {
  const { days, driver, members, told: { people: { owner } } } = plot
  return [
    {
      id: 'approve-members',
      title: `The tests pass; ${owner.name} approves each member`,
      at: `${days.release} 14:00`,
      who: 'owner',
      commands: [...members.map(id => `git show --stat --format="%h %s" chant/${id}~1`), ...approveMembers(plot)],
      truths: members.map(spec => ({ spec, status: 'completed', approval: 'approved' })),
    },
    {
      id: 'merge-members',
      title: 'All three merge',
      at: `${days.release} 14:30`,
      who: 'owner',
      commands: [merge],
      truths: [{ prints: 'Specs merged: 3' }, ...members.map(id => ({ branch: `chant/${id}`, exists: false }))],
    },
    {
      id: 'driver-done',
      title: 'The driver is complete',
      at: `${days.release} 14:40`,
      who: 'owner',
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
      at: `${days.handover} 17:00`,
      who: 'owner',
      commands: [
        'chant activity --since 1w',
        `git log --first-parent --date=short --format="%h %ad %an: %s" --since=${days.planning}`,
      ],
      truths: [{ prints: 'APPROVED' }],
    },
  ]
}
