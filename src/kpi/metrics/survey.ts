import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { fact, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'
import * as size from './size'

export const sql = 'survey'
/** One row; the counts but for `sent` are null where nobody was lost. */
export interface Row {
  sent: number
  answered: number | null
  setup: number | null
  slow_reply: number | null
  integration: number | null
  price: number | null
  closed: number | null
  other: number | null
}

/**
 * Returns how many surveys were sent: none where there is no survey, else that nobody answered
 * would be a rate.
 */
export function sentOf([survey]: Row[], { rowsOf }: Context): number {
  return rowsOf(size)[0]!.survey === 0 ? 0 : survey!.sent
}

/** Returns how many answered the exit survey. */
export function facts(rows: Row[], context: Context): Facts {
  const sent = sentOf(rows, context)
  const answered = rows[0]!.answered ?? 0
  const from = { query: 'survey.sql', n: sent, window: context.window, method: WILSON }
  const what = 'exit surveys sent: one to everyone lost in the baseline window'
  return {
    'survey.sent': fact(sent, 'count', what, from),
    'survey.answered': fact(answered, 'count', 'exit surveys answered', from),
    ...withInterval('survey.rate', wilson(answered, sent), 'percent', 'response rate of the exit survey', from),
  }
}
