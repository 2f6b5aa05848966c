import type { Calendar, Scenario } from '../scenario'
import type { DataRow, DataTable } from './read'
import type { TableName } from './tables'
import { dayOf } from '../days'
import { measureOf } from '../key-result'
import { REPLY_DAYS } from './first-reply'
import { DAY_MINUTES } from './tickets'

/**
 * Returns what the data say of the baseline of another key result than churn, of those whose days end in the baseline
 * window, as its SQL file in artifacts/2-kpi defines it. null: there are none.
 */
export function valueIn(
  { customers, tickets }: Record<TableName, DataTable>,
  scenario: Scenario,
  calendar: Calendar,
): number | null | undefined {
  switch (measureOf(scenario).key) {
    case 'churn': return undefined
    case 'activation': return activated(customers.rows, scenario.activation.days, calendar)
    case 'first-reply': return medianHours(tickets.rows, calendar)
  }
}

// -- internal --

function activated(rows: DataRow[], days: number, { windowStart, windowEnd }: Calendar): number | null {
  const counted = rows.filter(({ get }) => isWithin(dayOf(get('signed_up_on')) + days, windowStart, windowEnd))
  const inTime = counted.filter(({ get }) =>
    get('onboarded_on') !== '' && dayOf(get('onboarded_on')) - dayOf(get('signed_up_on')) <= days)
  return counted.length === 0 ? null : inTime.length / counted.length
}

function medianHours(rows: DataRow[], { windowStart, windowEnd, asOf }: Calendar): number | null {
  const waits = rows
    .filter(({ get }) => isWithin(dayOf(get('opened_at')) + REPLY_DAYS, windowStart, windowEnd))
    .map(({ get }) => (minuteOf(get('first_reply_at')) ?? asOf * DAY_MINUTES) - minuteOf(get('opened_at'))!)
    .sort((a, b) => a - b)
  const middle = (waits.length - 1) / 2
  return waits.length === 0 ? null : (waits[Math.floor(middle)]! + waits[Math.ceil(middle)]!) / 120
}

function minuteOf(text: string): number | undefined {
  return text === '' ? undefined : Math.floor(Date.parse(text.replace(' ', 'T')) / 60_000)
}

function isWithin(day: number, from: number, to: number): boolean {
  return day >= from && day <= to
}
