import type { Facts } from '../../facts'
import type { Measure } from '../../key-result'
import type { Origin } from '../fact'
import type { Context, Metric } from '../metric'
import type { Counted, EstimateRow } from './estimate'
import { WORST } from '../../scenario-schema'
import { fact, merged, withInterval } from '../fact'
import { estimateOf, methodOf } from './estimate'

type Row = Counted & { plan: string }

export interface KeyPlanRow extends EstimateRow { key: string, label: string }

/** Returns the metric of the key result by plan, in the scenario's order, and the plan that is worst. */
export function plans(measure: Measure, sql: string): Metric<Row> {
  return {
    sql,
    tables: (rows, context): { keyPlans: KeyPlanRow[] } => ({ keyPlans: planRows(rows, context) }),
    facts(rows, context) {
      const all = planRows(rows, context)
      const from: Origin = { query: `${sql}.sql`, window: context.window, method: methodOf(measure) }
      return merged([...all.map(row => planFacts(row, measure, from)), worstFacts(all, measure, from)])
    },
  }
}

// -- internal --

function planRows(rows: Row[], { scenario }: Context): KeyPlanRow[] {
  const keys = new Set([...Object.keys(scenario.plans), ...rows.map(row => row.plan)])
  return [...keys].map(key => ({
    key,
    label: scenario.plans[key]?.label ?? key,
    ...estimateOf(rows.find(row => row.plan === key)),
  }))
}

function planFacts(row: KeyPlanRow, { unit, words }: Measure, from: Origin): Facts {
  const key = `kr.plan.${row.key}`
  const own = { ...from, n: row.n }
  return {
    ...withInterval(`${key}.value`, row, unit, `${words.noun} of the plan ${row.label}`, own),
    [`${key}.label`]: fact(row.label, 'text', 'name of the plan'),
    [`${key}.n`]: fact(row.n, 'count', `${words.units} of ${row.label}`, own),
  }
}

/** The plan that is worst, and whether its interval is clear of all others: 1 if it is, 0 if not. */
function worstFacts(rows: KeyPlanRow[], { unit, up, words }: Measure, from: Origin): Facts {
  const known = rows.filter(row => row.value !== null)
  const [worst, ...others] = known.sort((a, b) => up ? a.value! - b.value! : b.value! - a.value!)
  const isClear = worst !== undefined && others.length > 0
    && others.every(other => up ? worst.high! < other.low! : worst.low! > other.high!)
  const key = `kr.plan.${WORST}`
  const own = { ...from, n: worst?.n ?? 0 }
  const best = others.at(-1)
  return {
    ...withInterval(`${key}.value`, worst ?? estimateOf(undefined), unit, `${words.noun} of the worst plan`, own),
    [`${key}.label`]: fact(worst?.label ?? null, 'text', 'the plan that is worst', from),
    [`${key}.n`]: fact(worst?.n ?? 0, 'count', `its ${words.units}`, own),
    [`${key}.clear`]: fact(isClear ? 1 : 0, 'count', '1 if its interval is clear of every other plan', from),
    'kr.plan.best.label': fact(best?.label ?? null, 'text', 'the plan that is best', from),
    ...withInterval('kr.plan.best.value', best ?? estimateOf(undefined), unit, `${words.noun} of the best plan`, {
      ...from,
      n: best?.n ?? 0,
    }),
  }
}
