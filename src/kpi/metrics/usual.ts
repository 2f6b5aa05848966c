import type { Facts } from '../../facts'
import type { Calendar } from '../../scenario'
import type { Context } from '../metric'
import type { Row } from './churn'
import { isoSpan } from '../../days'
import { fact, withInterval } from '../fact'
import { gradeOf } from '../grade'
import { predictShare } from '../intervals'
import * as size from './size'

export { type Row, sql } from './churn'

/**
 * Returns the churn to expect in the graded window if nothing changes, from the windows before the sprint that share
 * no day with each other: one window by itself may have been a high one, and what follows a high one is on average
 * lower.
 */
export function facts(rows: Row[], { scenario, calendar, rowsOf }: Context): Facts {
  const windows = apartFrom(rows, calendar)
  const lost = windows.reduce((sum, row) => sum + row.lost, 0)
  const n = windows.reduce((sum, row) => sum + row.at_risk, 0)
  const usual = predictShare(lost, n, rowsOf(size)[0]!.active_now)
  const method = `all ${windows.length} windows before the sprint that share no day with each other, the last of them`
    + ' the baseline; binomial prediction interval, 95 % (Nelson 1982)'
  const from = { query: 'churn.sql', n, window: isoSpan(windows.at(-1)!.start_day, calendar.windowEnd), method }
  const what = 'churn to expect in the graded window if it is like the windows before the sprint'
  const score = 'the grade of that: what going back to the usual rate would score by itself'
  return {
    ...withInterval('forecast.usual.rate', usual, 'percent', what, from),
    'forecast.usual.score': fact(gradeOf(usual.value, scenario.keyResult), 'factor', score, from),
    'forecast.usual.windows': fact(windows.length, 'count', 'windows before the sprint that share no day', from),
  }
}

// -- internal --

/** The baseline window and the windows before it, each a whole window earlier than the next; the latest first. */
function apartFrom(rows: Row[], { windowStart, windowDays }: Calendar): Row[] {
  return rows
    .filter(({ kind, start_day: day }) => kind === 'window' && day <= windowStart)
    .filter(({ start_day: day }) => (windowStart - day) % windowDays === 0)
    .sort((a, b) => b.start_day - a.start_day)
}
