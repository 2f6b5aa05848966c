import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import type { ChartWindow, ToldWindows } from './told'
import type { LastLabel } from './weeks'
import * as Plot from '@observablehq/plot'
import { apart } from './clear'
import { layer, place, toSvg } from './draw'
import { countRange, dayAndMonth, daysLater, shortDay, span, time } from './format'
import { roundDown, roundUp } from './interval'
import { fact, figure, known } from './read'
import { FUTURE, label, line } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, INK_2, LEADING, PAPER, WIDTH } from './tokens'
import { toldWindows } from './told'
import { drawLast, gradedWindow, lastLabel, monthTicks, releaseLine } from './weeks'

export const id = 'progress'

const LEFT = 92
/** Room on the right for the words at grading day. */
const RIGHT = 94
const TOP = 62
const BASE = 288

type Drawn = With<ChartWindow, 'value' | 'low' | 'high' | 'n'>

interface Windows extends Omit<ToldWindows, 'rows'> {
  /** Those that are over. */
  rows: Drawn[]
  baseline: Drawn
  /** The last whole window. */
  now: Drawn
  /** The window that will be graded. */
  window: ChartWindow
  target: number
  release: string
  graded: string
}

/**
 * Returns the key result in whole 28-day windows, each at its last day, against the target, with the future
 * dotted up to grading day.
 */
export function draw(results: Results): Chart {
  const { rows: all, ...told } = toldWindows(results)
  const rows = known(all, 'value', 'low', 'high', 'n')
  const windows: Windows = {
    ...told,
    rows,
    baseline: rows.find(row => row.baseline)!,
    now: rows.at(-1)!,
    window: all.find(row => row.graded)!,
    target: figure(results, 'kr.target'),
    release: String(fact(results, 'calendar.release').value),
    graded: String(fact(results, 'calendar.graded').value),
  }
  const table = describe(windows)
  return { ...table, svg: picture(table, windows) }
}

// -- internal --

function describe(windows: Windows): ChartTable {
  const { rows, baseline, now, window, target, graded, show, range } = windows
  return {
    id,
    title: `${windows.Noun} in the last 28 days, whole windows, against the target`,
    alt: `The last whole window, ${span(now.start, now.end)}, has ${show(now.value)} `
      + `(${range(now.low, now.high)}); baseline ${show(baseline.value)}, target ${show(target)} in `
      + `the window ${span(window.start, window.end, true)}, which is still to come. Windows overlap; first `
      + `grade on ${dayAndMonth(graded)}.`,
    unit: windows.unit,
    n: `${countRange(rows.map(row => row.n))} ${windows.units} a window`,
    source: windows.source,
    focus: 'the last whole window',
    ...windows.columns,
  }
}

/** A window is known when its last day is over. */
function knownAt(row: { end: string }): Date {
  return time(daysLater(row.end, 1))
}

function picture(table: ChartTable, windows: Windows): string {
  const { rows, baseline, now, target, graded, step } = windows
  const others = rows.filter(row => row !== now && row !== baseline)
  const highest = Math.max(target + step / 2, ...rows.map(row => row.high))
  const lowest = Math.max(0, Math.min(target - step, ...rows.map(row => row.low)))
  const from = roundDown(lowest, 100 * step)
  const point = { x: knownAt, y: 'value', stroke: PAPER, strokeWidth: 2 } as const
  const range = { x: knownAt, y1: 'low', y2: 'high' } as const
  const focus = layer({ focus: true })
  return toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { type: 'utc', domain: [time(daysLater(rows[0]!.end, -3)), time(graded)] },
    y: { domain: [from, roundUp(highest, 50 * step)] },
    marks: [
      place(at => ground(at, windows, from)),
      Plot.ruleX(rows.slice(0, -1), { ...range, stroke: CONTEXT, strokeWidth: 1 }),
      Plot.line(rows, { x: knownAt, y: 'value', stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round' }),
      Plot.dot(others, { ...point, r: 4, fill: CONTEXT }),
      Plot.dot([baseline], { ...point, r: 5, fill: INK }),
      Plot.ruleX([now], { ...range, stroke: FOCUS, strokeWidth: 2, ...focus }),
      Plot.dot([now], { ...point, r: 7, fill: FOCUS, ...focus }),
      place(at => drawLast(ofNow(at, windows), at.x(time(windows.window.start))), { focus: true }),
    ],
  })
}

/** The axis, firm up to now and dotted after; the days that count; and the rates to compare with. */
function ground(at: Positions, windows: Windows, from: number): Element[] {
  const { x, y } = at
  const { rows, baseline, now, window, target, graded, show } = windows
  const today = x(knownAt(now))
  const left = LEFT - 10
  const [ofTarget, ofBaseline] = apart(y(target), y(baseline.value), 2 * LEADING)
  return [
    ...label(0, 20, windows.Noun, `in the last 28 days; axis from ${show(from)}`),
    line(LEFT, BASE, today, BASE, { stroke: INK }),
    line(today + 4, BASE, WIDTH, BASE, { stroke: INK, width: 2, dash: FUTURE }),
    ...monthTicks(x, rows[0]!.end, graded, BASE),
    ...releaseLine(x, windows, BASE),
    ...gradedWindow(x, BASE, { chart: id, ...window, graded, last: ofNow(at, windows), lines: [y(target)] }),
    line(LEFT, y(target), x(time(graded)), y(target), { stroke: INK, width: 2 }),
    ...label(left, ofTarget + 5, show(target), 'target', { anchor: 'end' }),
    line(LEFT, y(baseline.value), today, y(baseline.value), { stroke: INK_2, dash: '4 4' }),
    ...label(left, ofBaseline + 5, show(baseline.value), 'baseline', { anchor: 'end' }),
  ]
}

function ofNow({ x, y }: Positions, { now, show }: Windows): LastLabel {
  // Its second line stays over the axis.
  return lastLabel(x(knownAt(now)) + 14, Math.min(y(now.value), BASE - 28), show(now.value), `to ${shortDay(now.end)}`)
}
