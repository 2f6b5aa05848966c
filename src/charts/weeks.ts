import type { Box, Place, Range } from './clear'
import type { Element } from './svg'
import type { ToldWeeks } from './told'
import { NBSP, writeDate } from '../locale'
import { nearestGap, widthOf } from './clear'
import { dayAndMonth, daysLater, shortDay, span, time } from './format'
import { hatched, label, line, patch, words } from './text'
import { FOCUS, INK } from './tokens'

/** Width of a letter of days, "27 Oct – 23 Nov". */
const LETTER = 7.4
/** Room for the day of the grade. */
const GRADE = 84
const HALF_WEEK = 3.5 * 86_400_000

/** Returns the middle of a week, where its point stands. */
export function weekMiddle(row: { start: string }): Date {
  return new Date(time(row.start).getTime() + HALF_WEEK)
}

/**
 * Returns a tick and a name at each month's first day. The first month has its name at the start of
 * the axis, and January says its year.
 */
export function monthTicks(x: (day: Date) => number, from: string, to: string, base: number): Element[] {
  const ticks: Element[] = []
  let free = Number.NEGATIVE_INFINITY
  for (let day = from; day <= to; day = daysLater(day, 1)) {
    const first = day === from
    if (!first && !day.endsWith('-01'))
      continue
    const at = x(time(day))
    // The next month's name would touch it.
    if (first && daysLeft(day) < 8)
      continue
    if (!first)
      ticks.push(line(at, base, at, base + 6, { stroke: INK }))
    if (at > free)
      ticks.push(words(at, base + 22, monthName(day)))
    free = at + Math.max(36, widthOf([monthName(day)]))
  }
  return ticks
}

/** The words over the axis, at the left, are as wide. */
const HEAD = 380

/** Returns the line on which the work was released, with its words. */
export function releaseLine(x: (day: Date) => number, { release, released }: Release, base: number): Element[] {
  const at = x(time(release))
  const isAtHead = at - 9 - widthOf([released], LETTER) < HEAD
  return [
    line(at, 8, at, base, { stroke: INK }),
    ...label(isAtHead ? at + 9 : at - 9, 20, released, shortDay(release), { anchor: isAtHead ? 'start' : 'end' }),
  ]
}

interface Days { start: string, end: string }

/** Returns what the weeks count, and the window of the baseline as a bar on the axis. */
export function baselineWindow(
  x: (day: Date) => number,
  base: number,
  { baseline: { start, end }, axis: [name, unit] }: { baseline: Days, axis: [string, string] },
): Element[] {
  return [
    ...label(0, 20, name, `${unit}; thick bar: the baseline window`),
    line(x(time(start)), base, x(time(daysLater(end, 1))), base, { stroke: INK, width: 6 }),
  ]
}

type Limited = Pick<ToldWeeks, 'limits' | 'show'>

interface Release { release: string, released: string }

/** `lines` are heights at which a line runs through the window. */
interface GradedWindow { chart: string, start: string, end: string, graded: string, last: LastLabel, lines?: number[] }

/** Of "not begun" on its ground. */
const HALF_WORDS = 44

/** Returns the window that will be graded, hatched because it is still to come, and the grading day. */
export function gradedWindow(x: (day: Date) => number, base: number, window: GradedWindow): Element[] {
  const { chart, start, end, graded, last, lines = [] } = window
  const from = x(time(start))
  const to = x(time(graded))
  const right = to - 4
  // Words that are wider than the window stand before it.
  const middle = right - from < 2 * HALF_WORDS ? from - HALF_WORDS : (from + right) / 2
  const days = span(start, end, true)
  const ofGrade = dayAndMonth(graded)
  const { room } = last
  const taken = lines.map((y): Range => [y - 2, y + 2])
  if (room.right > middle - HALF_WORDS)
    taken.push([room.top, room.bottom])
  const top = nearestGap(132, 48, taken, 56, base - 4)
  // Days that are wider than the window end at the line of the grade.
  const ofDays = widthOf([days], LETTER) > to - 9 - from ? { x: to - 9, anchor: 'end' as const } : { x: from }
  return [
    hatched(chart, from, 52, right - from, base - 52),
    patch(middle - HALF_WORDS, top, 2 * HALF_WORDS, 48),
    words(middle, top + 29, 'not begun', { anchor: 'middle' }),
    ...label(ofDays.x, 20, 'Graded window', days, { anchor: ofDays.anchor }),
    line(to, 8, to, base, { stroke: INK }),
    ...label(to + 9, 20, widthOf([ofGrade]) > GRADE ? shortDay(graded) : ofGrade, 'first grade'),
  ]
}

/** The last value over its days, and the room that they take. */
export interface LastLabel { value: string, days: string, room: Box }

/** Returns the label of the last value, which begins at `left` and has its middle there. */
export function lastLabel(left: number, middle: number, value: string, days: string): LastLabel {
  const width = 1.25 * widthOf([value, days], LETTER) // letters of other scripts are wider
  return { value, days, room: { left: left - 3, right: left - 3 + width, top: middle - 17, bottom: middle + 25 } }
}

/** Draws it; on ground of its own where the graded window, which begins at `from`, lies under it. */
export function drawLast({ value, days, room }: LastLabel, from: number): Element[] {
  const { left, right, top, bottom } = room
  return [
    ...right + 3 < from ? [] : [patch(left, top, right - left, bottom - top)],
    words(left + 3, top + 18, value, { size: 18, weight: 600, fill: FOCUS }),
    words(left + 3, top + 37, days, { weight: 600, fill: FOCUS }),
  ]
}

/** Returns value and name of mean and limits, left of the picture. */
export function limitLabels(y: (value: number) => number, { limits, show }: Limited, left: number): Element[] {
  const { mean, upper, lower } = limits
  const named = [[upper, 'upper limit'], [mean, 'mean'], [lower, 'lower limit']] as const
  return named.flatMap(([value, name]) => [
    words(left - 10, y(value) + 5, show(value), { anchor: 'end', weight: 600, fill: INK }),
    words(left - 10, y(value) + 23, name, { anchor: 'end' }),
  ])
}

/** Returns places for a note on the limits at either end: over the lower, under the upper, beside the mean. */
export function besideLimits(
  y: (value: number) => number,
  { mean, upper, lower }: ToldWeeks['limits'],
  ends: readonly Omit<Place, 'y'>[],
): Place[] {
  const heights = [y(lower) - 10, y(upper) + 20, y(mean) + 20, y(mean) - 10]
  return heights.flatMap(height => ends.map(end => ({ ...end, y: height })))
}

// -- internal --

/** Returns "Feb", and "Jan 2026" with the year that begins. */
function monthName(day: string): string {
  const isNewYear = day.slice(5, 7) === '01'
  return writeDate(day, isNewYear ? { month: 'short', year: 'numeric' } : { month: 'short' }).replace(NBSP, ' ')
}

/** Returns how many days of its month come after a day. */
function daysLeft(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - date
}
