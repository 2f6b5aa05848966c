import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Disagreement } from '../agreement'
import type { Day } from '../days'
import type { Calendar, Scenario } from '../scenario'
import type { DataRow, DataTable } from './read'
import type { TableName } from './tables'
import { dayOf, isoOf } from '../days'

/** The columns whose days tell how far a table reaches. */
const DATED: Record<TableName, string[]> = {
  customers: ['signed_up_on', 'onboarded_on', 'cancelled_on'],
  tickets: ['opened_at'],
  survey: ['answered_on'],
  emails: ['sent_on'],
}

/** What the data say of the two figures that the scenario declares. */
export interface Baseline { customers: number, lost: number }

interface Event { day: Day, line: number }

/** Returns what the calendar needs and the tables lack: days before which nobody was a customer, and days after which they end. */
export function checkCoverage(tables: Record<TableName, DataTable>, calendar: Calendar): Problem[] {
  const names = Object.keys(DATED) as TableName[]
  return [...names.flatMap(name => endsEarly(name, tables[name], calendar)), ...nobodyThere(tables.customers, calendar)]
}

/** Returns how many were customers when the baseline window began, and how many of them it lost: the definition of churn.sql. */
export function baselineOf({ rows }: DataTable, { windowStart, windowEnd }: Calendar): Baseline {
  const start = isoOf(windowStart)
  const there = rows.filter(row => isThere(row, start))
  return { customers: there.length, lost: there.filter(row => row.get('cancelled_on') !== '' && row.get('cancelled_on') <= isoOf(windowEnd)).length }
}

/** Returns where the scenario declares another size or another churn than the data show: the pages would say both. */
export function differsFrom({ company, keyResult }: Scenario, { customers, lost }: Baseline): Disagreement[] {
  const rate = lost / customers
  const shown = Number(rate.toFixed(3))
  const different: Disagreement[] = []
  if (company.customers !== customers)
    different.push({ path: ['company', 'customers'], found: `company.customers: ${company.customers}, but customers.csv has ${customers} when the baseline window begins`, mend: `write ${customers}` })
  if (keyResult.baseline !== shown) {
    const mend = lost === 0 || lost === customers ? 'nothing to reduce or nobody left: is this all of your data?' : `write ${shown}`
    different.push({ path: ['keyResult', 'baseline'], found: `keyResult.baseline: ${percent(keyResult.baseline)}, but customers.csv loses ${lost} of ${customers} in the baseline window, ${percent(shown)}`, mend })
  }
  return different
}

// -- internal --

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}

function isThere({ get }: DataRow, day: string): boolean {
  return get('signed_up_on') < day && (get('cancelled_on') === '' || get('cancelled_on') >= day)
}

/**
 * A table that falls silent for longer than ever before ends: nothing happened because nobody looked. Data with something nearly every day may
 * rest no longer than it did before; where there are few rows, chance may double it. A table without rows is a source that the firm lacks.
 */
function endsEarly(name: TableName, { file, rows }: DataTable, { firstDay, lastDay }: Calendar): Problem[] {
  const events = rows
    .flatMap(row => DATED[name].filter(column => row.get(column) !== '').map((column): Event => ({ day: dayOf(row.get(column)), line: row.line })))
    .filter(({ day }) => day <= lastDay)
    .sort((a, b) => a.day - b.day)
  const last = events.at(-1)
  if (!last)
    return rows.length === 0 && name !== 'customers' ? [] : [{ file, line: rows[0]?.line ?? 1, found: rows.length === 0 ? 'it has no rows' : `no day in it is before ${isoOf(lastDay + 1)}`, mend: asked(firstDay, lastDay) }]
  const inside = events.filter(({ day }) => day >= firstDay)
  const quiet = inside.map(({ day }, i) => day - (inside[i - 1]?.day ?? firstDay - 1) - 1)
  const longest = Math.max(0, ...new Set(quiet))
  const allowed = inside.length === 0 ? 0 : longest > 1 ? 2 * longest : longest
  const silent = lastDay - last.day
  const days = (count: number): string => count === 1 ? 'one day' : `${count} days`
  return silent <= allowed
    ? []
    : [{ file, line: last.line, found: `the last day in it is ${isoOf(last.day)}, the calendar asks for data to ${isoOf(lastDay)}`, mend: `${days(silent)} without a row, at most ${days(longest)} before; ${asked(firstDay, lastDay)}` }]
}

function asked(firstDay: Day, lastDay: Day): string {
  return `export ${isoOf(firstDay)} to ${isoOf(lastDay)}, or set the calendar in scenario.yaml to the days you have`
}

/** Every week and every window needs somebody at risk at its start. */
function nobodyThere({ file, rows }: DataTable, { firstDay, weeks, frozenWeeks }: Calendar): Problem[] {
  const empty = Array.from({ length: weeks }, (_, i) => isoOf(firstDay + 7 * i)).find(day => !rows.some(row => isThere(row, day)))
  if (empty === undefined || rows.length === 0)
    return []
  const first = rows.reduce((early, row) => row.get('signed_up_on') < early.get('signed_up_on') ? row : early, rows[0]!)
  return first.get('signed_up_on') >= empty
    ? [{ file, line: first.line, found: `nobody is a customer before ${first.get('signed_up_on')}`, mend: `the limits need ${frozenWeeks} weeks from ${isoOf(firstDay)}` }]
    : [{ file, line: 1, found: `nobody is a customer on the morning of ${empty}`, mend: 'a rate needs somebody at risk: is this all of your customers?' }]
}
