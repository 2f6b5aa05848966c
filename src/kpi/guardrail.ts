import type { Facts, Unit } from '../facts'
import type { Week } from './frame/weeks'
import type { Context } from './metric'
import type { Known } from './rate'
import { fact } from './fact'
import { weeksOf } from './frame/weeks'
import { xmrLimits } from './xmr'

interface Limits { mean: Known, upper: Known, lower: Known }

export interface GuardrailRow extends Limits {
  week: number
  start: string
  end: string
  key: string
  value: Known
  n: number
  inside: boolean | null
}

/** A weekly value that must stay inside its limits while the key result is worked on. */
interface Guardrail<Row> {
  key: string
  unit: Unit
  what: string
  value: (row: Row) => number
  n: (row: Row) => number
  /** The value of a week without rows: 0 if it is a count, null if nothing was measured. */
  none: 0 | null
}

interface Made<Row> {
  tables: (rows: Row[], context: Context) => { guardrails: GuardrailRow[] }
  facts: (rows: Row[], context: Context) => Facts
}

/**
 * Returns the table and the facts of a guardrail, against limits frozen on the weeks before the
 * sprint.
 */
export function guardrail<Row extends { period_no: number }>(one: Guardrail<Row>): Made<Row> {
  const rowsOf = (rows: Row[], context: Context): GuardrailRow[] => {
    return guardrailRows(one, rows, weeksOf(context.calendar))
  }
  return {
    tables: (rows, context) => ({ guardrails: rowsOf(rows, context) }),
    facts: (rows, context) => guardrailFacts(one, rowsOf(rows, context)),
  }
}

// -- internal --

function guardrailRows<Row extends { period_no: number }>(
  { key, value, n, none }: Guardrail<Row>,
  rows: Row[],
  weeks: Week[],
): GuardrailRow[] {
  const byWeek = weeks.map(({ week }) => rows.find(row => row.period_no === week && n(row) > 0))
  const values = byWeek.map(row => row ? value(row) : none)
  const limits = limitsOf(values.filter((_, i) => weeks[i]!.frozen))
  return weeks.map(({ week, start, end }, i) => {
    const row = byWeek[i]
    const at = values[i]!
    return { week, start, end, key, value: at, n: row ? n(row) : 0, ...limits, inside: isInside(at, limits) }
  })
}

/** Fewer than two weeks have no moving range, and so no limits. */
function limitsOf(frozen: Known[]): Limits {
  const known = frozen.filter(value => value !== null)
  if (known.length < 2)
    return { mean: null, upper: null, lower: null }
  const { mean, upper, lower } = xmrLimits(known)
  return { mean, upper, lower }
}

function isInside(value: Known, { upper, lower }: Limits): boolean | null {
  return value === null || upper === null || lower === null ? null : value <= upper && value >= lower
}

function guardrailFacts<Row>({ key, unit, what }: Guardrail<Row>, rows: GuardrailRow[]): Facts {
  const { value, n, mean, lower, upper, inside, start, end } = rows.at(-1)!
  const method = 'XmR limits frozen on the weeks before the sprint'
  const from = { query: `guardrail-${key}.sql`, n, window: `${start}/${end}`, method }
  const state = inside === null ? null : inside ? 'inside its limits' : 'outside its limits'
  const outside = rows.filter(row => row.inside === false).length
  return {
    [`guardrail.${key}.week4`]: fact(value, unit, `${what}, week after the release`, from),
    [`guardrail.${key}.mean`]: fact(mean, unit, `${what}: mean of the frozen weeks`, from),
    [`guardrail.${key}.low`]: fact(lower, unit, `${what}: lower natural limit`, from),
    [`guardrail.${key}.high`]: fact(upper, unit, `${what}: upper natural limit`, from),
    [`guardrail.${key}.state`]: fact(state, 'text', `${what}: in order or not`, from),
    [`guardrail.${key}.outside`]: fact(outside, 'count', `${what}: weeks outside the limits`, from),
  }
}
