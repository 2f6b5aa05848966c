import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Disagreement } from '../agreement'
import type { Day } from '../days'
import type { Calendar, Scenario } from '../scenario'
import type { DataRow, DataTable } from './read'
import type { TableName } from './tables'
import { dayOf, isIsoDate, isoOf } from '../days'
import { measureOf } from '../key-result'

/** The columns whose days tell how far a table reaches. */
const DATED: Record<TableName, string[]> = {
  customers: ['signed_up_on', 'onboarded_on', 'cancelled_on'],
  tickets: ['opened_at'],
  survey: ['answered_on'],
  emails: ['sent_on'],
}

/** What the data say of the figures that the scenario declares; `value` of another key result than churn. */
export interface Baseline { customers: number, lost: number, value?: number | null }

/** Returns where the calendar needs more than the tables hold: they end too early, or nobody is a customer yet. */
export function checkCoverage(tables: Record<TableName, DataTable>, calendar: Calendar): Problem[] {
  const names = Object.keys(DATED) as TableName[]
  return [
    ...names.flatMap(name => endsEarly(name, tables[name], calendar)),
    ...nobodyThere(tables.customers, calendar),
  ]
}

/**
 * Returns how many were customers when the baseline window began, and how many of them it lost.
 * churn.sql defines both so.
 */
export function baselineOf({ rows }: DataTable, { windowStart, windowEnd }: Calendar): Baseline {
  const start = isoOf(windowStart)
  const end = isoOf(windowEnd)
  const there = rows.filter(row => isThere(row, start))
  const lost = there.filter(({ get }) => get('cancelled_on') !== '' && get('cancelled_on') <= end)
  return { customers: there.length, lost: lost.length }
}

/** Returns where the scenario declares another size or another baseline than the data show: pages would state both. */
export function differsFrom(scenario: Scenario, baseline: Baseline): Disagreement[] {
  const { company, keyResult } = scenario
  const { customers, lost } = baseline
  const different: Disagreement[] = []
  if (company.customers !== customers) {
    const declared = `company.customers: ${company.customers}`
    different.push({
      path: ['company', 'customers'],
      found: `${declared}, but customers.csv has ${customers} when the baseline window begins`,
      fix: `write ${customers}`,
    })
  }
  if (baseline.value !== undefined)
    return [...different, ...otherDiffers(scenario, baseline.value)]
  const rate = lost / customers
  const shown = Number(rate.toFixed(3))
  if (keyResult.baseline !== shown) {
    const declared = `keyResult.baseline: ${percent(keyResult.baseline)}`
    const extreme = lost === 0 || lost === customers
    different.push({
      path: ['keyResult', 'baseline'],
      found: `${declared}, but customers.csv loses ${lost} of ${customers} in the baseline window, ${percent(shown)}`,
      fix: extreme ? 'nothing to reduce or nobody left: is this all of your data?' : `write ${shown}`,
    })
  }
  return different
}

/** Returns the first and the last day that a table names; nothing if it names none. */
export function daysOf(name: TableName, rows: DataRow[]): { first: Day, last: Day } | undefined {
  const events = eventsOf(name, rows)
  return events.length === 0 ? undefined : { first: events[0]!.day, last: events.at(-1)!.day }
}

// -- internal --

function otherDiffers(scenario: Scenario, value: number | null): Disagreement[] {
  const { baseline } = scenario.keyResult
  const { unit, words: { units } } = measureOf(scenario)
  const path = ['keyResult', 'baseline']
  if (value === null)
    return [{ path, found: `the data have no ${units} in the baseline window`, fix: 'is this all of your data?' }]
  const shown = Number(value.toFixed(unit === 'percent' ? 3 : 1))
  const say = (one: number): string => unit === 'percent' ? percent(one) : `${one} h`
  const found = `keyResult.baseline: ${say(baseline)}, but the data show ${say(shown)} in the baseline window`
  return baseline === shown ? [] : [{ path, found, fix: `write ${shown}` }]
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}

