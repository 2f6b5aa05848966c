import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { isoSpan } from '../../days'
import { fact } from '../fact'

export const sql = 'support'
export interface Row { priority: string, topic: string, tickets: number, late: number, median_hours: number }

export interface TopicRow {
  priority: string
  topic: string
  tickets: number
  late: number
  lateShare: number
  medianHours: number
}

/** Returns tickets by priority and topic. */
export function tables(rows: Row[]): { topics: TopicRow[] } {
  const topics = rows.map(({ priority, topic, tickets, late, median_hours: medianHours }) =>
    ({ priority, topic, tickets, late, lateShare: late / tickets, medianHours }))
  return { topics }
}

/** Returns how many tickets were opened. */
export function facts(rows: Row[], { calendar }: Context): Facts {
  const tickets = rows.reduce((sum, row) => sum + row.tickets, 0)
  const window = isoSpan(calendar.firstDay, calendar.windowEnd)
  return {
    'support.tickets': fact(tickets, 'count', 'tickets opened', { query: 'support.sql', window }),
    'support.window': fact(window, 'dates', 'the days of the tickets'),
  }
}
