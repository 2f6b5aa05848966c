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

const NOBODY = { label: null, rate: null, lost: 0, atRisk: 0, share: null }

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
  const [worst, ...others] = segments.filter(row => row.rate !== null).sort((a, b) => b.rate! - a.rate!)
  const { label, rate, lost, atRisk, share } = worst ?? NOBODY
  const rest = { lost: sumOf(others, 'lost'), atRisk: sumOf(others, 'atRisk') }
  const name = `segment.${WORST}`
  const from = { query: 'segments.sql', window }
  return {
    [`${name}.label`]: fact(label, 'text', 'the plan with the highest churn', from),
    [`${name}.rate`]: fact(rate, 'percent', 'its churn', { query: 'segments.sql', n: atRisk, window }),
    [`${name}.low`]: fact(worst?.low ?? null, 'percent', 'its churn: lower end of the interval', from),
    [`${name}.lost`]: fact(lost, 'count', 'its customers lost', from),
    [`${name}.atRisk`]: fact(atRisk, 'count', 'its customers at risk', from),
    [`${name}.share`]: fact(share, 'percent', 'its share of all the lost', from),
    [`${name}.others`]: fact(
      rest.atRisk === 0 ? null : rest.lost / rest.atRisk,
      'percent',
      'churn of all other plans together',
      { query: 'segments.sql', n: rest.atRisk, window },
    ),
    [`${name}.othersHigh`]: fact(
      others.length === 0 ? null : Math.max(...others.map(({ high }) => high!)),
      'percent',
      'the highest upper end of an interval among the other plans',
      from,
    ),
  }
}

function sumOf(rows: SegmentRow[], what: 'lost' | 'atRisk'): number {
  return rows.reduce((sum, row) => sum + row[what], 0)
}
