import { guardrail } from '../guardrail'

export const sql = 'guardrail-unsubscribes'
export interface Row { period_no: number, delivered: number, unsubscribed: number }

export const { tables, facts } = guardrail<Row>({
  key: 'unsubscribes',
  unit: 'per1000',
  what: 'unsubscribes per 1,000 e-mails delivered',
  value: row => 1000 * row.unsubscribed / row.delivered,
  n: row => row.delivered,
  none: null,
})
