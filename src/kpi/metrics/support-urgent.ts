import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { isoSpan } from '../../days'
import { fact, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'

export const sql = 'support-urgent'
/** One row; null where there was no ticket. */
export interface Row { tickets: number, late: number | null, median_hours: number | null }

/** Returns how fast urgent tickets were answered. */
export function facts([urgent]: Row[], { calendar }: Context): Facts {
  const { tickets, median_hours: median } = urgent!
  const late = urgent!.late ?? 0
  const window = isoSpan(calendar.firstDay, calendar.windowEnd)
  const from = { query: 'support-urgent.sql', n: tickets, window }
  const judged = { ...from, method: WILSON }
  const what = 'urgent tickets without a first reply in time'
  return {
    'support.urgent': fact(tickets, 'count', 'urgent tickets', from),
    'support.urgentLate': fact(late, 'count', what, from),
    'support.medianReply': fact(median, 'hours', 'median first reply to an urgent ticket', from),
    ...withInterval('support.lateShare', wilson(late, tickets), 'percent', `share of ${what}`, judged),
  }
}
