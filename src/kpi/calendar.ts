import type { Calendar, Scenario } from '../scenario'
import { REPLY_DAYS } from '../data/first-reply'

/** One period of `periods`: a week, or a whole window of weeks. Ends are included. */
export interface Period { kind: 'week' | 'window', no: number, start: number, end: number }

/**
 * Edges of the bands in which tenure is shown; finer than the three in which estimates are
 * stratified.
 */
const BANDS: [number, number][] = [[0, 30], [31, 90], [91, 180], [181, 365], [366, 99_999]]

/** Length of a sign-up cohort and of a period of its life, in days. */
const COHORT_DAYS = 14
const AGE_DAYS = 28

/** Returns the weeks that are over before `asOf` and the windows that end with them. */
export function periodsOf(calendar: Calendar, asOf: number): Period[] {
  const weeks = Math.floor((asOf - calendar.firstDay) / 7)
  const week = Array.from({ length: weeks }, (_, i): Period => {
    const start = calendar.firstDay + i * 7
    return { kind: 'week', no: i + 1, start, end: start + 6 }
  })
  const perWindow = calendar.windowDays / 7
  const windows = week.slice(perWindow - 1).map((last, i): Period =>
    ({ kind: 'window', no: i + 1, start: week[i]!.start, end: last.end }))
  return [...week, ...windows]
}

/** Returns the sign-up cohorts that are whole before `asOf`; ends are included. */
export function cohortsOf({ firstDay }: Calendar, asOf: number): { no: number, start: number, end: number }[] {
  return Array.from({ length: Math.floor((asOf - firstDay) / COHORT_DAYS) }, (_, i) => {
    const start = firstDay + i * COHORT_DAYS
    return { no: i + 1, start, end: start + COHORT_DAYS - 1 }
  })
}

/** Returns the periods of a customer's life, in days since sign-up; ends are included. */
export function agesOf({ firstDay }: Calendar, asOf: number): { no: number, from: number, to: number }[] {
  return Array.from({ length: Math.floor((asOf - firstDay) / AGE_DAYS) }, (_, i) => {
    const from = i * AGE_DAYS + (i === 0 ? 0 : 1)
    return { no: i + 1, from, to: (i + 1) * AGE_DAYS }
  })
}

/**
 * Returns portable SQL that makes the tables of parameters: params (one row), periods, bands,
 * cohorts and ages.
 */
export function calendarSql(scenario: Scenario, calendar: Calendar, asOf: number): string {
  const params = {
    as_of_day: asOf,
    first_day: calendar.firstDay,
    window_start_day: calendar.windowStart,
    window_end_day: calendar.windowEnd,
    release_day: calendar.release,
    onboarding_days: scenario.onboarding.days,
    late_minutes: scenario.support.lateAfterHours * 60,
    recovery_days: scenario.experiment.recoveryDays,
    stalled_days: scenario.experiment.stalledWithinDays,
    activation_days: scenario.activation.days,
    reply_days: REPLY_DAYS,
  }
  const periods = periodsOf(calendar, asOf).map(({ kind, no, start, end }) => [`'${kind}'`, no, start, end])
  return [
    table('params', Object.keys(params), [Object.values(params)]),
    table('periods', ['kind', 'period_no', 'start_day', 'end_day'], periods),
    table('bands', ['band_no', 'from_days', 'to_days'], BANDS.map(([from, to], i) => [i + 1, from, to])),
    table('cohorts', ['cohort_no', 'start_day', 'end_day'], cohortsOf(calendar, asOf).map(Object.values)),
    table('ages', ['period_no', 'from_days', 'to_days'], agesOf(calendar, asOf).map(Object.values)),
  ].join('\n')
}

/** A table without rows is made by a condition that never holds: `values ()` is no SQL. */
function table(name: string, columns: string[], rows: (string | number)[][]): string {
  const named = columns.join(', ')
  const some = rows.length > 0 ? rows : [columns.map(() => 0)]
  const values = some.map(row => `(${row.join(', ')})`).join(',\n')
  const none = rows.length > 0 ? '' : ' where 1 = 0'
  return `create table ${name} as\nselect * from (values\n${values}) as rows (${named})${none};`
}
