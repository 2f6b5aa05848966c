import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Signal } from '../xmr'
import type { Row } from './churn'
import { fact } from '../fact'
import { judgeWeeks } from '../frame/weeks'

export { type Row, sql } from './churn'

/** The losses of a week; days are ISO dates, ends included. */
export interface WeeklyRow {
  week: number
  start: string
  end: string
  atRisk: number
  lost: number
  /** Losses per 1,000 customers at risk. */
  per1000: number
  /** True for the weeks on which the limits are frozen. */
  frozen: boolean
  /** Sprint week 1–4, where it is one. */
  sprintWeek: number | null
  signal: Signal | null
  mean: number
  upper: number
  lower: number
}

/** Returns the weeks with limits frozen on the first of them. */
export function tables(rows: Row[], { calendar }: Context): { weekly: WeeklyRow[] } {
  const counted = rows.filter(row => row.kind === 'week')
  const per1000 = counted.map(row => 1000 * row.lost / row.at_risk)
  const judged = judgeWeeks(per1000, calendar)
  const weekly = judged.map(({ week, start, end, frozen, sprintWeek, signal, mean, upper, lower }, i) => {
    const { at_risk: atRisk, lost } = counted[i]!
    const value = { atRisk, lost, per1000: per1000[i]! }
    // Every week has customers at risk, and so a value and limits.
    return { week, start, end, ...value, frozen, sprintWeek, signal, mean: mean!, upper: upper!, lower: lower! }
  })
  return { weekly }
}

/** Returns the weekly losses, their frozen limits and their signals. */
export function facts(rows: Row[], context: Context): Facts {
  const { weekly } = tables(rows, context)
  return { ...limitFacts(weekly), ...lastWeekFacts(weekly), ...signalFacts(weekly) }
}

// -- internal --

function limitFacts(weekly: WeeklyRow[]): Facts {
  const { mean, upper, lower } = weekly[0]!
  const frozen = frozenOf(weekly)
  const values = frozen.map(row => row.per1000)
  const from = originOf(weekly)
  return {
    'weekly.mean': fact(mean, 'per1000', 'mean weekly losses per 1,000 customers at risk', from),
    'weekly.upper': fact(upper, 'per1000', 'upper natural limit', from),
    'weekly.lower': fact(lower, 'per1000', 'lower natural limit', from),
    'weekly.best': fact(Math.min(...values), 'per1000', 'the lowest of the frozen weeks', from),
    'weekly.worst': fact(Math.max(...values), 'per1000', 'the highest of the frozen weeks', from),
    'weekly.weeks': fact(weekly.length, 'count', 'whole weeks in the data', from),
    'weekly.frozenWeeks': fact(from.n, 'count', 'weeks on which the limits are frozen', from),
    'weekly.frozenWindow': fact(from.window, 'dates', 'the weeks on which the limits are frozen', from),
  }
}

function lastWeekFacts(weekly: WeeklyRow[]): Facts {
  const { per1000, lost, atRisk, start, end } = weekly.at(-1)!
  const from = { query: 'churn.sql', n: atRisk, window: `${start}/${end}` }
  const after = 'in the week after the release'
  return {
    'weekly.week4': fact(per1000, 'per1000', `losses per 1,000 at risk ${after}`, from),
    'weekly.week4Lost': fact(lost, 'count', `customers lost ${after}`, from),
    'weekly.week4AtRisk': fact(atRisk, 'count', `customers at risk ${after}`, from),
    'weekly.week4Window': fact(from.window, 'dates', 'the first whole week after the release', from),
  }
}

function signalFacts(weekly: WeeklyRow[]): Facts {
  const frozen = frozenOf(weekly)
  const from = originOf(weekly)
  const signals = 'weeks that complete a signal by any of the four rules'
  return {
    'weekly.outside': fact(outside(weekly), 'count', 'weeks outside the limits', from),
    'weekly.signals': fact(signalling(weekly), 'count', signals, from),
    'weekly.frozenOutside': fact(outside(frozen), 'count', 'frozen weeks outside the limits', from),
    'weekly.frozenSignals': fact(signalling(frozen), 'count', 'signals in the frozen weeks', from),
  }
}

function frozenOf(weekly: WeeklyRow[]): WeeklyRow[] {
  return weekly.filter(row => row.frozen)
}

function outside(weekly: WeeklyRow[]): number {
  return weekly.filter(({ per1000, upper, lower }) => per1000 > upper || per1000 < lower).length
}

function signalling(weekly: WeeklyRow[]): number {
  return weekly.filter(row => row.signal !== null).length
}

function originOf(weekly: WeeklyRow[]) {
  const frozen = frozenOf(weekly)
  return {
    query: 'churn.sql',
    n: frozen.length,
    window: `${weekly[0]!.start}/${frozen.at(-1)!.end}`,
    method: 'XmR: mean ± 2.66 × average moving range, frozen',
  }
}
