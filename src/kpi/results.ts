import type { Facts } from '../facts'
import type { FrameTables } from './frame'
import type { ScoreRow } from './grade'
import type { MetricTables } from './metrics'
import type { Signal } from './xmr'

/** What was known on the morning of a day: data to the end of the day before. null: not yet. */
export interface AsOfRow {
  asOf: string
  knownTo: string
  wholeWeeks: number
  lastWeekStart: string
  lastWeekEnd: string
  lastWeekLost: number
  lastWeekAtRisk: number
  lastWeekPer1000: number
  lastWeekSignal: Signal | null
  windowStart: string
  windowEnd: string
  windowLost: number
  windowAtRisk: number
  windowRate: number
  windowLow: number
  windowHigh: number
  daysSinceRelease: number | null
  wizardN: number | null
  wizardRecovered: number | null
  wizardRate: number | null
  controlN: number | null
  controlRecovered: number | null
  controlRate: number | null
  diff: number | null
  diffLow: number | null
  diffHigh: number | null
  /** True once the recovery days are over: before that the arms are shown as counts, not judged. */
  armsMature: boolean
  activationN: number
  activationActivated: number
  signupsLastWeek: number
  replyLastWeek: number | null
  unsubscribesLastWeek: number | null
  daysToGrading: number
}

export type Tables = MetricTables & {
  score: ScoreRow[]
  /** One row a day from the sprint's first day to as-of, for the slider. */
  asOf: AsOfRow[]
  /** One row a day of the last sprint week, Monday to Friday. */
  reports: AsOfRow[]
} & Partial<FrameTables>

/** Facts and tables. Another key result than churn has the tables of the frame in place of churn's. */
export interface Results {
  /** ISO date; data is known to the end of the day before. */
  asOf: string
  facts: Facts
  tables: Tables
}
