import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { fact, merged } from '../fact'
import { kaplanMeier, survivalAt } from '../survival'

export const sql = 'survival'
export interface Row { grp: Group, duration: number, event: 0 | 1, customers: number }

type Group = 'all' | 'onboarded' | 'stalled'

/**
 * A step of a curve; `all` starts on day 0, the two groups on the landmark (the day the onboarding
 * days are over).
 */
export interface SurvivalRow {
  group: Group
  day: number
  atRisk: number
  survival: Known
  low: Known
  high: Known
}

export interface Curves {
  survival: SurvivalRow[]
  /** On days 0 (all only), 14, 30, 60, 90. */
  survivalAtRisk: SurvivalRow[]
}

const METHOD = 'Kaplan–Meier from the landmark on, pointwise 95 % interval (log-minus-log)'

/** Returns the steps of the curves and their values on the days of the at-risk table. */
export function tables(rows: Row[], { scenario }: Context): Curves {
  const landmark = scenario.onboarding.days
  const curves = (['all', 'onboarded', 'stalled'] as const).map(group => curvesOf(rows, group, landmark))
  return {
    survival: curves.flatMap(one => one.survival),
    survivalAtRisk: curves.flatMap(one => one.survivalAtRisk),
  }
}

/** Returns survival of the onboarded and of the stalled. */
export function facts(rows: Row[], context: Context): Facts {
  const { survivalAtRisk } = tables(rows, context)
  const landmark = context.scenario.onboarding.days
  return merged(survivalAtRisk.filter(row => row.group !== 'all')
    .map(row => row.day === landmark ? { ...dayFacts(row), ...startFact(row) } : dayFacts(row)))
}

// -- internal --

function curvesOf(rows: Row[], group: Group, landmark: number): Curves {
  const endings = rows.filter(row => row.grp === group)
    .map(({ duration, event, customers }) => ({ duration, event: event === 1, count: customers }))
  const start = group === 'all' ? 0 : landmark
  const points = kaplanMeier(endings)
  const row = ({ day, atRisk, survival, low, high }: Omit<SurvivalRow, 'group'>): SurvivalRow =>
    ({ group, day, atRisk, survival, low, high })
  const on = (day: number): SurvivalRow => row(survivalAt(endings, points, day, start))
  return {
    survival: [on(start), ...points.map(row)],
    survivalAtRisk: [0, landmark, 30, 60, 90].filter(day => day >= start).map(day => atStart(on(day), start)),
  }
}

/** Where a curve starts it is 1 by definition: nothing was estimated, so there is no interval. */
function atStart(row: SurvivalRow, start: number): SurvivalRow {
  return row.day === start && row.survival !== null ? { ...row, low: null, high: null } : row
}

/** Whatever the onboarding days are, a page can name those with whom a curve begins. */
function startFact({ group, atRisk }: SurvivalRow): Facts {
  const what = `${group} customers there when the onboarding days ended`
  const from = { query: 'survival.sql', n: atRisk, method: METHOD }
  return { [`survival.${group}.atStart`]: fact(atRisk, 'count', what, from) }
}

const BY_DEFINITION = 'the curve starts on that day: all are there by definition, so nothing is estimated'

function dayFacts({ group, day, atRisk, survival, low, high }: SurvivalRow): Facts {
  const key = `survival.${group}.day${day}`
  const from = { query: 'survival.sql', n: atRisk, method: METHOD }
  const ends = survival === null ? from : { ...from, ...low === null ? { why: BY_DEFINITION } : {} }
  const what = `share of the ${group} still there ${day} days after sign-up,`
    + ' of those there when the onboarding days ended'
  return {
    [key]: fact(survival, 'percent', what, from),
    [`${key}.low`]: fact(low, 'percent', `${what}: lower end of the interval`, ends),
    [`${key}.high`]: fact(high, 'percent', `${what}: upper end of the interval`, ends),
    [`survival.${group}.atRisk${day}`]: fact(atRisk, 'count', `${group} customers followed for ${day} days`, from),
  }
}
