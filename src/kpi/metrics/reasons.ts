import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Known } from '../rate'
import type { Row } from './survey'
import { fact, merged, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'
import { sentOf } from './survey'

export { type Row, sql } from './survey'

type Reason = Exclude<keyof Row, 'sent' | 'answered'>

export interface ReasonRow {
  reason: Reason
  label: string
  answers: number
  share: Known
  low: Known
  high: Known
}

const LABELS: Record<Reason, string> = {
  setup: 'Never finished setting up',
  slow_reply: 'Support answered too late',
  integration: 'An integration was missing',
  price: 'Price',
  closed: 'Project or company ended',
  other: 'Something else',
}

/** Returns the reasons ticked, as shares of those who answered. */
export function tables([survey]: Row[]): { reasons: ReasonRow[] } {
  const reasons = (Object.keys(LABELS) as Reason[]).map((reason) => {
    const answers = survey![reason] ?? 0
    const { value: share, low, high } = wilson(answers, survey!.answered ?? 0)
    return { reason, label: LABELS[reason], answers, share, low, high }
  })
  return { reasons }
}

/** Returns the share of the answers that tick each reason. */
export function facts(rows: Row[], context: Context): Facts {
  const from = { query: 'survey.sql', n: sentOf(rows, context), window: context.window, method: WILSON }
  const answered = { ...from, n: rows[0]!.answered ?? 0 }
  return merged(tables(rows).reasons.map(({ reason, answers, share, low, high }) => {
    const key = `survey.${reason}`
    const what = `answers that tick "${reason}"`
    const of = `share of the ${what}; of those who answered, not of all customers`
    return {
      ...withInterval(`${key}.share`, { value: share, low, high }, 'percent', of, answered),
      [`${key}.answers`]: fact(answers, 'count', what, from),
    }
  }))
}
