import type { Plot } from '../plot'
import type { Step, Week } from '../step'
import { weekdayOf } from '../../days'
import { reportOf, typed } from '../plot'
import { merge } from './research'

/** Week 4: a report every morning, a dashboard that says when it cannot be trusted. */
export const reportingWeek: Week = (plot) => {
  const { days, reportDays } = plot
  const [first, ...later] = day(days.asOf, plot)
  return [
    ...morningRun(plot),
    ...reportDays.slice(0, -1).flatMap(date => day(date, plot)),
    first!,
    early(days.asOf),
    ...later,
    ...review(plot),
    ...lateMorning(plot),
    ...trail(plot),
  ]
}

// -- internal --

function morningRun({ days, told: { people: { analyst } } }: Plot): Step[] {
  return [
    {
      id: 'automation',
      title: `${analyst.name} sets the morning run up`,
      at: `${days.handover} 16:00`,
      who: 'analyst',
      before: [
        'mkdir -p automation .github/workflows && cp "$INPUTS"/automation/* automation/ && chmod +x automation/*.sh'
        + ' && cp "$INPUTS"/workflows/*.yml .github/workflows/'
        + ' && git add automation .github && git commit -q -m "Add the morning run"',
      ],
      commands: [
        'cat automation/crontab',
        'cat automation/daily-report.sh',
        'cat .github/workflows/daily-report.yml',
      ],
      truths: [{ file: 'automation/crontab', has: 'daily-report.sh' }],
    },
  ]
}

/** One working day: cron's run in the morning, the owner's decision, and what goes out. */
function day(date: string, { by, told }: Plot): Step[] {
  const id = reportOf(date)
  return [
    {
      id: `cron-${date}`,
      title: `Cron's run on ${date}`,
      at: `${date} 06:45`,
      who: 'analyst',
      agents: { [id]: '06:48' },
      before: [
        `clock ${date} 06:30 && mkdir -p metrics && cp "$INPUTS/metrics/${date}.json" metrics/`
        + ` && git add metrics && git commit -q -m "Add the figures of ${date}"`,
      ],
      commands: ['automation/daily-report.sh'],
      truths: [
        { spec: id, status: 'completed', approval: 'pending' },
        { file: `dashboard/${date}/README.md`, has: `Churn dashboard, ${date}` },
      ],
    },
    {
      id: `report-${date}`,
      title: `${told.people.owner.name} approves the report of ${date}`,
      at: `${date} 08:40`,
      who: 'owner',
      commands: [`chant approve ${id} --by ${typed(by.owner)}`, merge, `cat reports/${date}.md`],
      truths: [{ spec: id, status: 'completed', approval: 'approved' }, { file: `reports/${date}.md`, has: date }],
    },
    {
      id: `send-${date}`,
      title: `The report of ${date} goes out`,
      at: `${date} 09:00`,
      who: 'analyst',
      commands: ['automation/send-report.sh'],
      truths: [{ file: `messages/${date}/slack.json`, has: `Churn, morning of ${date}` }],
    },
  ]
}

/** On a copy: the report of a day is sent before anybody has approved it. */
function early(date: string): Step {
  return {
    id: 'send-early',
    title: 'A report that nobody has approved does not go out',
    at: `${date} 08:00`,
    who: 'analyst',
    copy: 'early',
    commands: ['1? automation/send-report.sh'],
    truths: [{ prints: `${reportOf(date)}: waits for an approval` }],
  }
}

function review({ days }: Plot): Step[] {
  return [
    {
      id: 'activity-daily',
      title: 'One command prints the trail of a day',
      at: `${days.asOf} 09:01`,
      who: 'analyst',
      commands: ['chant activity --since 1d'],
      truths: [{ prints: 'APPROVED' }],
    },
    {
      id: 'status',
      title: 'Where everything stands',
      at: `${days.asOf} 09:05`,
      who: 'analyst',
      commands: ['chant status --brief', 'chant status --json', 'chant list'],
      truths: [{ prints: '"failed": 0' }],
    },
    {
      id: 'export',
      title: 'The feed the dashboard reads',
      at: `${days.asOf} 09:10`,
      who: 'analyst',
      commands: [
        'chant export --format csv --fields id,type,status,completed_at',
        'chant export --format json --fields id,status,type,labels,completed_at,model',
      ],
      truths: [{ prints: '"type": "driver"' }],
    },
    {
      id: 'dashboard',
      title: 'The dashboard of the closing review',
      at: `${days.asOf} 09:15`,
      who: 'analyst',
      commands: ['node automation/dashboard.mjs', `cat dashboard/${days.asOf}/README.md`],
      after: ['git add dashboard && git commit -q -m "Dashboard of the closing review"'],
      truths: [{ prints: `Churn dashboard, ${days.asOf}` }],
    },
  ]
}

/** On a copy: the working day after the review, for which nobody has put figures in. */
function lateMorning({ days }: Plot): Step[] {
  return [
    {
      id: 'dashboard-late',
      title: 'A morning without figures says so',
      at: `${days.late} 06:45`,
      who: 'analyst',
      copy: 'late',
      commands: [
        '1? automation/daily-report.sh',
        `cat dashboard/${days.late}/README.md`,
        '1? automation/send-report.sh',
        `cat messages/${days.late}/slack.json`,
      ],
      truths: [
        { prints: `metrics/${days.late}.json: missing` },
        { file: `messages/${days.late}/slack.json`, has: 'No churn report this morning' },
      ],
    },
    {
      id: 'figures-of-friday',
      title: `${weekdayOf(days.asOf)}’s figures under ${weekdayOf(days.late)}’s name are refused`,
      at: `${days.late} 07:10`,
      who: 'analyst',
      copy: 'late',
      commands: [`cp metrics/${days.asOf}.json metrics/${days.late}.json`, '1? node automation/dashboard.mjs'],
      truths: [{ prints: `late: it is of ${days.asOf}` }],
    },
  ]
}

function trail({ days }: Plot): Step[] {
  return [
    {
      id: 'activity-all',
      title: 'Four weeks in one list',
      at: `${days.asOf} 09:30`,
      who: 'analyst',
      commands: ['chant activity --since 4w', 'git log --first-parent --date=short --format="%h %ad %an: %s"'],
      truths: [{ prints: 'REJECTED' }],
    },
  ]
}
