import type { ProgressRow } from '../kpi/metrics/churn'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import * as Plot from '@observablehq/plot'
import { tableOf } from './chart'
import { layer, place, toSvg } from './draw'
import { count, dayAndMonth, daysLater, percent, percentRange, shortDay, span, time } from './format'
import { roundDown, roundUp } from './interval'
import { fact, figure, rowsOf } from './read'
import { FUTURE, hatched, label, line, patch, words } from './text'
import { CONTEXT, FOCUS, INK, INK_2, PAPER } from './tokens'
import { monthTicks } from './weeks'

export const id = 'progress'

type Known = ProgressRow & { rate: number, low: number, high: number, atRisk: number }

const LEFT = 92
const RIGHT = 94
const TOP = 62
const BASE = 288

/**
 * Returns churn in whole 28-day windows, each at its last day, against the target, with the future
 * dotted up to grading day.
 */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'progress')
  const rows = all.filter((row): row is Known => row.rate !== null)
  const window = all.find(row => row.graded)!
  const baseline = rows.find(row => row.baseline)!
  const now = rows.at(-1)!
  const target = figure(results, 'kr.target')
  const release = String(fact(results, 'calendar.release').value)
  const graded = String(fact(results, 'calendar.graded').value)
  const table: ChartTable = {
    id,
    title: 'Churn in the last 28 days, whole windows, against the target',
    alt: `The last whole window, ${span(now.start, now.end)}, has ${percent(now.rate)} `
      + `(${percentRange(now.low, now.high)}); baseline ${percent(baseline.rate)}, target ${percent(target)} in `
      + `the window ${span(window.start, window.end, true)}, which is still to come. Windows overlap; first `
      + `grade on ${dayAndMonth(graded)}.`,
    unit: 'share of the customers at risk lost in 28 days, Wilson 95 % interval',
    n: `${count(Math.min(...rows.map(row => row.atRisk)))}–${count(Math.max(...rows.map(row => row.atRisk)))} `
      + 'customers at risk a window',
    source: 'churn.sql',
    focus: 'the last whole window',
    ...tableOf(all, [
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['rate', 'Rate', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
      ['target', 'Target', 'percent'],
    ]),
  }
  // A window is known when its last day is over.
  const at = (row: ProgressRow): Date => time(daysLater(row.end, 1))
  const first = rows[0]!.end
  const svg = toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { type: 'utc', domain: [new Date(time(first).getTime() - 3 * 86_400_000), time(graded)] },
    y: { domain: [roundDown(target - 0.01, 1), roundUp(Math.max(...rows.map(row => row.high)), 0.5)] },
    marks: [
      place(({ x, y }) => {
        const from = x(time(window.start))
        const to = x(time(graded))
        const middle = (from + to - 4) / 2
        return [
          ...label(0, 20, 'Churn', 'in the last 28 days'),
          line(LEFT, BASE, x(at(now)), BASE, { stroke: INK }),
          line(x(at(now)) + 4, BASE, 884, BASE, { stroke: INK, width: 2, dash: FUTURE }),
          ...monthTicks(x, first, graded, BASE),
          line(x(time(release)), 8, x(time(release)), BASE, { stroke: INK }),
          ...label(x(time(release)) - 9, 20, 'Wizard released', shortDay(release), { anchor: 'end' }),
          hatched('progress', from, 52, to - 4 - from, BASE - 52),
          patch(middle - 44, 132, 88, 48),
          words(middle, 152, 'too young', { anchor: 'middle' }),
          words(middle, 171, 'to grade', { anchor: 'middle' }),
          ...label(from, 20, 'Graded window', span(window.start, window.end, true)),
          line(to, 8, to, BASE, { stroke: INK }),
          ...label(to + 9, 20, dayAndMonth(graded), 'first grade'),
          line(LEFT, y(target), to, y(target), { stroke: INK, width: 2 }),
          ...label(LEFT - 10, y(target) + 5, percent(target), 'target', { anchor: 'end' }),
          line(LEFT, y(baseline.rate), x(at(now)), y(baseline.rate), { stroke: INK_2, dash: '4 4' }),
          ...label(LEFT - 10, y(baseline.rate) + 5, percent(baseline.rate), 'baseline', { anchor: 'end' }),
        ]
      }),
      Plot.ruleX(rows.slice(0, -1), { x: at, y1: 'low', y2: 'high', stroke: CONTEXT, strokeWidth: 1 }),
      Plot.line(rows, { x: at, y: 'rate', stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round' }),
      Plot.dot(rows.filter(row => row !== now && row !== baseline), { x: at, y: 'rate', r: 4, fill: CONTEXT, stroke: PAPER, strokeWidth: 2 }),
      Plot.dot([baseline], { x: at, y: 'rate', r: 5, fill: INK, stroke: PAPER, strokeWidth: 2 }),
      Plot.ruleX([now], { x: at, y1: 'low', y2: 'high', stroke: FOCUS, strokeWidth: 2, ...layer({ focus: true }) }),
      Plot.dot([now], { x: at, y: 'rate', r: 7, fill: FOCUS, stroke: PAPER, strokeWidth: 2, ...layer({ focus: true }) }),
      place(({ x, y }) => [
        words(x(at(now)) + 14, y(now.rate) + 1, percent(now.rate), { size: 18, weight: 600, fill: FOCUS }),
        words(x(at(now)) + 14, y(now.rate) + 20, `to ${shortDay(now.end)}`, { weight: 600, fill: FOCUS }),
      ], { focus: true }),
    ],
  })
  return { ...table, svg }
}
