import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { Element } from './svg'
import type { ChartWeek, ChartWindow, ToldWeeks } from './told'
import type { LastLabel } from './weeks'
import * as Plot from '@observablehq/plot'
import { clearPlace, polyline, widthOf } from './clear'
import { layer, place, toSvg } from './draw'
import { count, dayAndMonth, daysLater, shortDay, span, time } from './format'
import { fact } from './read'
import { element } from './svg'
import { line, PROJECTED, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, INK_2, PAPER, SURFACE, WIDTH } from './tokens'
import { toldWeeks, toldWindows } from './told'
import {
  baselineWindow,
  besideLimits,
  drawLast,
  gradedWindow,
  lastLabel,
  limitLabels,
  monthTicks,
  releaseLine,
  weekMiddle,
} from './weeks'

export const id = 'xmr'

const LEFT = 92
const TOP = 69
const FLOOR = 244
const BASE = 288
/** Room on the right for the words at grading day. */
const RIGHT = 94

/** From the middle of a week's dot to words. */
const AIR = 6
const POINT = { x: weekMiddle, y: 'value' } as const
const DOT = { ...POINT, stroke: PAPER, strokeWidth: 2 } as const

interface Weeks extends ToldWeeks {
  frozen: ChartWeek[]
  /** The last whole week. */
  now: ChartWeek
  window: ChartWindow
  baseline: ChartWindow
  release: string
  graded: string
}

/**
 * Returns all whole weeks against the frozen limits, with the release, the graded window (not
 * begun) and grading day.
 */
export function draw(results: Results): Chart {
  const told = toldWeeks(results)
  const day = (key: string): string => String(fact(results, `calendar.${key}`).value)
  const weeks: Weeks = {
    ...told,
    frozen: told.rows.filter(row => row.frozen),
    now: told.rows.at(-1)!,
    window: toldWindows(results).rows.find(row => row.graded)!,
    baseline: toldWindows(results).rows.find(row => row.baseline)!,
    release: day('release'),
    graded: day('graded'),
  }
  const table = describe(weeks)
  return { ...table, svg: picture(table, weeks) }
}

// -- internal --

function describe(weeks: Weeks): ChartTable {
  const { rows, frozen, now, show, limits: { upper, lower }, window, release, graded } = weeks
  const inside = now.value <= upper && now.value >= lower
  return {
    id,
    title: `${weeks.axis[0]}, ${rows.length} weeks, limits frozen on the first ${frozen.length}`,
    alt: `The last whole week, ${span(now.start, now.end)}, has ${show(now.value)} ${weeks.weekWords} `
      + `and lies ${inside ? 'inside' : 'outside'} the frozen limits ${show(lower)} to `
      + `${show(upper)}. Release ${shortDay(release)}; the graded window `
      + `${span(window.start, window.end, true)} is still to come; first grade on ${dayAndMonth(graded)}.`,
    unit: weeks.unit,
    n: weeks.n(rows),
    source: weeks.source,
    focus: `week ${now.sprintWeek ?? now.week}`,
    ...weeks.columns(rows, [['frozen' as never, 'Limits frozen on it', 'text']]),
  }
}

function picture(table: ChartTable, weeks: Weeks): string {
  const { rows, frozen, now, limits: { upper, lower }, window, graded } = weeks
  const first = rows[0]!.start
  const values = rows.map(row => row.value)
  return toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: RIGHT, bottom: HEIGHT - FLOOR, left: LEFT },
    x: { type: 'utc', domain: [time(first), time(graded)] },
    y: { domain: [Math.min(lower, ...values), Math.max(upper, ...values)] },
    marks: [
      place(at => limitBand(at, weeks), { step: 1 }),
      place(({ x }) => releaseLine(x, weeks, BASE), { step: 2 }),
      trace(frozen, 0),
      points(frozen, 0),
      trace(rows.slice(frozen.length - 1, -1), 1),
      points(rows.slice(frozen.length, -1), 1),
      // The last week comes with the release, not before.
      trace(rows.slice(-2), 2),
      Plot.dot([now], { ...DOT, r: 7, fill: FOCUS, ...layer({ step: 2, focus: true }) }),
      place(at => gradedWindow(at.x, BASE, { chart: id, ...window, graded, last: ofNow(at, weeks) }), { step: 3 }),
      place(at => drawLast(ofNow(at, weeks), at.x(time(window.start))), { step: 2, focus: true }),
      place(({ x }) => [
        line(LEFT, BASE, WIDTH, BASE, { stroke: INK }),
        ...monthTicks(x, first, graded, BASE),
        ...baselineWindow(x, BASE, weeks),
      ]),
    ],
  })
}

/** The line through some weeks. */
function trace(rows: ChartWeek[], step: number): Plot.Markish {
  return Plot.line(rows, { ...POINT, stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round', ...layer({ step }) })
}

function points(rows: ChartWeek[], step: number): Plot.Markish {
  return Plot.dot(rows, { ...DOT, r: 4, fill: CONTEXT, ...layer({ step }) })
}

/** The mean and the limits: firm over the weeks they were frozen on, dashed from there to now. */
function limitBand({ x, y }: Positions, weeks: Weeks): Element[] {
  const { frozen, now, limits } = weeks
  const { mean, upper, lower } = limits
  const frozenTo = x(time(daysLater(frozen.at(-1)!.end, 1)))
  const to = x(time(daysLater(now.end, 1)))
  return [
    element('rect', { x: LEFT, y: y(upper), width: to - LEFT, height: y(lower) - y(upper), fill: SURFACE }),
    line(LEFT, y(mean), to, y(mean), { stroke: INK_2 }),
    ...[upper, lower].flatMap(limit => [
      line(LEFT, y(limit), frozenTo, y(limit), { stroke: INK_2 }),
      line(frozenTo + 4, y(limit), to, y(limit), { stroke: INK_2, dash: PROJECTED }),
    ]),
    ...limitLabels(y, weeks, LEFT),
    frozenNote({ x, y }, weeks),
  ]
}

/** Says what the limits rest on, over the lower one or wherever the weeks leave room. */
function frozenNote({ x, y }: Positions, { rows, frozen, limits }: Weeks): Element {
  const note = `limits frozen on these ${count(frozen.length)} weeks`
  const right = x(time(daysLater(frozen.at(-1)!.end, 1))) - 10
  const start = { x: LEFT + 10, anchor: 'start' } as const
  const places = besideLimits(y, limits, [start, { x: right, anchor: 'end' }])
  places.push({ ...start, y: y(limits.lower) + 18 })
  const points = rows.map(row => ({ x: x(weekMiddle(row)), y: y(row.value) }))
  const dots = points.map(({ x, y }) => ({ left: x - AIR, right: x + AIR, top: y - AIR, bottom: y + AIR }))
  const clear = clearPlace(places, [note], dots, polyline(points))
  return words(clear.x, clear.y, note, { anchor: clear.anchor })
}

/** The last week's value over its days, or over its last day where the graded window is near. */
function ofNow({ x, y }: Positions, { now, show, window }: Weeks): LastLabel {
  const left = x(time(daysLater(now.end, 1))) + 8
  const middle = y(now.value)
  const days = span(now.start, now.end)
  const from = x(time(window.start))
  const fits = left + widthOf([days]) < from
  return lastLabel(left, middle, show(now.value), fits ? days : `to ${shortDay(now.end)}`)
}
