import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { merged, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'

export const sql = 'arms-base'
export interface Row { at_risk: number, lost: number }

const WHAT = 'churn in the baseline window of accounts like those of the arms: as new, onboarding not finished'

/** Returns the churn from which the arms' power is computed. */
export function facts(rows: Row[], { window }: Context): Facts {
  const { at_risk: n, lost } = rows[0]!
  const from = { query: 'arms-base.sql', n, window, method: WILSON }
  return merged([withInterval('arms.base.rate', wilson(lost, n), 'percent', WHAT, from)])
}
