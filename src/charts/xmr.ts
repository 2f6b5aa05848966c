import type { ProgressRow } from '../kpi/metrics/churn'
import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { Element } from './svg'
import * as Plot from '@observablehq/plot'
import { tableOf } from './chart'
import { layer, place, toSvg } from './draw'
import { countRange, dayAndMonth, daysLater, perThousand, shortDay, span, time } from './format'
import { fact, rowsOf } from './read'
import { element } from './svg'
import { line, PROJECTED, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, INK_2, PAPER, SURFACE, WIDTH } from './tokens'
import { baselineWindow, gradedWindow, limitLabels, monthTicks, releaseLine, WEEK_COLUMNS, weekMiddle } from './weeks'

export const id = 'xmr'

const LEFT = 92
const TOP = 69
const FLOOR = 244
const BASE = 288
/** Room on the right for the words at grading day. */
const RIGHT = 94

const POINT = { x: weekMiddle, y: 'per1000' } as const
const DOT = { ...POINT, stroke: PAPER, strokeWidth: 2 } as const

interface Weeks {
  all: WeeklyRow[]
  frozen: WeeklyRow[]
  /** The last whole week. */
  now: WeeklyRow
  limits: Pick<WeeklyRow, 'mean' | 'upper' | 'lower'>
  window: ProgressRow
  baseline: ProgressRow
  release: string
  graded: string
}

/**
 * Returns all whole weeks against the frozen limits, with the release, the graded window (too
 * young) and grading day.
 */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'weekly')
  const day = (key: string): string => String(fact(results, `calendar.${key}`).value)
  const weeks: Weeks = {
    all,
    frozen: all.filter(row => row.frozen),
    now: all.at(-1)!,
    limits: all[0]!,
    window: rowsOf(results, 'progress').find(row => row.graded)!,
    baseline: rowsOf(results, 'progress').find(row => row.baseline)!,
    release: day('release'),
    graded: day('graded'),
  }
  const table = describe(weeks)
  return { ...table, svg: picture(table, weeks) }
}

// -- internal --

function describe({ all, frozen, now, limits: { upper, lower }, window, release, graded }: Weeks): ChartTable {
  const inside = now.per1000 <= upper && now.per1000 >= lower
  return {
    id,
    title: `Customers lost a week, ${all.length} weeks, limits frozen on the first ${frozen.length}`,
    alt: `The last whole week, ${span(now.start, now.end)}, has ${perThousand(now.per1000)} lost per 1,000 at `
      + `risk and lies ${inside ? 'inside' : 'outside'} the frozen limits ${perThousand(lower)} to `
      + `${perThousand(upper)}. Release ${shortDay(release)}; the graded window `
      + `${span(window.start, window.end, true)} is still to come; first grade on ${dayAndMonth(graded)}.`,
    unit: 'lost per 1,000 at risk, a week',
    n: `${countRange(all.map(row => row.atRisk))} customers at risk a week`,
    source: 'churn.sql',
    focus: `week ${now.sprintWeek ?? now.week}`,
    ...tableOf(all, [
      ...WEEK_COLUMNS,
      ['frozen', 'Limits frozen on it', 'text'],
    ]),
  }
}

function picture(table: ChartTable, weeks: Weeks): string {
  const { all, frozen, now, limits: { upper, lower }, window, baseline, release, graded } = weeks
  const first = all[0]!.start
  const values = all.map(row => row.per1000)
  return toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: RIGHT, bottom: HEIGHT - FLOOR, left: LEFT },
    x: { type: 'utc', domain: [time(first), time(graded)] },
    y: { domain: [Math.min(lower, ...values), Math.max(upper, ...values)] },
    marks: [
      place(at => limitBand(at, weeks), { step: 1 }),
      place(({ x }) => releaseLine(x, release, BASE), { step: 2 }),
      trace(frozen, 0),
      points(frozen, 0),
      trace(all.slice(frozen.length - 1, -1), 1),
      points(all.slice(frozen.length, -1), 1),
      // The last week comes with the release, not before.
      trace(all.slice(-2), 2),
      Plot.dot([now], { ...DOT, r: 7, fill: FOCUS, ...layer({ step: 2, focus: true }) }),
      place(at => nowLabel(at, now), { step: 2, focus: true }),
      place(({ x }) => gradedWindow(x, BASE, { chart: id, ...window, graded }), { step: 3 }),
      place(({ x }) => [
        line(LEFT, BASE, WIDTH, BASE, { stroke: INK }),
        ...monthTicks(x, first, graded, BASE),
        ...baselineWindow(x, BASE, baseline),
      ]),
    ],
  })
}

/** The line through some weeks. */
function trace(rows: WeeklyRow[], step: number): Plot.Markish {
  return Plot.line(rows, { ...POINT, stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round', ...layer({ step }) })
}

function points(rows: WeeklyRow[], step: number): Plot.Markish {
  return Plot.dot(rows, { ...DOT, r: 4, fill: CONTEXT, ...layer({ step }) })
}

/** The mean and the limits: firm over the weeks they were frozen on, dashed from there to now. */
function limitBand({ x, y }: Positions, { frozen, now, limits }: Weeks): Element[] {
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
    ...limitLabels(y, limits, LEFT),
    words(LEFT + 10, y(lower) - 10, `limits frozen on these ${frozen.length} weeks`),
  ]
}

function nowLabel({ x, y }: Positions, now: WeeklyRow): Element[] {
  const left = x(time(daysLater(now.end, 1))) + 8
  const middle = y(now.per1000)
  return [
    words(left, middle + 1, perThousand(now.per1000), { size: 18, weight: 600, fill: FOCUS }),
    words(left, middle + 20, span(now.start, now.end), { weight: 600, fill: FOCUS }),
  ]
}