/** True for a customer on the morning of `day`, an ISO date. */
function isThere({ get }: DataRow, day: string): boolean {
  return get('signed_up_on') < day && (get('cancelled_on') === '' || get('cancelled_on') >= day)
}

/**
 * A table that is silent at its end for longer than allowed was exported too early.
 * A table without rows is allowed: the firm has no such source. It must have customers, though.
 */
function endsEarly(name: TableName, { file, rows }: DataTable, { firstDay, lastDay }: Calendar): Problem[] {
  const events = eventsOf(name, rows).filter(({ day }) => day <= lastDay)
  const days = `${isoOf(firstDay)} to ${isoOf(lastDay)}`
  const last = events.at(-1)
  const fit = last ? fitting(last.day) : ''
  const asked = `export ${days}, or set the calendar in scenario.yaml to the days you have${fit}`
  if (!last) {
    if (rows.length === 0)
      return name === 'customers' ? [{ file, line: 1, found: 'it has no rows', fix: asked }] : []
    return [{ file, line: rows[0]!.line, found: `no day in it is before ${isoOf(lastDay + 1)}`, fix: asked }]
  }
  const longest = longestSilence(events, firstDay)
  const silent = lastDay - last.day
  if (silent <= allowedSilence(longest))
    return []
  return [{
    file,
    line: last.line,
    found: `the last day in it is ${isoOf(last.day)}, the calendar asks for data to ${isoOf(lastDay)}`,
    fix: `${inDays(silent)} without a row, at most ${inDays(longest)} before; ${asked}`,
  }]
}

/** Returns the last sprint whose days are all known, in words: it ends on a Friday, the day after the last known. */
function fitting(lastDay: Day): string {
  // Day 0, 1 January 1970, was a Thursday: Friday is the first day after it, modulo 7.
  const asOf = lastDay + 1 - (lastDay % 7)
  return `: start ${isoOf(asOf - 25)}, asOf ${isoOf(asOf)} would fit`
}

function inDays(count: number): string {
  return count === 1 ? 'one day' : `${count} days`
}

interface Event { day: Day, line: number }

/** Returns every day that a table names, in order. */
function eventsOf(name: TableName, rows: DataRow[]): Event[] {
  return rows
    .flatMap(({ get, line }) => DATED[name]
      .filter(column => isIsoDate(get(column).slice(0, 10)))
      .map((column): Event => ({ day: dayOf(get(column)), line })))
    .sort((a, b) => a.day - b.day)
}

/** Returns the most days in a row without an event, from the first day to the last event. */
function longestSilence(events: Event[], firstDay: Day): number {
  const days = events.map(({ day }) => day).filter(day => day >= firstDay)
  const silences = days.map((day, i) => day - (days[i - 1] ?? firstDay - 1) - 1)
  // A set, for a function takes only so many arguments.
  return Math.max(0, ...new Set(silences))
}

/**
 * Data with something nearly every day may end with no longer a silence than they had before.
 * Where there are few rows, chance alone may double it.
 */
function allowedSilence(longest: number): number {
  return longest > 1 ? 2 * longest : longest
}

/** Every week and every window needs somebody at risk at its start. */
function nobodyThere({ file, rows }: DataTable, { firstDay, weeks, frozenWeeks }: Calendar): Problem[] {
  if (rows.length === 0)
    return []
  const mornings = Array.from({ length: weeks }, (_, week) => isoOf(firstDay + 7 * week))
  const empty = mornings.find(day => !rows.some(row => isThere(row, day)))
  if (empty === undefined)
    return []
  const first = rows.reduce((early, row) => row.get('signed_up_on') < early.get('signed_up_on') ? row : early)
  const firstSignup = first.get('signed_up_on')
  if (firstSignup >= empty) {
    const fix = `the limits need ${frozenWeeks} weeks from ${isoOf(firstDay)}`
    return [{ file, line: first.line, found: `nobody is a customer before ${firstSignup}`, fix }]
  }
  const fix = 'a rate needs somebody at risk: is this all of your customers?'
  return [{ file, line: 1, found: `nobody is a customer on the morning of ${empty}`, fix }]
}
