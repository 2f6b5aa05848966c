import { guardrail } from '../guardrail'

export const sql = 'guardrail-reply'
export interface Row { period_no: number, tickets: number, median_hours: number }

export const { tables, facts } = guardrail<Row>({
  key: 'reply',
  unit: 'hours',
  what: 'median first reply to urgent tickets',
  value: row => row.median_hours,
  n: row => row.tickets,
  none: null,
})
