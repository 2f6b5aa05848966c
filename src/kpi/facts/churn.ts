import type { Facts } from '../../facts'
import type { Calendar, Scenario } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { isoOf } from '../../days'
import { gradeOf } from '../grade'
import { predictShare, shareOf, wilson } from '../intervals'
import { fact, WILSON, withInterval } from './fact'

/** Returns churn of the baseline and of the last whole window, the forecast, the revenue and the size of the data. */
export function churnFacts({ progress }: Tables, { churn, revenue, size }: Answers, { keyResult, company }: Scenario, calendar: Calendar, window: string): Facts {
  const base = progress.find(row => row.baseline)!
  const latest = progress.at(-2)!
  const active = Number(size[0]!.active_now)
  const from = { query: 'churn.sql', n: base.atRisk!, window, method: WILSON }
  const forecast = predictShare(base.lost!, base.atRisk!, active)
  const forecastFrom = { query: 'churn.sql', n: base.atRisk!, window: `${isoOf(calendar.gradeStart)}/${isoOf(calendar.gradeEnd)}`, method: 'binomial prediction interval, 95 % (Nelson 1982): what chance alone would give if nothing changed' }
  const latestFrom = { query: 'churn.sql', n: latest.atRisk!, window: `${latest.start}/${latest.end}`, method: WILSON }
  return {
    ...withInterval('churn.baseline', 'rate', wilson(base.lost!, base.atRisk!), 'percent', 'monthly logo churn before the sprint', from),
    'churn.baseline.lost': fact(base.lost!, 'count', 'customers lost in the baseline window', from),
    'churn.baseline.atRisk': fact(base.atRisk!, 'count', 'customers active at the start of the baseline window', from),
    'churn.baseline.window': fact(window, 'dates', 'the baseline window, last day included', from),
    'churn.baseline.per100': fact(Math.round(100 * base.lost! / base.atRisk!), 'count', 'customers lost of every 100 in the baseline window', from),
    ...withInterval('churn.latest', 'rate', wilson(latest.lost!, latest.atRisk!), 'percent', 'monthly logo churn in the last whole window before as-of', latestFrom),
    'churn.latest.lost': fact(latest.lost!, 'count', 'customers lost in the last whole window', latestFrom),
    'churn.latest.atRisk': fact(latest.atRisk!, 'count', 'customers active at its start', latestFrom),
    'churn.latest.window': fact(`${latest.start}/${latest.end}`, 'dates', 'the last whole window before as-of', latestFrom),
    'churn.target.rate': fact(keyResult.target, 'percent', 'target of monthly logo churn'),
    'churn.target.lost': fact(Math.round(keyResult.target * base.atRisk!), 'count', 'customers that the target would lose of as many as at the baseline'),
    'churn.target.fewer': fact(base.lost! - Math.round(keyResult.target * base.atRisk!), 'count', 'customers fewer whom the target would lose, of as many as at the baseline'),
    'churn.yearLost': fact(1 - (1 - base.lost! / base.atRisk!) ** (365 / calendar.windowDays), 'percent', 'share of customers gone in a year if every window lost as many', { ...from, method: '1 - (1 - rate) to the power 365/28' }),
    'churn.windows': fact(churn.filter(row => row.kind === 'window').length, 'count', 'whole windows in the data', { query: 'churn.sql' }),
    ...withInterval('forecast', 'rate', forecast, 'percent', 'churn to expect in the graded window if nothing changes', forecastFrom),
    'forecast.topScore': fact(gradeOf(forecast.low, keyResult), 'factor', 'the best grade that chance alone would reach if nothing changed', forecastFrom),
    'forecast.method': fact(forecastFrom.method, 'text', 'how the forecast is made'),
    'forecast.atRisk': fact(active, 'count', 'customers active on the morning of as-of, taken as those at risk in the graded window', { query: 'size.sql' }),
    'mrr.lost': fact(Number(revenue[0]!.lost_mrr), 'usd', 'monthly recurring revenue of the customers who left in the baseline window', { query: 'revenue.sql', n: base.lost!, window }),
    'mrr.atRisk': fact(Number(revenue[0]!.at_risk_mrr), 'usd', 'monthly recurring revenue of the customers active at its start', { query: 'revenue.sql', n: base.atRisk!, window }),
    'mrr.share': fact(shareOf(Number(revenue[0]!.lost_mrr), Number(revenue[0]!.at_risk_mrr)), 'percent', 'share of that revenue that left', { query: 'revenue.sql', window }),
    'data.customers': fact(Number(size[0]!.customers), 'count', `rows of customers.csv: everyone ever active at ${company.short} in the data`, { query: 'size.sql' }),
    'data.tickets': fact(Number(size[0]!.tickets), 'count', 'rows of tickets.csv', { query: 'size.sql' }),
    'data.survey': fact(Number(size[0]!.survey), 'count', 'rows of survey.csv', { query: 'size.sql' }),
    'data.mailings': fact(Number(size[0]!.emails), 'count', 'rows of emails.csv', { query: 'size.sql' }),
    'data.active': fact(active, 'count', 'customers active on the morning of as-of', { query: 'size.sql' }),
  }
}
