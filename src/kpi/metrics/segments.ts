import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Known, RateRow } from '../rate'
import { WORST } from '../../scenario-schema'
import { fact, merged, WILSON, withInterval } from '../fact'
import { shareOf, wilson } from '../intervals'
import { rateRow } from '../rate'

export const sql = 'segments'
export interface Row { plan: string, at_risk: number, lost: number }

export interface SegmentRow extends RateRow { key: string, label: string, share: Known }

/** Returns churn by plan, in the scenario's order. */
export function tables(rows: Row[], { scenario: { plans } }: Context): { segments: SegmentRow[] } {
  const all = rows.reduce((sum, row) => sum + row.lost, 0)
  const order = new Set([...Object.keys(plans), ...rows.map(row => row.plan)])
  const segments = [...order].map((key) => {
    const { at_risk: atRisk, lost } = rows.find(row => row.plan === key) ?? { at_risk: 0, lost: 0 }
    const share = atRisk === 0 ? null : shareOf(lost, all)
    return { key, label: plans[key]?.label ?? key, ...rateRow(atRisk, lost), share }
  })
  return { segments }
}

/** Returns churn by plan, and the plan that is worst. */
export function facts(rows: Row[], context: Context): Facts {
  const { window } = context
  const { segments } = tables(rows, context)
  return merged([...segments.map(row => segmentFacts(row, window)), worstFacts(segments, window)])
}

// -- internal --

function segmentFacts({ key, label, lost, atRisk, share }: SegmentRow, window: string): Facts {
  const name = `segment.${key}`
  const from = { query: 'segments.sql', n: atRisk, window, method: WILSON }
  const what = `monthly logo churn of the plan ${label}`
  return {
    ...withInterval(`${name}.rate`, wilson(lost, atRisk), 'percent', what, from),
    [`${name}.label`]: fact(label, 'text', 'name of the plan'),
    [`${name}.lost`]: fact(lost, 'count', `customers of ${label} lost`, from),
    [`${name}.atRisk`]: fact(atRisk, 'count', `customers of ${label} at risk`, from),
    [`${name}.share`]: fact(share, 'percent', `share of all the lost who were on ${label}`, from),
  }
}

function worstFacts(segments: SegmentRow[], window: string): Facts {
  const [worst] = segments.filter(row => row.rate !== null).sort((a, b) => b.rate! - a.rate!)
  const { label, rate, atRisk, share } = worst ?? { label: null, rate: null, atRisk: 0, share: null }
  const name = `segment.${WORST}`
  const from = { query: 'segments.sql', window }
  return {
    [`${name}.label`]: fact(label, 'text', 'the plan with the highest churn', from),
    [`${name}.rate`]: fact(rate, 'percent', 'its churn', { query: 'segments.sql', n: atRisk, window }),
    [`${name}.share`]: fact(share, 'percent', 'its share of all the lost', from),
  }
}
