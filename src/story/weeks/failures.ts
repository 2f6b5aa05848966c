import type { Plot } from '../plot'
import type { Step, Week } from '../step'
import { typed } from '../plot'
import { approveMembers, parallel, parallelEnds } from './delivery'
import { merge, titleOf } from './research'

const list = 'chant list --label kpi-churn'
/** A repository with a rule in the place of a forge, made while main is as it was approved. */
const server = 'git init -q --bare -b main --template= ../server.git && git remote add server ../server.git'
  + ' && git push -q server main && mkdir ../server.git/hooks'
  + ' && cp "$INPUTS/server/pre-receive" ../server.git/hooks/ && chmod +x ../server.git/hooks/pre-receive'
/** What the member on triage builds. */
const rule = 'product/support-triage/support-triage.mjs'
const check = 'failed=$(chant list --label kpi-churn --status failed) && ! grep " ✗ " <<< "$failed"'

/** What goes wrong, each on a copy of the repository as it stands before the parallel run of week 3. */
export const failures: Week = plot => [
  ...literalCommands(plot),
  ...crash(plot),
  ...mergesUnseen(plot),
  ...selfApproval(plot),
  ...lateCommit(plot),
  ...conflict(plot),
]

// -- internal --

function literalCommands({ days, research, quarter, by }: Plot): Step[] {
  return [
    {
      id: 'literal-commands',
      title: 'The request\'s commands, letter by letter',
      at: `${days.planning} 11:00`,
      who: 'owner',
      copy: 'literal',
      commands: [
        `2? chant add --type research ${typed(titleOf(quarter))}`,
        `2? chant reject ${research}`,
        `2? chant approve --by ${typed(by.owner)}`,
        `1? chant work ${research}`,
        'chant merge --all-completed',
        'chant activity --since 1d',
        `1? chant split ${research}`,
      ],
      truths: [{ prints: 'unexpected argument' }],
    },
  ]
}

function crash({ days, driver, wizard, email, triage }: Plot): Step[] {
  return [
    {
      id: 'crash',
      title: 'One of three agents dies',
      at: `${days.parallel} 09:00`,
      who: 'owner',
      copy: 'crash',
      agents: { [wizard]: '09:24', [triage]: '09:38' },
      crash: '1b-',
      commands: [`1? ${parallel}`, list, `chant log ${email} --no-follow`],
      truths: [{ prints: 'Partial failure: 2 succeeded, 1 failed' }, { spec: email, status: 'failed' }],
    },
    {
      id: 'rerun',
      title: 'What it left behind stops the next run',
      at: `${days.parallel} 11:00`,
      who: 'owner',
      copy: 'crash',
      commands: [`1? ${parallel}`, 'chant cleanup --yes'],
      truths: [{ prints: 'already exists' }],
    },
    {
      id: 'rerun-after-cleanup',
      title: 'Cleaned up, it runs again and the driver completes',
      at: `${days.parallel} 11:05`,
      who: 'owner',
      copy: 'crash',
      agents: { [email]: '11:10' },
      commands: [parallel, list],
      truths: [{ spec: driver, status: 'completed' }],
    },
  ]
}

function mergesUnseen(plot: Plot): Step[] {
  const { days, members } = plot
  return [
    {
      id: 'auto-merge',
      title: 'A run that exits 0 though every merge failed, and the check that catches it',
      at: `${days.parallel} 09:00`,
      who: 'owner',
      copy: 'auto-merge',
      before: [server],
      agents: parallelEnds(plot),
      commands: [
        'chant work --parallel --label kpi-churn --no-watch',
        list,
        `1? ${check}`,
        'chant merge --all-completed --yes',
      ],
      truths: [{ prints: 'merge failed' }, ...members.map(spec => ({ spec, status: 'failed' as const }))],
    },
    {
      id: 'gate-limits',
      title: 'What the gate does not hold: merging by id',
      at: `${days.parallel} 10:00`,
      who: 'owner',
      copy: 'auto-merge',
      before: ['git checkout -q -- .chant/specs'],
      commands: [`chant merge ${members.join(' ')} --yes --delete-branch`, list],
      truths: [{ prints: 'All specs merged' }, { prints: 'needs approval' }],
    },
    {
      id: 'server-refuses',
      title: 'A server that protects main refuses what was merged by id',
      at: `${days.parallel} 10:05`,
      who: 'owner',
      copy: 'auto-merge',
      commands: ['sed -n 2,20p ../server.git/hooks/pre-receive', '1? git push server main'],
      truths: [{ prints: 'main is protected' }, { prints: 'pre-receive hook declined' }],
    },
  ]
}

