import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { fact } from '../fact'

export const sql = 'size'
export interface Row { customers: number, tickets: number, survey: number, emails: number, active_now: number }

/** Returns how many rows the data have. */
export function facts([size]: Row[], { scenario }: Context): Facts {
  const { customers, tickets, survey, emails, active_now: active } = size!
  const { short } = scenario.company
  const count = (value: number, what: string) => fact(value, 'count', what, { query: 'size.sql' })
  return {
    'data.customers': count(customers, `rows of customers.csv: everyone ever active at ${short} in the data`),
    'data.tickets': count(tickets, 'rows of tickets.csv'),
    'data.survey': count(survey, 'rows of survey.csv'),
    'data.mailings': count(emails, 'rows of emails.csv'),
    'data.active': count(active, 'customers active on the morning of as-of'),
  }
}
