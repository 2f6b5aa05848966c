import type { Facts } from '../../facts'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { WORST } from '../../scenario-schema'
import { wilson } from '../intervals'
import { fact, WILSON, withInterval } from './fact'

/** Returns churn by plan and by time since sign-up, and survival. */
export function groupFacts({ segments, tenure, survivalAtRisk }: Tables, { tenure: raw }: Answers, window: string): Facts {
  const facts: Facts = {}
  for (const { key, label, lost, atRisk, share } of segments) {
    const from = { query: 'segments.sql', n: atRisk, window, method: WILSON }
    Object.assign(facts, withInterval(`segment.${key}`, 'rate', wilson(lost, atRisk), 'percent', `monthly logo churn of the plan ${label}`, from), {
      [`segment.${key}.label`]: fact(label, 'text', 'name of the plan'),
      [`segment.${key}.lost`]: fact(lost, 'count', `customers of ${label} lost`, from),
      [`segment.${key}.atRisk`]: fact(atRisk, 'count', `customers of ${label} at risk`, from),
      [`segment.${key}.share`]: fact(share, 'percent', `share of all the lost who were on ${label}`, from),
    })
  }
  const worst = segments.filter(row => row.rate !== null).sort((a, b) => b.rate! - a.rate!)[0]
  facts[`segment.${WORST}.label`] = fact(worst?.label ?? null, 'text', 'the plan with the highest churn', { query: 'segments.sql', window })
  facts[`segment.${WORST}.rate`] = fact(worst?.rate ?? null, 'percent', 'its churn', { query: 'segments.sql', n: worst?.atRisk ?? 0, window })
  facts[`segment.${WORST}.share`] = fact(worst?.share ?? null, 'percent', 'its share of all the lost', { query: 'segments.sql', window })
  const all = raw.reduce((sum, row) => sum + Number(row.left_at), 0)
  const within = (days: number): number => tenure.filter(row => row.to <= days).reduce((sum, row) => sum + row.left, 0)
  for (const days of [30, 90]) {
    const from = { query: 'tenure.sql', n: all, window, method: WILSON }
    facts[`tenure.left${days}.lost`] = fact(within(days), 'count', `lost customers who left within ${days} days of sign-up`, from)
    Object.assign(facts, withInterval(`tenure.left${days}`, 'share', wilson(within(days), all), 'percent', `share of the lost who left within ${days} days of sign-up`, from))
  }
  tenure.forEach(({ lost, atRisk, band }, i) => {
    const key = `tenure.${['early', 'quarter', 'half', 'year', 'older'][i]}`
    const from = { query: 'tenure.sql', n: atRisk, window, method: WILSON }
    Object.assign(facts, withInterval(key, 'rate', wilson(lost, atRisk), 'percent', `monthly logo churn at ${band} since sign-up`, from))
    facts[`${key}.lost`] = fact(lost, 'count', `lost at ${band}`, from)
    facts[`${key}.atRisk`] = fact(atRisk, 'count', `at risk at ${band}`, from)
  })
  for (const { group, day, atRisk, survival, low, high } of survivalAtRisk.filter(row => row.group !== 'all')) {
    const from = { query: 'survival.sql', n: atRisk, method: 'Kaplan–Meier from the landmark on, pointwise 95 % interval (log-minus-log)' }
    const what = `share of the ${group} still there ${day} days after sign-up, of those there when the onboarding days ended`
    facts[`survival.${group}.day${day}`] = fact(survival, 'percent', what, from)
    facts[`survival.${group}.day${day}.low`] = fact(low, 'percent', `${what}: lower end of the interval`, from)
    facts[`survival.${group}.day${day}.high`] = fact(high, 'percent', `${what}: upper end of the interval`, from)
    facts[`survival.${group}.atRisk${day}`] = fact(atRisk, 'count', `${group} customers followed for ${day} days`, from)
  }
  return facts
}
