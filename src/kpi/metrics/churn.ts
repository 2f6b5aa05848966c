import type { Facts } from '../../facts'
import type { Calendar } from '../../scenario'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { isoOf, isoSpan } from '../../days'
import { fact, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'
import { rateRow } from '../rate'

export const sql = 'churn'
export interface Row {
  kind: 'week' | 'window'
  period_no: number
  start_day: number
  end_day: number
  at_risk: number
  lost: number
}

/**
 * A window of whole weeks, days as ISO dates; the last row is the graded window, still without a
 * rate.
 */
export interface ProgressRow {
  start: string
  end: string
  atRisk: Known
  lost: Known
  rate: Known
  low: Known
  high: Known
  baseline: boolean
  graded: boolean
  target: number
}

/** Returns the whole windows and, last, the graded window that nobody can fill yet. */
export function tables(rows: Row[], { calendar, scenario }: Context): { progress: ProgressRow[] } {
  const { target } = scenario.keyResult
  const known = windowsOf(rows).map(row => ({
    start: isoOf(row.start_day),
    end: isoOf(row.end_day),
    ...rateRow(row.at_risk, row.lost),
    baseline: row.start_day === calendar.windowStart,
    graded: false,
    target,
  }))
  const days = { start: isoOf(calendar.gradeStart), end: isoOf(calendar.gradeEnd) }
  const nothing = { atRisk: null, lost: null, rate: null, low: null, high: null }
  return { progress: [...known, { ...days, ...nothing, baseline: false, graded: true, target }] }
}

/** Returns the losses of the baseline window. */
export function baselineOf(rows: Row[], calendar: Calendar): Row {
  return windowsOf(rows).find(row => row.start_day === calendar.windowStart)!
}

/** Returns churn of the baseline, of the last whole window, and of the target. */
export function facts(rows: Row[], { calendar, scenario }: Context): Facts {
  const windows = windowsOf(rows)
  const base = baselineOf(rows, calendar)
  const rate = base.lost / base.at_risk
  const from = originOf(base)
  const year = 1 - (1 - rate) ** (365 / calendar.windowDays)
  const method = '1 - (1 - rate) to the power 365/28'
  return {
    ...windowFacts('churn.baseline', base, {
      rate: 'monthly logo churn before the sprint',
      lost: 'customers lost in the baseline window',
      atRisk: 'customers active at the start of the baseline window',
      window: 'the baseline window, last day included',
    }),
    'churn.baseline.per100':
      fact(Math.round(100 * rate), 'count', 'customers lost of every 100 in the baseline window', from),
    ...windowFacts('churn.latest', windows.at(-1)!, {
      rate: 'monthly logo churn in the last whole window before as-of',
      lost: 'customers lost in the last whole window',
      atRisk: 'customers active at its start',
      window: 'the last whole window before as-of',
    }),
    ...targetFacts(base, scenario.keyResult.target),
    'churn.yearLost':
      fact(year, 'percent', 'share of customers gone in a year if every window lost as many', { ...from, method }),
    'churn.windows': fact(windows.length, 'count', 'whole windows in the data', { query: 'churn.sql' }),
  }
}

// -- internal --

type Words = Record<'rate' | 'lost' | 'atRisk' | 'window', string>

function windowsOf(rows: Row[]): Row[] {
  return rows.filter(row => row.kind === 'window')
}

function windowFacts(key: string, row: Row, what: Words): Facts {
  const from = originOf(row)
  return {
    ...withInterval(`${key}.rate`, wilson(row.lost, row.at_risk), 'percent', what.rate, from),
    [`${key}.lost`]: fact(row.lost, 'count', what.lost, from),
    [`${key}.atRisk`]: fact(row.at_risk, 'count', what.atRisk, from),
    [`${key}.window`]: fact(from.window, 'dates', what.window, from),
  }
}

function targetFacts(base: Row, target: number): Facts {
  const from = { ...originOf(base), method: 'target × customers at risk' }
  const lost = Math.round(target * base.at_risk)
  const fewer = 'customers fewer whom the target would lose, of as many as at the baseline'
  return {
    'churn.target.rate': fact(target, 'percent', 'target of monthly logo churn'),
    'churn.target.lost': fact(
      lost,
      'count',
      'customers that the target would lose of as many as at the baseline',
      from,
    ),
    'churn.target.fewer': fact(base.lost - lost, 'count', fewer, from),
  }
}

function originOf(row: Row) {
  return { query: 'churn.sql', n: row.at_risk, window: isoSpan(row.start_day, row.end_day), method: WILSON }
}
