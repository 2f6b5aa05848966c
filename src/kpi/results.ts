import type { Facts } from '../facts'
import type { Signal } from './xmr'

/** null where there was nothing to count: no data is no estimate. */
type Known = number | null

/** A rate with its two counts and Wilson's 95 % interval. All rates are fractions. */
export interface RateRow {
  atRisk: number
  lost: number
  rate: Known
  low: Known
  high: Known
}

/** Days are ISO dates, ends included. */
export interface WeeklyRow {
  week: number
  start: string
  end: string
  atRisk: number
  lost: number
  /** Losses per 1,000 customers at risk. */
  per1000: number
  /** True for the weeks on which the limits are frozen. */
  frozen: boolean
  /** Sprint week 1–4, where it is one. */
  sprintWeek: number | null
  signal: Signal | null
  mean: number
  upper: number
  lower: number
}

export interface SegmentRow extends RateRow { key: string, label: string, share: Known }

/** lost: by tenure at the window's start (rate's numerator); left: the same customers by tenure when they left. */
export interface TenureRow extends RateRow { band: string, from: number, to: number, left: number, leftShare: Known }

/** Steps of the curve; `all` starts on day 0, the two groups on the landmark (the day the onboarding days are over). */
export interface SurvivalRow { group: 'all' | 'onboarded' | 'stalled', day: number, atRisk: number, survival: Known, low: Known, high: Known }

/** difference to those whom the driver did not touch, with Newcombe's interval. */
export interface DriverRow {
  key: 'onboarding' | 'reply' | 'integration'
  label: string
  lost: number
  atRisk: number
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

/** A region of the three sets; `lost` sums to the baseline's lost, `atRisk` to its at risk. */
export interface OverlapRow { key: string, onboarding: boolean, reply: boolean, integration: boolean, lost: number, atRisk: number, rate: Known }

/** crude: one driver at a time (v1); adjusted: within tenure and the other drivers (v2). */
export interface AdjustedRow { key: DriverRow['key'], label: string, crude: Known, crudeLow: Known, crudeHigh: Known, adjusted: Known, low: Known, high: Known, strata: number }

export interface StratumRow extends RateRow { key: DriverRow['key'], tenure: string, exposedAtRisk: number, exposedLost: number, exposedRate: Known }

export interface ArmRow { arm: 'wizard' | 'control', n: number, recovered: number, rate: Known, low: Known, high: Known }

/** rate is null where the cell is too young: not everybody of the cohort has lived through the period. */
export interface CohortRow { cohort: number, start: string, end: string, signups: number | null, period: number, atRisk: number | null, lost: number | null, rate: number | null, mature: boolean }

/** Windows of 28 whole days that end with a week before as-of; the last row is the graded window, still without a rate. */
export interface ProgressRow { start: string, end: string, atRisk: number | null, lost: number | null, rate: number | null, low: number | null, high: number | null, baseline: boolean, graded: boolean, target: number }

/** What each result will score: 0 at the baseline, 1 at the target. */
export interface ScoreRow { rate: number, score: number }

export interface GuardrailRow { week: number, start: string, end: string, key: 'signups' | 'reply' | 'unsubscribes', value: Known, n: number, mean: Known, upper: Known, lower: Known, inside: boolean | null }

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

/** If the wizard's effect were this large: how many more of all the stalled accounts of release day would have recovered. */
export interface WhatIfRow { effect: number, inside: boolean, stalled: number, extra: number }

export interface ReasonRow { reason: string, label: string, answers: number, share: Known, low: Known, high: Known }

export interface TopicRow { priority: string, topic: string, tickets: number, late: number, lateShare: number, medianHours: number }

export interface ExampleRow { topic: string, ticket: string, tickets: number }

/** mrr lost by plan and the rest, for tables. */
export interface Tables {
  weekly: WeeklyRow[]
  segments: SegmentRow[]
  tenure: TenureRow[]
  survival: SurvivalRow[]
  /** On days 0 (all only), 14, 30, 60, 90. */
  survivalAtRisk: SurvivalRow[]
  drivers: DriverRow[]
  overlap: OverlapRow[]
  adjusted: AdjustedRow[]
  strata: StratumRow[]
  arms: ArmRow[]
  cohorts: CohortRow[]
  progress: ProgressRow[]
  score: ScoreRow[]
  guardrails: GuardrailRow[]
  /** One row a day of the last sprint week, Monday to Friday. */
  reports: AsOfRow[]
  /** One row a day from the sprint's first day to as-of, for the slider. */
  asOf: AsOfRow[]
  whatIf: WhatIfRow[]
  reasons: ReasonRow[]
  topics: TopicRow[]
  examples: ExampleRow[]
}

export interface Results {
  /** ISO date; data is known to the end of the day before. */
  asOf: string
  facts: Facts
  tables: Tables
}
