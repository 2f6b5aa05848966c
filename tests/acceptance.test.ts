import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildGuide } from '../src/effects/deck/guide'
import { parseScenario } from '../src/scenario'
import { itIfRecorded } from './acme'
import { ownDeck, root } from './deck/own-deck'

// The original request, row by row: what it asks for, the slide that tells it, the page that shows it and the words or the file it shows.
interface Row { asks: string, slide: string, page: string, shows: RegExp, artifact?: string }

const scenario = parseScenario(readFileSync(join(root, 'artifacts/scenario.yaml'), 'utf8'))
const customers = scenario.company.customers.toLocaleString('en')
const WORKSPACE = 'artifacts/3-workspace'
const SPECS = `${WORKSPACE}/.chant/specs`
const rows: Row[] = [
  { asks: 'the Acme scenario', slide: 'summary', page: 'README.md', shows: new RegExp(scenario.company.short) },
  { asks: 'the KPI: churn 8 % → 5 %', slide: 'summary', page: 'README.md', shows: /churn from \d+(?:\.\d)?\u202F% to \d/ },
  { asks: 'a diagram of the phases', slide: 'four-weeks', page: 'README.md', shows: /\.svg/ },
  { asks: 'links to each phase', slide: 'questions', page: 'README.md', shows: /06-reporting\.md/ },
  { asks: 'a company of B2B software', slide: 'loss', page: '01-scenario.md', shows: /B2B/ },
  { asks: 'product and customer base', slide: 'loss', page: '01-scenario.md', shows: new RegExp(customers) },
  { asks: 'analysis of the churn rate', slide: 'segments', page: '01-scenario.md', shows: /Starter/, artifact: 'artifacts/2-kpi/segments.sql' },
  { asks: 'the OKR and its success metrics', slide: 'key-result', page: '01-scenario.md', shows: /28/, artifact: 'artifacts/2-kpi/churn.sql' },
  { asks: 'team and roles', slide: 'roles', page: 'README.md', shows: new RegExp(scenario.people.owner!.role) },
  { asks: 'Datadog metrics, as a digest', slide: 'three-digests', page: '02-data-ingestion.md', shows: /datadog-churn-metrics-2026-01[\s\S]*## /, artifact: `${WORKSPACE}/.chant/context/kpi-churn-q1/datadog-churn-metrics-2026-01.md` },
  { asks: 'Zendesk tickets, as a digest', slide: 'three-digests', page: '02-data-ingestion.md', shows: /zendesk-support-patterns\.md[\s\S]*Source \| Zendesk[\s\S]*## What this cannot tell/, artifact: `${WORKSPACE}/.chant/context/kpi-churn-q1/zendesk-support-patterns.md` },
  { asks: 'user surveys, as a digest', slide: 'three-digests', page: '02-data-ingestion.md', shows: /# .*survey/i, artifact: `${WORKSPACE}/.chant/context/kpi-churn-q1/user-survey-summary.md` },
  { asks: 'chant add: the research spec is created', slide: 'research-spec', page: '03-research.md', shows: /\$ chant add "Analyze Q1 churn drivers"/, artifact: 'artifacts/4-transcripts/research-add.trycmd' },
  { asks: 'research spec frontmatter, full YAML', slide: 'research-spec', page: '03-research.md', shows: /type: research[\s\S]*informed_by:/, artifact: 'artifacts/4-transcripts/research-spec.trycmd' },
  { asks: 'chant work 2026-01-28-001-xyz', slide: 'research-run', page: '03-research.md', shows: /\$ chant work 2026-01-28-001-xyz/, artifact: 'artifacts/4-transcripts/research-work.trycmd' },
  { asks: 'the agent\'s output with its analysis', slide: 'research-run', page: '03-research.md', shows: /Read 3 digests/ },
  { asks: 'research spec body with findings', slide: 'approved', page: '04-record.md', shows: /## Findings/, artifact: `${SPECS}/2026-01-28-001-xyz.md` },
  { asks: 'chant reject with a reason', slide: 'rejected', page: '04-approval.md', shows: /\$ chant reject 2026-01-28-001-xyz --by sarah --reason/, artifact: 'artifacts/4-transcripts/reject.trycmd' },
  { asks: 'the agent refines with more context', slide: 'fourth-digest', page: '04-approval.md', shows: /cohort-overlap-cut/, artifact: 'artifacts/4-transcripts/rework.trycmd' },
  { asks: 'chant approve --by sarah', slide: 'approved', page: '04-record.md', shows: /\$ chant approve 2026-01-28-001-xyz --by sarah/, artifact: 'artifacts/4-transcripts/approve.trycmd' },
  { asks: 'the full spec with its discussion thread', slide: 'approved', page: '04-record.md', shows: /## Approval Discussion[\s\S]*REJECTED[\s\S]*APPROVED/, artifact: `${SPECS}/2026-01-28-001-xyz.md` },
  { asks: 'driver spec with members:', slide: 'driver', page: '05-implementation.md', shows: /members:\n/, artifact: `${SPECS}/2026-02-02-002-kpi.md` },
  { asks: 'member specs', slide: 'parallel', page: '05-implementation.md', shows: /1a-onboarding-wizard/, artifact: `${SPECS}/2026-02-02-002-kpi.1a-onboarding-wizard.md` },
  { asks: 'the second member spec', slide: 'parallel', page: '05-implementation.md', shows: /1b-email-sequence/, artifact: `${SPECS}/2026-02-02-002-kpi.1b-email-sequence.md` },
  { asks: 'the third member spec', slide: 'parallel', page: '05-implementation.md', shows: /1c-support-triage/, artifact: `${SPECS}/2026-02-02-002-kpi.1c-support-triage.md` },
  { asks: 'chant work --parallel --label kpi-churn, with output', slide: 'parallel', page: '05-implementation.md', shows: /\$ chant work --parallel --label kpi-churn[\s\S]*Starting 3 specs in parallel/, artifact: 'artifacts/4-transcripts/parallel.trycmd' },
  { asks: 'chant merge --all-completed, with output', slide: 'merge-members', page: '05-failures.md', shows: /\$ chant merge --all-completed/, artifact: 'artifacts/4-transcripts/merge-members.trycmd' },
  { asks: 'cron configuration', slide: 'morning-report', page: '06-morning.md', shows: /daily-report\.sh/, artifact: `${WORKSPACE}/automation/crontab` },
  { asks: 'a CI configuration', slide: 'morning-report', page: '06-morning.md', shows: /daily-report\.yml/, artifact: `${WORKSPACE}/.github/workflows/daily-report.yml` },
  { asks: 'chant activity --since 1d, with output', slide: 'trail', page: '06-reporting.md', shows: /\$ chant activity --since 1d/, artifact: 'artifacts/4-transcripts/activity-daily.trycmd' },
  { asks: 'dashboard generation script', slide: 'dashboard', page: '06-reporting.md', shows: /dashboard\.mjs/, artifact: `${WORKSPACE}/automation/dashboard.mjs` },
  { asks: 'an example daily report', slide: 'morning-report', page: '06-morning.md', shows: /What we know/, artifact: `${WORKSPACE}/reports/2026-02-13.md` },
  { asks: 'weekly progress chart', slide: 'weekly-progress', page: '06-results.md', shows: /progress[\w.]*\.svg/, artifact: 'artifacts/2-kpi/charts/progress.svg' },
  { asks: 'what the request\'s wording meets in the program', slide: 'appendix-commands', page: 'appendix-commands.md', shows: /unexpected argument '--type'/, artifact: 'artifacts/4-transcripts/literal-commands.trycmd' },
]

const aliases = new Set(ownDeck().slides.map(({ alias }) => alias))
const guide = buildGuide(root)

describe.each(rows)('the request asks for $asks', ({ slide, page, shows, artifact }) => {
  it(`slide ${slide} tells it`, () => {
    expect(aliases).toContain(slide)
  })
  it(`page ${page} shows it`, () => {
    expect(guide[page]).toMatch(shows)
  })
  it.skipIf(artifact === undefined)(`${artifact ?? 'no file'} holds it`, () => {
    expect(existsSync(join(root, artifact!))).toBe(true)
    expect(readFileSync(join(root, artifact!), 'utf8').trim()).not.toBe('')
  })
})

itIfRecorded.each(['datadog-churn-metrics-2026-01', 'zendesk-support-patterns', 'user-survey-summary'])('data ingestion shows the digest %s to its last line', (name) => {
  expect(guide['02-data-ingestion.md']).toContain(readFileSync(join(root, `${WORKSPACE}/.chant/context/kpi-churn-q1/${name}.md`), 'utf8').trim())
})

it('the guide holds the full example files', () => {
  const files = Object.keys(guide).filter(name => name.startsWith('artifacts/'))
  for (const name of ['datadog-churn-metrics-2026-01.md', 'zendesk-support-patterns.md', 'user-survey-summary.md', '2026-01-28-001-xyz.md', 'crontab', 'dashboard.mjs', 'daily-report.sh'])
    expect(files.some(file => file.endsWith(name)), name).toBe(true)
})
