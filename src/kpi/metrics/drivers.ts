import type { Facts } from '../../facts'
import type { Cell, Driver } from '../cells'
import type { Context } from '../metric'
import type { Known, RateRow } from '../rate'
import { DRIVERS, LABELS, split } from '../cells'
import { fact, merged, NEWCOMBE, withInterval } from '../fact'
import { newcombe, shareOf } from '../intervals'
import { rateRow } from '../rate'

export const sql = 'drivers'
export type Row = Cell

/**
 * A driver on its own: those whom it touched against all others, with Newcombe's interval of the
 * difference.
 */
export interface DriverRow {
  key: Driver
  label: string
  atRisk: number
  lost: number
  rate: Known
  otherLost: number
  otherAtRisk: number
  otherRate: Known
  diff: Known
  low: Known
  high: Known
  /** Share of all the lost whom it touched; these shares overlap. */
  share: Known
}

/** A driver within a band of tenure; the rate is that of those whom it did not touch. */
export interface StratumRow extends RateRow {
  key: Driver
  tenure: string
  exposedAtRisk: number
  exposedLost: number
  exposedRate: Known
}

/**
 * Returns each driver on its own, and within each band of tenure, which shows why the first is too
 * large.
 */
export function tables(cells: Row[], { scenario }: Context): { drivers: DriverRow[], strata: StratumRow[] } {
  const inBand = (no: number): Row[] => cells.filter(cell => cell.tenure_band === no)
  return {
    drivers: DRIVERS.map(key => driverRow(key, cells)),
    strata: DRIVERS.flatMap(key => scenario.tenure.map(({ label }, i) => stratumRow(key, label, inBand(i + 1)))),
  }
}

/** Returns the drivers one at a time. */
export function facts(cells: Row[], { window }: Context): Facts {
  return merged(DRIVERS.map(key => driverFacts(driverRow(key, cells), window)))
}

// -- internal --

function driverRow(key: Driver, cells: Row[]): DriverRow {
  const { touched, other } = split(cells, key)
  const { value: diff, low, high } = newcombe(touched.lost, touched.atRisk, other.lost, other.atRisk)
  return {
    key,
    label: LABELS[key],
    ...touched,
    rate: shareOf(touched.lost, touched.atRisk),
    otherLost: other.lost,
    otherAtRisk: other.atRisk,
    otherRate: shareOf(other.lost, other.atRisk),
    diff,
    low,
    high,
    share: touched.atRisk === 0 ? null : shareOf(touched.lost, touched.lost + other.lost),
  }
}

function stratumRow(key: Driver, tenure: string, cells: Row[]): StratumRow {
  const { touched, other } = split(cells, key)
  return {
    key,
    tenure,
    exposedAtRisk: touched.atRisk,
    exposedLost: touched.lost,
    exposedRate: shareOf(touched.lost, touched.atRisk),
    ...rateRow(other.atRisk, other.lost),
  }
}

function driverFacts(row: DriverRow, window: string): Facts {
  const key = `driver.${row.key}`
  const from = { query: 'drivers.sql', n: row.atRisk, window, method: NEWCOMBE }
  const otherFrom = { ...from, n: row.otherAtRisk }
  const diff = { value: row.diff, low: row.low, high: row.high }
  const what = `difference in churn, touched by "${row.label}" against not, one driver at a time`
  return {
    ...withInterval(`${key}.diff`, diff, 'points', what, from),
    [`${key}.label`]: fact(row.label, 'text', 'name of the driver'),
    [`${key}.lost`]: fact(row.lost, 'count', 'lost customers whom it touched', from),
    [`${key}.atRisk`]: fact(row.atRisk, 'count', 'customers at risk whom it touched', from),
    [`${key}.rate`]: fact(row.rate, 'percent', 'churn of those whom it touched', from),
    [`${key}.otherRate`]: fact(row.otherRate, 'percent', 'churn of those whom it did not touch', otherFrom),
    [`${key}.share`]: fact(row.share, 'percent', 'share of the lost whom it touched; the shares overlap', from),
  }
}
