import type { Facts } from '../../facts'
import type { Cell, Driver } from '../cells'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { WORST } from '../../scenario-schema'
import { countOf, DRIVERS, LABELS, split } from '../cells'
import { fact, merged, withInterval } from '../fact'
import { mantelHaenszel } from '../intervals'
import { isCompared, strataOf } from '../strata'

export const sql = 'drivers-plan'
export interface Row extends Cell { plan: string }

/** A driver among some of the customers: what goes with it when all that is known of them is equal. */
export interface SplitRow {
  key: Driver
  by: 'all' | 'plan' | 'tenure'
  /** A plan, or the number of a band of tenure from 1. */
  part: string
  label: string
  /** Customers whom the driver touched. */
  atRisk: number
  lost: number
  diff: Known
  low: Known
  high: Known
  strata: number
}

/** Returns each driver with the plan held equal too, then within each plan and each band of tenure. */
export function tables(cells: Row[], context: Context): { splits: SplitRow[] } {
  const parts = partsOf(context)
  return { splits: DRIVERS.flatMap(key => parts.map(part => splitRow(key, part, cells))) }
}

/** Returns what goes with a driver when the plan is equal too, and whether that holds for the parts. */
export function facts(cells: Row[], context: Context): Facts {
  const { splits } = tables(cells, context)
  const worst = worstPlan(cells)
  return merged([...context.scenario.tenure.map(bandFact), ...DRIVERS.map((key) => {
    const rows = splits.filter(row => row.key === key)
    const within = rows.filter(row => row.by === 'plan')
    const [all, most] = [rows.find(row => row.by === 'all')!, within.find(row => row.part === worst)]
    return merged([
      differenceFacts(`plan.${key}`, all, context),
      differenceFacts(`plan.${key}.${WORST}`, most ?? { ...all, diff: null, low: null, high: null }, context),
      clearFacts(`plan.${key}`, within, context),
      ...rows.filter(row => row.by === 'tenure')
        .map(row => differenceFacts(`split.${key}.band${row.part}`, row, context)),
    ])
  })])
}

// -- internal --

interface Part extends Pick<SplitRow, 'by' | 'part' | 'label'> {
  has: (cell: Row) => boolean
  /** What must be equal besides the other drivers. */
  equal: readonly (keyof Row)[]
}

function partsOf({ scenario: { plans, tenure } }: Context): Part[] {
  const byPlan = Object.entries(plans).map(([part, { label }]): Part =>
    ({ by: 'plan', part, label, has: cell => cell.plan === part, equal: ['tenure_band'] }))
  const byTenure = tenure.map(({ label }, i): Part =>
    ({ by: 'tenure', part: String(i + 1), label, has: cell => cell.tenure_band === i + 1, equal: ['plan'] }))
  const all: Part = { by: 'all', part: 'all', label: 'All', has: () => true, equal: ['plan', 'tenure_band'] }
  return [all, ...byPlan, ...byTenure]
}

function splitRow(key: Driver, { by, part, label, has, equal }: Part, cells: Row[]): SplitRow {
  const here = cells.filter(has)
  const strata = strataOf(here, key, equal)
  const { value: diff, low, high } = mantelHaenszel(strata)
  const { atRisk, lost } = split(here, key).touched
  return { key, by, part, label, atRisk, lost, diff, low, high, strata: strata.filter(isCompared).length }
}

const OF_PARTS = { all: '', plan: ', within one plan', tenure: ', within one band of tenure' }

function differenceFacts(name: string, row: SplitRow, { window }: Context): Facts {
  const { key, by, strata } = row
  const method = 'Mantel–Haenszel risk difference with Sato\'s 95 % interval,'
    + ` ${strata} strata of plan, tenure and the other two drivers`
  const from = { query: 'drivers-plan.sql', n: row.atRisk, window, method }
  const what = `difference in churn by "${LABELS[key]}", plan, tenure and the other drivers equal${OF_PARTS[by]}`
  return withInterval(`${name}.diff`, { value: row.diff, low: row.low, high: row.high }, 'points', what, from)
}

function bandFact({ label }: { label: string }, i: number): Facts {
  return { [`split.band${i + 1}.label`]: fact(label, 'text', 'a band of time since sign-up') }
}

/** In how many plans the interval lies above zero. */
function clearFacts(name: string, within: SplitRow[], { window }: Context): Facts {
  const clear = within.filter(({ low }) => low !== null && low > 0).length
  const from = { query: 'drivers-plan.sql', n: within.length, window }
  return { [`${name}.clear`]: fact(clear, 'count', 'plans within which the interval lies above zero', from) }
}

function worstPlan(cells: Row[]): string | undefined {
  const rateOf = (plan: string): number => {
    const { lost, atRisk } = countOf(cells.filter(cell => cell.plan === plan))
    return lost / atRisk
  }
  return [...new Set(cells.map(cell => cell.plan))].sort((a, b) => rateOf(b) - rateOf(a))[0]
}
