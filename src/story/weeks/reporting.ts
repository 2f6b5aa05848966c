import type { Step } from '../step'
import { reportDays } from '../ids'
import { merge } from './research'

/** One working day: cron's run in the morning, Sarah's decision, and what goes out. */
function day(date: string): Step[] {
  const id = `${date}-001-rpt`
  return [
    {
      id: `cron-${date}`,
      title: `Cron's run on ${date}`,
      at: `${date} 06:45`,
      who: 'mike',
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
      title: `Sarah approves the report of ${date}`,
      at: `${date} 08:40`,
      who: 'sarah',
      commands: [`chant approve ${id} --by sarah`, merge, `cat reports/${date}.md`],
      truths: [{ spec: id, status: 'completed', approval: 'approved' }, { file: `reports/${date}.md`, has: date }],
    },
    {
      id: `send-${date}`,
      title: `The report of ${date} goes out`,
      at: `${date} 09:00`,
      who: 'mike',
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
    who: 'mike',
    copy: 'early',
    commands: ['1? automation/send-report.sh'],
    truths: [{ prints: `${date}-001-rpt: waits for an approval` }],
  }
}

const lastDay = day(reportDays.at(-1)!)

/** Week 4: a report every morning, a dashboard that says when it cannot be trusted. */
export const reportingWeek: Step[] = [
  {
    id: 'automation',
    title: 'Mike sets the morning run up',
    at: '2026-02-06 16:00',
    who: 'mike',
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
  ...reportDays.slice(0, -1).flatMap(day),
  ...lastDay.slice(0, 1),
  early(reportDays.at(-1)!),
  ...lastDay.slice(1),
  {
    id: 'activity-daily',
    title: 'One command prints the trail of a day',
    at: '2026-02-13 09:01',
    who: 'mike',
    commands: ['chant activity --since 1d'],
    truths: [{ prints: 'APPROVED' }],
  },
  {
    id: 'status',
    title: 'Where everything stands',
    at: '2026-02-13 09:05',
    who: 'mike',
    commands: ['chant status --brief', 'chant status --json', 'chant list'],
    truths: [{ prints: '"failed": 0' }],
  },
  {
    id: 'export',
    title: 'The feed the dashboard reads',
    at: '2026-02-13 09:10',
    who: 'mike',
    commands: [
      'chant export --format csv --fields id,type,status,completed_at',
      'chant export --format json --fields id,status,type,labels,completed_at,model',
    ],
    truths: [{ prints: '"type": "driver"' }],
  },
  {
    id: 'dashboard',
    title: 'The dashboard of the closing review',
    at: '2026-02-13 09:15',
    who: 'mike',
    commands: ['node automation/dashboard.mjs', 'cat dashboard/2026-02-13/README.md'],
    after: ['git add dashboard && git commit -q -m "Dashboard of the closing review"'],
    truths: [{ prints: 'Churn dashboard, 2026-02-13' }],
  },
  {
    id: 'dashboard-late',
    title: 'A morning without figures says so',
    at: '2026-02-16 06:45',
    who: 'mike',
    copy: 'late',
    commands: [
      '1? automation/daily-report.sh',
      'cat dashboard/2026-02-16/README.md',
      '1? automation/send-report.sh',
      'cat messages/2026-02-16/slack.json',
    ],
    truths: [
      { prints: 'metrics/2026-02-16.json: missing' },
      { file: 'messages/2026-02-16/slack.json', has: 'No churn report this morning' },
    ],
  },
  {
    id: 'figures-of-friday',
    title: 'Friday’s figures under Monday’s name are refused',
    at: '2026-02-16 07:10',
    who: 'mike',
    copy: 'late',
    commands: ['cp metrics/2026-02-13.json metrics/2026-02-16.json', '1? node automation/dashboard.mjs'],
    truths: [{ prints: 'late: it is of 2026-02-13' }],
  },
  {
    id: 'activity-all',
    title: 'Four weeks in one list',
    at: '2026-02-13 09:30',
    who: 'mike',
    commands: ['chant activity --since 4w', 'git log --first-parent --date=short --format="%h %ad %an: %s"'],
    truths: [{ prints: 'REJECTED' }],
  },
]
