import type { Calendar, Scenario } from '../scenario'

/** One period of `periods`: a week, or a whole window of weeks. Ends are included. */
export interface Period {
  kind: 'week' | 'window'
  no: number
  start: number
  end: number
}

/** Edges of the bands in which tenure is shown; finer than the three in which estimates are stratified. */
export const BANDS: [number, number][] = [[0, 30], [31, 90], [91, 180], [181, 365], [366, 99_999]]

/** Length of a sign-up cohort and of a period of its life, in days. */
const COHORT_DAYS = 14
export const AGE_DAYS = 28

/** Returns the weeks that are over before `asOf` and the windows that end with them. */
export function periodsOf(calendar: Calendar, asOf: number): Period[] {
  const weeks = Math.floor((asOf - calendar.firstDay) / 7)
  const week = Array.from({ length: weeks }, (_, i): Period => {
    const start = calendar.firstDay + i * 7
    return { kind: 'week', no: i + 1, start, end: start + 6 }
  })
  const perWindow = calendar.windowDays / 7
  return [...week, ...week.slice(perWindow - 1).map((last, i): Period => ({ kind: 'window', no: i + 1, start: week[i]!.start, end: last.end }))]
}

/** Returns the sign-up cohorts that are whole before `asOf`; ends are included. */
export function cohortsOf({ firstDay }: Calendar, asOf: number): { no: number, start: number, end: number }[] {
  return Array.from({ length: Math.floor((asOf - firstDay) / COHORT_DAYS) }, (_, i) => ({ no: i + 1, start: firstDay + i * COHORT_DAYS, end: firstDay + (i + 1) * COHORT_DAYS - 1 }))
}

/** Returns the periods of a customer's life, in days since sign-up; ends are included. */
export function agesOf({ firstDay }: Calendar, asOf: number): { no: number, from: number, to: number }[] {
  return Array.from({ length: Math.floor((asOf - firstDay) / AGE_DAYS) }, (_, i) => ({ no: i + 1, from: i * AGE_DAYS + (i === 0 ? 0 : 1), to: (i + 1) * AGE_DAYS }))
}

/** Returns the SQL that makes the tables of parameters: one row of params, and periods, bands, cohorts and ages. Portable. */
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
    activation_days: scenario.activation.days,
  }
  return [
    table('params', Object.keys(params), [Object.values(params)]),
    table('periods', ['kind', 'period_no', 'start_day', 'end_day'], periodsOf(calendar, asOf).map(({ kind, no, start, end }) => [`'${kind}'`, no, start, end])),
    table('bands', ['band_no', 'from_days', 'to_days'], BANDS.map(([from, to], i) => [i + 1, from, to])),
    table('cohorts', ['cohort_no', 'start_day', 'end_day'], cohortsOf(calendar, asOf).map(({ no, start, end }) => [no, start, end])),
    table('ages', ['period_no', 'from_days', 'to_days'], agesOf(calendar, asOf).map(({ no, from, to }) => [no, from, to])),
  ].join('\n')
}

/** A table without rows is made by a condition that never holds: `values ()` is no SQL. */
function table(name: string, columns: string[], rows: (string | number)[][]): string {
  const select = (row: (string | number)[]): string => `select ${row.map((value, i) => `${value} as ${columns[i]}`).join(', ')}`
  const body = rows.length > 0 ? rows.map(select).join('\nunion all ') : `${select(columns.map(() => 0))} where 1 = 0`
  return `create table ${name} as\n${body};`
}
