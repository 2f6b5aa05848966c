import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Row } from './churn'
import { isoOf, isoSpan } from '../../days'
import { fact, withInterval } from '../fact'
import { gradeOf } from '../grade'
import { predictShare } from '../intervals'
import { baselineOf } from './churn'
import * as size from './size'

export { type Row, sql } from './churn'

const METHOD = 'binomial prediction interval, 95 % (Nelson 1982): what chance alone would give if nothing changed'

/** Returns the churn to expect in the graded window if nothing changes. */
export function facts(rows: Row[], { scenario, calendar, rowsOf }: Context): Facts {
  const { lost, at_risk: n } = baselineOf(rows, calendar)
  const active = rowsOf(size)[0]!.active_now
  const forecast = predictShare(lost, n, active)
  const best = gradeOf(forecast.low, scenario.keyResult)
  const window = isoSpan(calendar.gradeStart, calendar.gradeEnd)
  const from = { query: 'churn.sql', n, window, method: METHOD }
  const what = 'churn to expect in the graded window if nothing changes'
  const who = 'customers active on the morning of as-of, taken as those at risk in the graded window'
  return {
    ...withInterval('forecast.rate', forecast, 'percent', what, from),
    'forecast.topScore': fact(best, 'factor', 'the best grade that chance alone would reach if nothing changed', from),
    'forecast.method': fact(METHOD, 'text', 'how the forecast is made'),
    'forecast.atRisk': fact(active, 'count', who, { query: 'size.sql', window: isoOf(calendar.asOf) }),
  }
}
