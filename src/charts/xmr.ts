import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import * as Plot from '@observablehq/plot'
import { tableOf } from './chart'
import { layer, place, toSvg } from './draw'
import { count, dayAndMonth, daysLater, perThousand, shortDay, span, time } from './format'
import { fact, rowsOf } from './read'
import { hatched, label, line, patch, PROJECTED, words } from './text'
import { CONTEXT, FOCUS, INK, INK_2, PAPER, SURFACE } from './tokens'
import { limitLabels, monthTicks, weekMiddle } from './weeks'

export const id = 'xmr'

const LEFT = 92
const BASE = 288
/** 94 px on the right for the words at grading day. */
const RIGHT = 94

/**
 * Returns all whole weeks against the frozen limits, with the release, the graded window (too
 * young) and grading day.
 */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'weekly')
  const { mean, upper, lower } = rows[0]!
  const frozen = rows.filter(row => row.frozen)
  const now = rows.at(-1)!
  const day = (key: string): string => String(fact(results, `calendar.${key}`).value)
  const window = rowsOf(results, 'progress').find(row => row.graded)!
  const release = day('release')
  const inside = now.per1000 <= upper && now.per1000 >= lower
  const name = `week ${now.sprintWeek ?? now.week}`
  const table: ChartTable = {
    id,
    title: `Customers lost a week, ${rows.length} weeks, limits frozen on the first ${frozen.length}`,
    alt: `The last whole week, ${span(now.start, now.end)}, has ${perThousand(now.per1000)} lost per 1,000 at `
      + `risk and lies ${inside ? 'inside' : 'outside'} the frozen limits ${perThousand(lower)} to `
      + `${perThousand(upper)}. Release ${shortDay(release)}; the graded window `
      + `${span(window.start, window.end, true)} is still to come; first grade on ${dayAndMonth(day('graded'))}.`,
    unit: 'lost per 1,000 at risk, a week',
    n: `${count(Math.min(...rows.map(row => row.atRisk)))}–${count(Math.max(...rows.map(row => row.atRisk)))} `
      + 'customers at risk a week',
    source: 'churn.sql',
    focus: name,
    ...tableOf(rows, [
      ['week', 'Week', 'count'],
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['per1000', 'Lost per 1,000', 'per1000'],
      ['frozen', 'Limits frozen on it', 'text'],
    ]),
  }
  const first = rows[0]!.start
  const values = rows.map(row => row.per1000)
  const frozenEnd = daysLater(frozen.at(-1)!.end, 1)
  const nowEnd = daysLater(now.end, 1)
  const svg = toSvg({
    ...table,
    hatched: true,
    margins: { top: 69, right: RIGHT, bottom: 330 - 244, left: LEFT },
    x: { type: 'utc', domain: [time(first), time(day('graded'))] },
    y: { domain: [Math.min(lower, ...values), Math.max(upper, ...values)] },
    marks: [
      place(({ x, y }) => [
        { name: 'rect', attributes: { x: LEFT, y: y(upper), width: x(time(nowEnd)) - LEFT, height: y(lower) - y(upper), fill: SURFACE }, children: [] },
        line(LEFT, y(mean), x(time(nowEnd)), y(mean), { stroke: INK_2 }),
        ...[upper, lower].flatMap(limit => [
          line(LEFT, y(limit), x(time(frozenEnd)), y(limit), { stroke: INK_2 }),
          line(x(time(frozenEnd)) + 4, y(limit), x(time(nowEnd)), y(limit), { stroke: INK_2, dash: PROJECTED }),
        ]),
        ...limitLabels(y, { mean, upper, lower }, LEFT),
        words(LEFT + 10, y(lower) - 10, `limits frozen on these ${frozen.length} weeks`),
      ], { step: 1 }),
      place(({ x }) => [
        line(x(time(release)), 8, x(time(release)), BASE, { stroke: INK }),
        ...label(x(time(release)) - 9, 20, 'Wizard released', shortDay(release), { anchor: 'end' }),
      ], { step: 2 }),
      trace(frozen),
      points(frozen),
      trace(rows.slice(frozen.length - 1, -1), 1),
      points(rows.slice(frozen.length, -1), 1),
      trace(rows.slice(-2), 2),
      Plot.dot([now], { x: weekMiddle, y: 'per1000', r: 7, fill: FOCUS, stroke: PAPER, strokeWidth: 2, ...layer({ step: 2, focus: true }) }),
      place(({ x, y }) => [
        words(x(time(nowEnd)) + 8, y(now.per1000) + 1, perThousand(now.per1000), { size: 18, weight: 600, fill: FOCUS }),
        words(x(time(nowEnd)) + 8, y(now.per1000) + 20, span(now.start, now.end), { weight: 600, fill: FOCUS }),
      ], { step: 2, focus: true }),
      place(({ x }) => {
        const from = x(time(window.start))
        const to = x(time(day('graded')))
        const middle = (from + to - 4) / 2
        return [
          hatched('xmr', from, 52, to - 4 - from, BASE - 52),
          patch(middle - 44, 132, 88, 48),
          words(middle, 152, 'too young', { anchor: 'middle' }),
          words(middle, 171, 'to grade', { anchor: 'middle' }),
          ...label(from, 20, 'Graded window', span(window.start, window.end, true)),
          line(to, 8, to, BASE, { stroke: INK }),
          ...label(to + 9, 20, dayAndMonth(day('graded')), 'first grade'),
        ]
      }, { step: 3 }),
      place(({ x }) => [
        ...label(0, 20, 'Customers lost a week', 'per 1,000 at risk'),
        line(LEFT, BASE, 884, BASE, { stroke: INK }),
        ...monthTicks(x, first, day('graded'), BASE),
      ]),
    ],
  })
  return { ...table, svg }
}

/** The line through some weeks, in a layer; the last week comes with the release, not before. */
function trace(rows: WeeklyRow[], step = 0): Plot.Markish {
  return Plot.line(rows, { x: weekMiddle, y: 'per1000', stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round', ...layer({ step }) })
}

function points(rows: WeeklyRow[], step = 0): Plot.Markish {
  return Plot.dot(rows, { x: weekMiddle, y: 'per1000', r: 4, fill: CONTEXT, stroke: PAPER, strokeWidth: 2, ...layer({ step }) })
}
