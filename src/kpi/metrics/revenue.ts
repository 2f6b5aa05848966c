import type { Fact, Facts } from '../../facts'
import type { Context } from '../metric'
import { fact } from '../fact'
import { shareOf } from '../intervals'
import * as churn from './churn'

export const sql = 'revenue'
export interface Row { at_risk_mrr: number | null, lost_mrr: number | null }

/** Returns the revenue that left in the baseline window. */
export function facts(rows: Row[], { scenario, calendar, window, rowsOf }: Context): Facts {
  const base = churn.baselineOf(rowsOf(churn), calendar)
  const lost = rows[0]!.lost_mrr ?? 0
  const atRisk = rows[0]!.at_risk_mrr ?? 0
  const from = { query: 'revenue.sql', window }
  const { currency } = scenario.company
  const sum = (value: number, n: number, who: string): Fact => ({
    ...fact(value, 'money', `monthly recurring revenue of the customers ${who}`, { query: 'revenue.sql', n, window }),
    currency,
  })
  return {
    'mrr.lost': sum(lost, base.lost, 'who left in the baseline window'),
    'mrr.atRisk': sum(atRisk, base.at_risk, 'active at its start'),
    'mrr.share': fact(shareOf(lost, atRisk), 'percent', 'share of that revenue that left', from),
  }
}
