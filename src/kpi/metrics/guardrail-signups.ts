import { guardrail } from '../guardrail'

export const sql = 'guardrail-signups'
export interface Row { period_no: number, signups: number }

export const { tables, facts } = guardrail<Row>({
  key: 'signups',
  unit: 'count',
  what: 'new sign-ups a week',
  value: row => row.signups,
  n: row => row.signups,
  none: 0,
})
