import type { Unit } from '../facts'
import { formatFact, NO_DATA } from '../facts'
import { isolate } from '../isolate'
import { writeDate, writeDayOnly } from '../locale'

type Format = (value: number | string | null) => string

function as(unit: Unit, style?: Parameters<typeof formatFact>[1]): Format {
  return value => isolate(formatFact({ value, unit, what: '' }, style))
}

/** Numbers and dates as the whole deck writes them; fractions in, "8.0 %" out. */
export const percent = as('percent')
export const wholePercent = as('percent', { as: 'whole' })
export const barePercent = as('percent', { as: 'bare' })
export const signedPoints = as('points', { as: ['signed', 'bare'] })
export const wholePoints = as('points', { as: ['signed', 'bare', 'whole'] })
export const barePoints = as('points', { as: 'bare' })
export const tickPoints = as('points', { as: ['bare', 'whole'] })
export const count = as('count')
export const perThousand = as('per1000')
export const grade = as('factor')
export const hours = as('hours')
export const wholeHours = as('hours', { as: 'whole' })
export const bareHours = as('hours', { as: 'bare' })
export const signedHours = as('hours', { as: ['signed', 'bare'] })

/** Returns the least and the most of several numbers, "4,812–5,103". */
export function countRange(values: number[]): string {
  return isolate(`${count(Math.min(...values))}–${count(Math.max(...values))}`)
}

/** Returns "7.3–8.8 %". */
export function percentRange(low: number | null, high: number | null): string {
  return low === null || high === null ? NO_DATA : isolate(`${barePercent(low)}–${percent(high)}`)
}

/** Returns "+1.2 to +4.8"; words, because a dash beside a minus is hard to read. */
export function pointsRange(low: number | null, high: number | null): string {
  return low === null || high === null ? NO_DATA : isolate(`${signedPoints(low)} to ${signedPoints(high)}`)
}

/** Returns "5 May": the year stands elsewhere on the slide. */
export function shortDay(iso: string): string {
  return isolate(writeDate(iso, { day: 'numeric', month: 'short' }))
}

/** Returns "1 May". */
export const dayAndMonth = as('date', { as: 'short' })

/** Returns "9–15 Jan", or "19 Dec – 15 Jan" if the months differ; `long` writes the month out: "4–31 March". */
export function span(from: string, to: string, long = false): string {
  const day = long ? dayAndMonth : shortDay
  const start = from.slice(0, 7) === to.slice(0, 7) ? writeDayOnly(from) : undefined
  return isolate(start === undefined ? `${shortDay(from)} – ${shortDay(to)}` : `${start}–${day(to)}`)
}

/** Returns the time at which a day starts, for a UTC scale. */
export function time(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`)
}

/** Returns the ISO date so many days later. */
export function daysLater(iso: string, days: number): string {
  return new Date(time(iso).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
