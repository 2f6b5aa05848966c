import type { Row } from '../kpi/metrics/churn'
import type { Calendar } from '../scenario'
import { periodsOf } from '../kpi/calendar'

/** A pass over the rows of customers.csv. */
export interface Pass {
  take: (cells: string[]) => void
  rows: () => Row[]
}

/**
 * Returns a pass that counts churn without a database: every period is asked
 * of every customer, as the definition reads. The bench's opponent.
 */
export function streamChurn(calendar: Calendar): Pass {
  const periods = periodsOf(calendar, calendar.asOf).map(asRow)
  return {
    take([,,,, signedUpOn,, cancelledOn]) {
      const signedUp = dayOf(signedUpOn!)
      const cancelled = knownDay(cancelledOn!, calendar.asOf)
      for (const period of periods)
        count(period, signedUp, cancelled)
    },
    rows: () => periods.toSorted(byKind),
  }
}

// -- internal --

function asRow({ kind, no, start, end }: ReturnType<typeof periodsOf>[number]): Row {
  return { kind, period_no: no, start_day: start, end_day: end, at_risk: 0, lost: 0 }
}

function count(period: Row, signedUp: number, cancelled: number): void {
  if (signedUp >= period.start_day || cancelled < period.start_day)
    return
  period.at_risk++
  if (cancelled <= period.end_day)
    period.lost++
}

function byKind(a: Row, b: Row): number {
  return a.kind === b.kind ? a.period_no - b.period_no : a.kind < b.kind ? -1 : 1
}

function dayOf(text: string): number {
  return Date.parse(text) / 86_400_000
}

function knownDay(text: string, asOf: number): number {
  const day = text === '' ? Infinity : dayOf(text)
  return day < asOf ? day : Infinity
}
