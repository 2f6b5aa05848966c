import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Known, RateRow } from '../rate'
import { fact, merged, WILSON, withInterval } from '../fact'
import { shareOf, wilson } from '../intervals'
import { rateRow } from '../rate'

export const sql = 'tenure'
export interface Row {
  band_no: number
  from_days: number
  to_days: number
  at_risk: number
  lost: number
  left_at: number
}

/**
 * lost: by tenure at the window's start (rate's numerator); left: the same customers by tenure when
 * they left.
 */
export interface TenureRow extends RateRow {
  band: string
  from: number
  to: number
  left: number
  leftShare: Known
}

const NAMES = ['early', 'quarter', 'half', 'year', 'older']

/** Returns churn and losses by days since sign-up. */
export function tables(rows: Row[]): { tenure: TenureRow[] } {
  const all = sumOf(rows.map(row => row.left_at))
  const tenure = rows.map(({ from_days: from, to_days: to, at_risk, lost, left_at: left }, i) => {
    const band = i === rows.length - 1 ? `over ${from - 1} days` : `${from} to ${to} days`
    return { band, from, to, ...rateRow(at_risk, lost), left, leftShare: shareOf(left, all) }
  })
  return { tenure }
}

/** Returns the lost by days since sign-up when they left, and churn by days since sign-up. */
export function facts(rows: Row[], { window }: Context): Facts {
  const { tenure } = tables(rows)
  return merged([
    ...[30, 90].map(days => leftFacts(tenure, days, window)),
    ...tenure.map((row, i) => bandFacts(row, `tenure.${NAMES[i]}`, window)),
  ])
}

// -- internal --

function leftFacts(tenure: TenureRow[], days: number, window: string): Facts {
  const key = `tenure.left${days}`
  const n = sumOf(tenure.map(row => row.left))
  const left = sumOf(tenure.filter(row => row.to <= days).map(row => row.left))
  const from = { query: 'tenure.sql', n, window, method: WILSON }
  const who = `who left within ${days} days of sign-up`
  return {
    [`${key}.lost`]: fact(left, 'count', `lost customers ${who}`, from),
    ...withInterval(`${key}.share`, wilson(left, n), 'percent', `share of the lost ${who}`, from),
  }
}

function bandFacts({ lost, atRisk, band }: TenureRow, key: string, window: string): Facts {
  const from = { query: 'tenure.sql', n: atRisk, window, method: WILSON }
  const what = `monthly logo churn at ${band} since sign-up`
  return {
    ...withInterval(`${key}.rate`, wilson(lost, atRisk), 'percent', what, from),
    [`${key}.lost`]: fact(lost, 'count', `lost at ${band}`, from),
    [`${key}.atRisk`]: fact(atRisk, 'count', `at risk at ${band}`, from),
  }
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
