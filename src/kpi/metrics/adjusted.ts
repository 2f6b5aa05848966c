import type { Facts } from '../../facts'
import type { Cell, Driver } from '../cells'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { DRIVERS, LABELS, split } from '../cells'
import { fact, merged, withInterval } from '../fact'
import { mantelHaenszel, newcombe } from '../intervals'
import { isCompared, strataOf } from '../strata'

export { type Row, sql } from './drivers'

/** crude: one driver at a time (v1); adjusted: within tenure and the other drivers (v2). */
export interface AdjustedRow {
  key: Driver
  label: string
  crude: Known
  crudeLow: Known
  crudeHigh: Known
  adjusted: Known
  low: Known
  high: Known
  strata: number
}

/**
 * Returns each driver within strata of tenure and the other two drivers, beside its crude value.
 */
export function tables(cells: Cell[]): { adjusted: AdjustedRow[] } {
  return { adjusted: DRIVERS.map(key => adjustedRow(key, cells)) }
}

/** Returns the drivers within groups. */
export function facts(cells: Cell[], { window }: Context): Facts {
  return merged(tables(cells).adjusted.map(row => adjustedFacts(row, window)))
}

// -- internal --

function adjustedRow(key: Driver, cells: Cell[]): AdjustedRow {
  const { touched, other } = split(cells, key)
  const crude = newcombe(touched.lost, touched.atRisk, other.lost, other.atRisk)
  const strata = strataOf(cells, key, ['tenure_band'])
  const { value: adjusted, low, high } = mantelHaenszel(strata)
  return {
    key,
    label: LABELS[key],
    crude: crude.value,
    crudeLow: crude.low,
    crudeHigh: crude.high,
    adjusted,
    low,
    high,
    strata: strata.filter(isCompared).length,
  }
}

function adjustedFacts({ key, label, adjusted, low, high, strata }: AdjustedRow, window: string): Facts {
  const name = `adjusted.${key}`
  const method = 'Mantel–Haenszel risk difference with Sato\'s 95 % interval,'
    + ` ${strata} strata of tenure and the other two drivers`
  const from = { query: 'drivers.sql', n: strata, window, method }
  const what = `difference in churn by "${label}" within tenure and the other drivers`
  return {
    ...withInterval(`${name}.diff`, { value: adjusted, low, high }, 'points', what, from),
    [`${name}.strata`]: fact(strata, 'count', 'strata with customers on both sides', from),
  }
}