function selfApproval(plot: Plot): Step[] {
  const { days, triage, by, told: { people: { owner } } } = plot
  return [
    {
      id: 'self-approved',
      title: `An agent approves its own work in ${owner.name}’s name, and chant merges it`,
      at: `${days.parallel} 09:00`,
      who: 'owner',
      copy: 'self-approved',
      before: [server],
      agents: parallelEnds(plot),
      approvesItself: '1c-',
      commands: [parallel, list, `chant merge ${triage} --yes --delete-branch`, '1? git push server main'],
      truths: [
        { prints: 'Specs merged: 1' },
        { spec: triage, status: 'completed', approval: 'approved' },
        { prints: 'main is protected' },
      ],
    },
    {
      id: 'forged-yes',
      title: 'The yes that the agent typed is found, and refused with a reason',
      at: `${days.parallel} 11:00`,
      who: 'owner',
      copy: 'self-approved',
      commands: [
        'git log -1 --date=iso --format="%h %ad %an: %s" --grep="approve spec"',
        `chant reject ${triage} --by ${typed(by.owner)}`
        + ' --reason "I did not type this yes, and have not read the work."',
        list,
      ],
      truths: [{ spec: triage, status: 'completed', approval: 'rejected' }],
    },
    {
      id: 'server-accepts',
      title: 'Read, approved by a person and entered on the server\'s list, the work goes through',
      at: `${days.parallel} 11:40`,
      who: 'owner',
      copy: 'self-approved',
      commands: [
        `chant approve ${triage} --by ${typed(by.owner)}`,
        'git rev-parse main >> ../server.git/reviewed',
        'git push server main',
        `grep -A 1 -E "(APPROVED|REJECTED)$" .chant/specs/${triage}.md`,
      ],
      truths: [{ prints: 'main -> main' }, { spec: triage, status: 'completed', approval: 'approved' }],
    },
  ]
}

/** Before a step: the three have run, and each was approved on the day of the release. */
function allApproved(plot: Plot): Pick<Step, 'agents' | 'before'> {
  const { days } = plot
  const ends = Object.entries(parallelEnds(plot))
  return {
    agents: Object.fromEntries(ends.map(([id, end]) => [id, `${days.parallel} ${end}`])),
    before: [
      `clock ${days.parallel} 09:00 && ${parallel} > /dev/null 2>&1`,
      `clock ${days.release} 14:00 && ${approveMembers(plot).join(' && ')} > /dev/null`,
    ],
  }
}

function lateCommit(plot: Plot): Step[] {
  const { days, triage, domain } = plot
  return [
    {
      id: 'late-commit',
      title: 'One more commit after the yes, and chant merges that too',
      at: `${days.release} 14:10`,
      who: 'owner',
      copy: 'late-commit',
      ...allApproved(plot),
      commands: [
        `git worktree add -q ../late chant/${triage}`,
        `sed -i "s/urgent: 24/urgent: 48/" ../late/${rule}`,
        `git -C ../late commit -q -a -m "chant(${triage}): allow urgent tickets two days"`
        + ` -m "Co-Authored-By: Claude (scripted stand-in) <scripted@${domain}>"`,
        'git worktree remove ../late',
        merge,
        `grep -A 4 "^approval:" .chant/specs/${triage}.md`,
        `grep "^const hours" ${rule}`,
        `git log -2 --date=iso --format="%h %ad %an: %s" -- ${rule}`,
      ],
      truths: [{ prints: 'Specs merged: 3' }, { file: rule, has: 'urgent: 48' }],
    },
  ]
}

function conflict(plot: Plot): Step[] {
  const { days, members, email } = plot
  return [
    {
      id: 'conflict',
      title: 'Two members write one file',
      at: `${days.release} 14:00`,
      who: 'owner',
      copy: 'conflict',
      clash: true,
      ...allApproved(plot),
      commands: [`1? chant merge ${members.join(' ')} --yes --delete-branch`, 'git status --short'],
      truths: [{ prints: 'Content conflicts detected' }],
    },
    {
      id: 'conflict-by-hand',
      title: 'A person resolves it with git',
      at: `${days.release} 14:20`,
      who: 'owner',
      copy: 'conflict',
      before: ['git commit -q -am "Record the driver"'],
      commands: [
        `1? git merge --no-ff chant/${email}`,
        'git status --short product',
        'printf "# Product work\\n\\nThree parts, see the folders.\\n" > product/README.md',
        'git add product/README.md',
        'git commit -q --no-edit',
        list,
      ],
      truths: [{ prints: 'CONFLICT (add/add)' }, { file: 'product/README.md', has: 'Three parts' }],
    },
  ]
}
