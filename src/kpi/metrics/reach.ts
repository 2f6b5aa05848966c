import type { Facts } from '../../facts'
import type { Cell, Driver } from '../cells'
import type { Context } from '../metric'
import { countOf, DRIVERS, isRecorded } from '../cells'
import { fact, merged, withInterval } from '../fact'
import { gradeOf } from '../grade'
import { churnWithout } from '../standardised'

export { type Row, sql } from './drivers'

/**
 * Customers lost in the window, or those who would have been: `none` had no driver at all and leave
 * whatever is cured, `touched` had one or more and leave even so.
 */
export interface ReachRow {
  key: 'baseline' | Plan
  none: number
  touched: number
  lost: number
  rate: number
  /** The baseline is a count, and has none here. */
  low: number | null
  high: number | null
}

/** What is cured: all drivers, or those that the three pieces of the plan address. */
const PLANS = {
  all: { cures: DRIVERS, what: 'all three drivers' },
  built: { cures: ['onboarding', 'reply'], what: 'the two drivers of which something was built' },
} as const satisfies Record<string, { cures: readonly Driver[], what: string }>
type Plan = keyof typeof PLANS

const METHOD = 'direct standardisation: everyone at the rate of those of the same tenure, and with the same other'
  + ' drivers, whom no cured driver touched; 95 % interval of the weighted Wilson ends (Zou, Huang and Zhang 2009)'

/**
 * Returns who is lost at the baseline, with all drivers cured, and with those cured of which something was
 * built. A driver that touched nobody was not recorded: then nobody knows, and there is no row.
 */
export function tables(cells: Cell[]): { reach: ReachRow[] } {
  const reach = (Object.keys(PLANS) as Plan[]).flatMap((key) => {
    const cured = isRecorded(cells) ? churnWithout(cells, PLANS[key].cures) : undefined
    return cured === undefined ? [] : [rowOf(key, cells, cured)]
  })
  return { reach: reach.length === 0 ? [] : [baselineOf(cells), ...reach] }
}

/** Returns how far curing the drivers would go, and how far what was built. */
export function facts(cells: Cell[], context: Context): Facts {
  const { reach } = tables(cells)
  return merged((Object.keys(PLANS) as Plan[]).map(key =>
    planFacts(key, reach.find(row => row.key === key), cells, context)))
}

// -- internal --

function baselineOf(cells: Cell[]): ReachRow {
  const { atRisk, lost } = countOf(cells)
  return rowOf('baseline', cells, { value: lost / atRisk, low: null, high: null })
}

type Churn = Pick<ReachRow, 'low' | 'high'> & { value: number }

function rowOf(key: ReachRow['key'], cells: Cell[], churn: Churn): ReachRow {
  const lost = Math.round(churn.value * countOf(cells).atRisk)
  const none = countOf(cells.filter(cell => DRIVERS.every(driver => cell[driver] === 0))).lost
  return { key, none, touched: lost - none, lost, rate: churn.value, low: churn.low, high: churn.high }
}

function planFacts(key: Plan, row: ReachRow | undefined, cells: Cell[], { window, scenario }: Context): Facts {
  const name = `reach.${key}`
  const { atRisk: n, lost } = countOf(cells)
  const why = row === undefined ? { why: 'a driver was recorded for nobody' } : {}
  const from = { query: 'drivers.sql', n, window, method: METHOD, ...why }
  const cure = `if ${PLANS[key].what} were causes and cured`
  const churn = { value: row?.rate ?? null, low: row?.low ?? null, high: row?.high ?? null }
  return {
    ...withInterval(`${name}.rate`, churn, 'percent', `churn ${cure}`, from),
    [`${name}.lost`]: fact(row?.lost ?? null, 'count', `customers lost ${cure}`, from),
    [`${name}.kept`]: fact(row ? lost - row.lost : null, 'count', `customers fewer than in the window ${cure}`, from),
    [`${name}.stay`]: fact(row?.touched ?? null, 'count', `customers with a driver who would leave even ${cure}`, from),
    [`${name}.score`]: fact(gradeOf(churn.value, scenario.keyResult), 'factor', `grade ${cure}`, from),
  }
}
