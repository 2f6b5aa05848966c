import { Z } from './intervals'

/** So many customers whose follow-up ended after `duration` days, by cancelling (`event`) or because the data ends. */
export interface Ending {
  duration: number
  event: boolean
  count: number
}

export interface SurvivalPoint {
  day: number
  /** Still there just before this day's endings. */
  atRisk: number
  events: number
  survival: number
  low: number
  high: number
}

/**
 * Returns the Kaplan–Meier curve: one point for each day with an event. Intervals are pointwise, 95 %, on the log-minus-log
 * scale with Greenwood's variance, so they stay in [0, 1].
 * Source: Kaplan and Meier 1958, JASA 53:457–481; Kalbfleisch and Prentice 1980, section 1.4.
 */
export function kaplanMeier(endings: Ending[], z = Z): SurvivalPoint[] {
  let atRisk = endings.reduce((sum, { count }) => sum + count, 0)
  let survival = 1
  let greenwood = 0
  const points: SurvivalPoint[] = []
  for (const day of [...new Set(endings.map(({ duration }) => duration))].sort((a, b) => a - b)) {
    const here = endings.filter(({ duration }) => duration === day)
    const events = here.reduce((sum, { count, event }) => sum + (event ? count : 0), 0)
    if (events > 0) {
      survival *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      points.push({ day, atRisk, events, survival, ...logLog(survival, greenwood, z) })
    }
    atRisk -= here.reduce((sum, { count }) => sum + count, 0)
  }
  return points
}

/** Returns the curve's value and interval on a day, and how many were followed that long. */
export function survivalAt(endings: Ending[], points: SurvivalPoint[], day: number): SurvivalPoint {
  const last = points.filter(point => point.day <= day).at(-1)
  const atRisk = endings.reduce((sum, { duration, count }) => sum + (duration >= day ? count : 0), 0)
  return { day, atRisk, events: 0, survival: last?.survival ?? 1, low: last?.low ?? 1, high: last?.high ?? 1 }
}

function logLog(survival: number, greenwood: number, z: number): { low: number, high: number } {
  if (survival <= 0 || survival >= 1)
    return { low: survival, high: survival }
  const spread = Math.exp(z * Math.sqrt(greenwood) / Math.abs(Math.log(survival)))
  return { low: survival ** spread, high: survival ** (1 / spread) }
}
