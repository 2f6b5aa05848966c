import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Element } from './svg'
import { daysLater, perThousand, time } from './format'
import { line, words } from './text'
import { INK } from './tokens'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HALF_WEEK = 3.5 * 86_400_000

/** Returns the time a week's point stands at: its middle. */
export function weekMiddle(row: Pick<WeeklyRow, 'start'>): Date {
  return new Date(time(row.start).getTime() + HALF_WEEK)
}

/**
 * Returns a tick and a name at each month's first day; the first month stands at the axis's start;
 * January says its year.
 */
export function monthTicks(x: (day: Date) => number, from: string, to: string, base: number): Element[] {
  const ticks: Element[] = []
  let previous = Number.NEGATIVE_INFINITY
  for (let day = from; day <= to; day = daysLater(day, 1)) {
    const first = day === from
    if (!first && !day.endsWith('-01'))
      continue
    const at = x(time(day))
    const month = Number(day.slice(5, 7))
    const left = daysLeft(day)
    if (first && left < 8)
      continue // the next name would touch it
    if (!first)
      ticks.push(line(at, base, at, base + 6, { stroke: INK }))
    if (at - previous > 36)
      ticks.push(words(at, base + 22, month === 1 ? `Jan ${day.slice(0, 4)}` : MONTHS[month - 1]!))
    previous = at
  }
  return ticks
}

type Limits = Pick<WeeklyRow, 'mean' | 'upper' | 'lower'>

/** Returns value and name of mean and limits, left of the picture. */
export function limitLabels(y: (value: number) => number, limits: Limits, left: number): Element[] {
  const { mean, upper, lower } = limits
  return ([[upper, 'upper limit'], [mean, 'mean'], [lower, 'lower limit']] as const).flatMap(([value, name]) => [
    words(left - 10, y(value) + 5, perThousand(value), { anchor: 'end', weight: 600, fill: INK }),
    words(left - 10, y(value) + 23, name, { anchor: 'end' }),
  ])
}

function daysLeft(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - date
}
