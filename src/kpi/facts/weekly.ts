import type { Facts } from '../../facts'
import type { Calendar } from '../../scenario'
import type { Tables } from '../results'
import { fact } from './fact'

/** Returns the weekly losses, their frozen limits and their signals. */
export function weeklyFacts({ weekly }: Tables, calendar: Calendar): Facts {
  const week4 = weekly.at(-1)!
  const limits = { query: 'churn.sql', n: calendar.frozenWeeks, window: `${weekly[0]!.start}/${weekly[calendar.frozenWeeks - 1]!.end}`, method: 'XmR: mean ± 2.66 × average moving range, frozen' }
  const frozen = weekly.filter(row => row.frozen)
  const extreme = (pick: (a: number, b: number) => boolean): number => frozen.reduce((best, row) => pick(row.per1000, best) ? row.per1000 : best, frozen[0]!.per1000)
  const week = { query: 'churn.sql', n: week4.atRisk, window: `${week4.start}/${week4.end}` }
  return {
    'weekly.mean': fact(week4.mean, 'per1000', 'mean weekly losses per 1,000 customers at risk', limits),
    'weekly.upper': fact(week4.upper, 'per1000', 'upper natural limit', limits),
    'weekly.lower': fact(week4.lower, 'per1000', 'lower natural limit', limits),
    'weekly.best': fact(extreme((a, b) => a < b), 'per1000', 'the lowest of the frozen weeks', limits),
    'weekly.worst': fact(extreme((a, b) => a > b), 'per1000', 'the highest of the frozen weeks', limits),
    'weekly.weeks': fact(weekly.length, 'count', 'whole weeks in the data', limits),
    'weekly.frozenWeeks': fact(calendar.frozenWeeks, 'count', 'weeks on which the limits are frozen', limits),
    'weekly.frozenWindow': fact(limits.window, 'dates', 'the weeks on which the limits are frozen', limits),
    'weekly.week4': fact(week4.per1000, 'per1000', 'losses per 1,000 at risk in the week after the release', week),
    'weekly.week4Lost': fact(week4.lost, 'count', 'customers lost in the week after the release', week),
    'weekly.week4AtRisk': fact(week4.atRisk, 'count', 'customers at risk in the week after the release', week),
    'weekly.week4Window': fact(week.window, 'dates', 'the first whole week after the release', week),
    'weekly.outside': fact(weekly.filter(row => row.per1000 > row.upper || row.per1000 < row.lower).length, 'count', 'weeks outside the limits', limits),
    'weekly.signals': fact(weekly.filter(row => row.signal !== null).length, 'count', 'weeks that complete a signal by any of the four rules', limits),
    'weekly.frozenOutside': fact(frozen.filter(row => row.per1000 > row.upper || row.per1000 < row.lower).length, 'count', 'frozen weeks outside the limits', limits),
    'weekly.frozenSignals': fact(frozen.filter(row => row.signal !== null).length, 'count', 'signals in the frozen weeks', limits),
  }
}
