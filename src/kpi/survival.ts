import { wilson, Z } from './intervals'

/**
 * So many customers whose follow-up ended after `duration` days, by cancelling (`event`) or because
 * the data ends.
 */
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

/** A day that nobody was followed to. */
type Unfollowed = Omit<SurvivalPoint, 'survival' | 'low' | 'high'> & { survival: null, low: null, high: null }

/**
 * Returns the Kaplan–Meier curve: one point for each day with an event. Intervals are pointwise, 95
 * %, on the log-minus-log scale with Greenwood's variance, so they stay in [0, 1]. Source: Kaplan
 * and Meier 1958, JASA 53:457–481; Kalbfleisch and Prentice 1980, section 1.4.
 */
export function kaplanMeier(endings: Ending[]): SurvivalPoint[] {
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
      points.push({ day, atRisk, events, survival, ...logLog(survival, greenwood, atRisk) })
    }
    atRisk -= here.reduce((sum, { count }) => sum + count, 0)
  }
  return points
}

/**
 * Returns the curve's value and interval on a day, and how many were followed that long; from where
 * the curve starts it is 1 by definition. The value of a day that nobody was followed to is not
 * known, unless the last of them left before.
 */
export function survivalAt(
  endings: Ending[],
  points: SurvivalPoint[],
  day: number,
  start = 0,
): SurvivalPoint | Unfollowed {
  const atRisk = endings.reduce((sum, { duration, count }) => sum + (duration >= day ? count : 0), 0)
  const last = points.filter(point => point.day <= day).at(-1)
  if (atRisk === 0 && last?.survival !== 0)
    return { day, atRisk, events: 0, survival: null, low: null, high: null }
  if (last)
    return { day, atRisk, events: 0, survival: last.survival, low: last.low, high: last.high }
  return { day, atRisk, events: 0, survival: 1, low: day <= start ? 1 : wilson(atRisk, atRisk).low!, high: 1 }
}

/**
 * The log-minus-log interval has no width where the last has left; Wilson's, of those who were
 * there, has.
 */
function logLog(survival: number, greenwood: number, atRisk: number): { low: number, high: number } {
  if (survival <= 0)
    return { low: 0, high: wilson(0, atRisk).high! }
  const spread = Math.exp(Z * Math.sqrt(greenwood) / Math.abs(Math.log(survival)))
  return { low: survival ** spread, high: survival ** (1 / spread) }
}
