import type { Context } from '../metric'
import type { Known } from '../rate'
import { isoOf } from '../../days'
import { agesOf, cohortsOf } from '../calendar'

export const sql = 'cohorts'
export interface Row {
  cohort_no: number
  start_day: number
  end_day: number
  period_no: number
  at_risk: number
  lost: number
}

/**
 * rate is null where the cell is too young: not everybody of the cohort has lived through the
 * period.
 */
export interface CohortRow {
  cohort: number
  start: string
  end: string
  signups: Known
  period: number
  atRisk: Known
  lost: Known
  rate: Known
  mature: boolean
}

/**
 * Returns every cell of the cohorts' triangle; a cell that not everybody has lived through stays
 * empty.
 */
export function tables(rows: Row[], { calendar }: Context): { cohorts: CohortRow[] } {
  const cellOf = (cohort: number, period: number): Row | undefined =>
    rows.find(row => row.cohort_no === cohort && row.period_no === period)
  const ages = agesOf(calendar, calendar.asOf)
  const cohorts = cohortsOf(calendar, calendar.asOf).flatMap(({ no: cohort, start, end }) => {
    const signups = cellOf(cohort, 1)?.at_risk ?? null
    const days = { start: isoOf(start), end: isoOf(end) }
    return ages.map(({ no: period }) => ({ cohort, ...days, signups, period, ...lossesOf(cellOf(cohort, period)) }))
  })
  return { cohorts }
}

function lossesOf(row: Row | undefined): Pick<CohortRow, 'atRisk' | 'lost' | 'rate' | 'mature'> {
  if (!row)
    return { atRisk: null, lost: null, rate: null, mature: false }
  return { atRisk: row.at_risk, lost: row.lost, rate: row.lost / row.at_risk, mature: true }
}
