#!/usr/bin/env node
// Writes dashboard/README.md and dashboard/index.html from three feeds of chant and this morning's figures.
// A feed that is missing, late or malformed ends the run with exit code 1, and the old dashboard stays.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const today = process.env.REPORT_DAY ?? new Date().toISOString().slice(0, 10)
const problems = []

/** One feed: what it gives, or a problem in words. */
function feed(name, read) {
  try {
    return read()
  }
  catch (error) {
    problems.push(`${name}: ${String(error.message).split('\n')[0]}`)
  }
}

const chant = (...args) => execFileSync('chant', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const metricsFile = `metrics/${today}.json`

const metrics = feed(metricsFile, () => {
  if (!existsSync(metricsFile))
    throw new Error('missing')
  const known = JSON.parse(readFileSync(metricsFile, 'utf8'))
  if (known.asOf !== today)
    throw new Error(`late: it is of ${known.asOf}, today is ${today}`)
  for (const key of ['windowRate', 'windowLow', 'windowHigh', 'windowLost', 'windowAtRisk', 'lastWeekLost', 'daysToGrading']) {
    if (typeof known[key] !== 'number')
      throw new Error(`malformed: ${key} is no number`)
  }
  return known
})
const activity = feed('chant activity --since 1d', () => chant('activity', '--since', '1d').split('\n').filter(Boolean).sort().reverse())
const status = feed('chant status --json', () => JSON.parse(chant('status', '--json')).counts)
const specs = feed('chant export', () => JSON.parse(chant('export', '--format', 'json', '--fields', 'id,type,status,title,labels')))
if (status?.failed)
  problems.push(`chant status --json: ${status.failed} spec(s) failed`)

if (problems.length > 0) {
  console.error(`The dashboard of ${today} was not written:`)
  for (const problem of problems)
    console.error(`  ${problem}`)
  process.exit(1)
}

const count = n => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
const percent = rate => `${(100 * rate).toFixed(1)}%`
const points = rate => `${rate > 0 ? '+' : ''}${(100 * rate).toFixed(1)}`
const holds = metrics.windowLow <= metrics.baseline && metrics.baseline <= metrics.windowHigh
const work = specs.filter(spec => (spec.labels ?? []).includes('kpi-churn'))
const known = [
  ['Churn, last whole 28 days', percent(metrics.windowRate), `${count(metrics.windowLost)} of ${count(metrics.windowAtRisk)}; 95% interval ${percent(metrics.windowLow)} to ${percent(metrics.windowHigh)}${holds ? `, holds ${percent(metrics.baseline)}: no evidence of a change` : ''}`],
  ['Lost, last whole week', String(metrics.lastWeekLost), metrics.lastWeekSignal ? 'a signal' : 'inside the natural limits'],
  ['Specs of this key result', `${work.filter(spec => spec.status === 'completed').length} of ${work.length}`, 'completed'],
  ['Specs in all', String(status.completed), `completed; ${status.failed} failed, ${status.pending} pending`],
]
if (metrics.armsMature)
  known.push(['Wizard against control', `${points(metrics.diff)} points`, `95% interval ${points(metrics.diffLow)} to ${points(metrics.diffHigh)}`])
const later = [
  ['Key result', 'not yet', `gradable on ${metrics.gradedOn}, in ${metrics.daysToGrading} days`],
  ['Day-7 activation after release', `${metrics.activationActivated} of ${metrics.activationN}`, metrics.activationN === 0 ? 'no sign-up is seven days old' : 'too few yet'],
]
if (!metrics.armsMature)
  later.push(['Wizard against control', 'not yet', 'seven days are not over'])

const table = rows => ['| Measure | Value | Note |', '|---|---:|---|', ...rows.map(row => `| ${row.join(' | ')} |`)]
const markdown = [
  `# Churn dashboard, ${today}`,
  '',
  `Data to the end of ${metrics.knownTo}.`,
  '',
  '## Can be judged',
  '',
  ...table(known),
  '',
  '## Cannot be judged yet',
  '',
  ...table(later),
  '',
  '## Last 24 hours',
  '',
  '```text',
  ...activity,
  '```',
  '',
].join('\n')

const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const htmlTable = rows => `<table>${rows.map(row => `<tr>${row.map(cell => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('\n')}</table>`
const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Churn dashboard, ${today}</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto } td { padding: 0.2em 1em 0.2em 0 } section + section { border-top: 1px solid #858e9b }</style>
<h1>Churn dashboard, ${today}</h1>
<p>Data to the end of ${escape(metrics.knownTo)}.</p>
<section><h2>Can be judged</h2>${htmlTable(known)}</section>
<section><h2>Cannot be judged yet</h2>${htmlTable(later)}</section>
<section><h2>Last 24 hours</h2><pre>${escape(activity.join('\n'))}</pre></section>
</html>
`

mkdirSync('dashboard', { recursive: true })
writeFileSync('dashboard/README.md', markdown)
writeFileSync('dashboard/index.html', html)
console.log(`dashboard of ${today}: ${known.length} measures, ${later.length} not yet, ${activity.length} entries of activity`)
