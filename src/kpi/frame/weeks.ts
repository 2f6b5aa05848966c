import type { Calendar } from '../../scenario'
import type { Known } from '../rate'
import type { Signal } from '../xmr'
import { isoOf } from '../../days'
import { periodsOf } from '../calendar'
import { xmrLimits, xmrSignals } from '../xmr'

/** A whole week before as-of; days are ISO dates, ends included. */
export interface Week {
  week: number
  start: string
  end: string
  /** True for the weeks on which the limits are frozen. */
  frozen: boolean
  /** Sprint week 1–4, where it is one. */
  sprintWeek: number | null
}

/** A week's value, held against limits that are frozen on the first of them. */
export interface JudgedWeek extends Week {
  value: Known
  signal: Signal | null
  mean: Known
  upper: Known
  lower: Known
}

/** Returns the whole weeks that are over before as-of. */
export function weeksOf(calendar: Calendar): Week[] {
  const { frozenWeeks, asOf } = calendar
  return periodsOf(calendar, asOf).filter(({ kind }) => kind === 'week').map(({ start, end }, i) => ({
    week: i + 1,
    start: isoOf(start),
    end: isoOf(end),
    frozen: i < frozenWeeks,
    sprintWeek: i < frozenWeeks ? null : i - frozenWeeks + 1,
  }))
}

/**
 * Returns each week with its value, the limits of the frozen ones, and the signal that it completes. A week in which
 * nothing was counted has no value and is passed over.
 */
export function judgeWeeks(values: Known[], calendar: Calendar): JudgedWeek[] {
  const known = values.filter(value => value !== null)
  const frozen = values.slice(0, calendar.frozenWeeks).filter(value => value !== null)
  // Fewer than two weeks have no moving range, and so no limits.
  const limits = frozen.length < 2 ? undefined : xmrLimits(frozen)
  const signals = limits === undefined ? [] : xmrSignals(known, limits)
  const { mean = null, upper = null, lower = null } = limits ?? {}
  let counted = 0
  return weeksOf(calendar).map((week, i) => {
    const value = values[i] ?? null
    const signal = value === null ? null : signals[counted++] ?? null
    return { ...week, value, signal, mean, upper, lower }
  })
}
