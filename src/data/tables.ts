/**
 * What a column may hold; `?` may be empty. Days are YYYY-MM-DD, times are UTC to the minute or second.
 * An amount is in the scenario's currency.
 */
export type ColumnType = 'id' | 'word' | 'text?' | 'count' | 'amount' | 'date' | 'date?' | 'time' | 'time?'

/** The columns of every table, in order; more columns are allowed in a user's own files and not read. */
export const TABLES = {
  customers: {
    customer_id: 'id',
    plan: 'word',
    seats: 'count',
    mrr: 'amount',
    signed_up_on: 'date',
    onboarded_on: 'date?',
    cancelled_on: 'date?',
    arm: 'word',
  },
  tickets: {
    ticket_id: 'id',
    customer_id: 'word',
    opened_at: 'time',
    priority: 'word',
    topic: 'word',
    first_reply_at: 'time?',
  },
  survey: {
    response_id: 'id',
    customer_id: 'word',
    answered_on: 'date',
    reason: 'word',
    comment: 'text?',
  },
  emails: {
    mailing_id: 'id',
    sent_on: 'date',
    kind: 'word',
    delivered: 'count',
    unsubscribed: 'count',
  },
} as const satisfies Record<string, Record<string, ColumnType>>

export type TableName = keyof typeof TABLES
