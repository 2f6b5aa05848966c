import type { Step } from '../step'
import { reportDays } from '../ids'
import { merge } from './research'

/** One working day: cron's run in the morning, then Sarah's decision. */
function day(date: string): Step[] {
  const id = `${date}-001-rpt`
  return [
    {
      id: `cron-${date}`,
      title: `Cron's run on ${date}`,
      at: `${date} 06:45`,
      who: 'mike',
      agents: { [id]: '06:48' },
      before: [`clock ${date} 06:30 && mkdir -p metrics && cp "$INPUTS/metrics/${date}.json" metrics/ && git add metrics && git commit -q -m "Add the figures of ${date}"`],
      commands: ['automation/daily-report.sh'],
      truths: [{ spec: id, status: 'completed', approval: 'pending' }, { file: 'dashboard/README.md', has: date }],
    },
    {
      id: `report-${date}`,
      title: `Sarah approves the report of ${date}`,
      at: `${date} 08:40`,
      who: 'sarah',
      commands: [`chant approve ${id} --by sarah`, merge, `cat reports/${date}.md`],
      truths: [{ spec: id, status: 'completed', approval: 'approved' }, { file: `reports/${date}.md`, has: date }],
    },
  ]
}

/** Week 4: a report every morning, a dashboard that says when it cannot be trusted. */
export const reportingWeek: Step[] = [
  {
    id: 'automation',
    title: 'Mike sets the morning run up',
    at: '2026-02-06 16:00',
    who: 'mike',
    before: ['mkdir -p automation .github/workflows && cp "$INPUTS"/automation/* automation/ && chmod +x automation/*.sh && cp "$INPUTS"/workflows/*.yml .github/workflows/ && git add automation .github && git commit -q -m "Add the morning run"'],
    commands: ['cat automation/crontab', 'cat automation/daily-report.sh', 'cat .github/workflows/daily-report.yml'],
    truths: [{ file: 'automation/crontab', has: 'daily-report.sh' }],
  },
  ...reportDays.flatMap(day),
  {
    id: 'activity-daily',
    title: 'One command prints the trail of a day',
    at: '2026-02-13 09:00',
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
    commands: ['chant export --format csv --fields id,type,status,completed_at', 'chant export --format json --fields id,status,type,labels,completed_at,model'],
    truths: [{ prints: '"type": "driver"' }],
  },
  {
    id: 'dashboard',
    title: 'The dashboard of the closing review',
    at: '2026-02-13 09:15',
    who: 'mike',
    commands: ['node automation/dashboard.mjs', 'cat dashboard/README.md'],
    truths: [{ prints: '2026-02-13' }],
  },
  {
    id: 'dashboard-late',
    title: 'A morning without figures says so',
    at: '2026-02-16 06:45',
    who: 'mike',
    copy: 'late',
    commands: ['1? automation/daily-report.sh', '1? node automation/dashboard.mjs'],
    truths: [{ prints: 'metrics/2026-02-16.json' }],
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
