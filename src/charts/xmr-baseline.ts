import type { Results, WeeklyRow } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Element } from './svg'
import * as Plot from '@observablehq/plot'
import { draw, layer, place } from './draw'
import { count, perThousand, span } from './format'
import { rowsOf } from './read'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, INK, INK_2, PAPER, SURFACE } from './tokens'
import { limitLabels, monthTicks, weekMiddle } from './weeks'

const LEFT = 92
const RIGHT = 40
const BASE = 288

/** Returns the frozen weeks: the points first, then the mean and the limits that all of them respect. */
export function xmrBaselineChart(results: Results): Chart {
  const rows = rowsOf(results, 'weekly').filter(row => row.frozen)
  const { mean, upper, lower } = rows[0]!
  const by = [...rows].sort((a, b) => a.per1000 - b.per1000)
  const best = by[0]!
  const worst = by.at(-1)!
  const outside = rows.filter(row => row.per1000 > upper || row.per1000 < lower).length
  const table: ChartTable = {
    id: 'xmr-baseline',
    title: `Customers lost a week, ${rows.length} weeks before the sprint`,
    alt: `${rows.length} weekly points between ${perThousand(best.per1000)} and ${perThousand(worst.per1000)} lost per 1,000 customers at risk; mean ${perThousand(mean)}, natural limits ${perThousand(lower)} to ${perThousand(upper)}; ${outside === 0 ? 'no week lies' : `${outside} weeks lie`} outside the limits.`,
    unit: 'lost per 1,000 at risk, a week',
    n: `${count(Math.min(...rows.map(row => row.atRisk)))}–${count(Math.max(...rows.map(row => row.atRisk)))} customers at risk a week`,
    source: 'churn.sql',
    focus: 'the worst week',
    columns: [
      { key: 'week', label: 'Week', unit: 'count' },
      { key: 'start', label: 'From', unit: 'date' },
      { key: 'end', label: 'To', unit: 'date' },
      { key: 'lost', label: 'Lost', unit: 'count' },
      { key: 'atRisk', label: 'At risk', unit: 'count' },
      { key: 'per1000', label: 'Lost per 1,000', unit: 'per1000' },
    ],
    rows: rows.map(({ week, start, end, lost, atRisk, per1000 }) => ({ week, start, end, lost, atRisk, per1000 })),
  }
  const first = rows[0]!.start
  const last = rows.at(-1)!.end
  const reach = { low: Math.min(lower, best.per1000), high: Math.max(upper, worst.per1000) }
  const svg = draw({
    ...table,
    margins: { top: 69, right: RIGHT, bottom: 330 - 244, left: LEFT },
    x: { type: 'utc', domain: [new Date(`${first}T00:00:00Z`), new Date(`${last}T24:00:00Z`)] },
    y: { domain: [reach.low, reach.high] },
    marks: [
      Plot.rect([{}], { y1: lower, y2: upper, fill: SURFACE, ...layer({ step: 1 }) }),
      Plot.ruleY([lower, mean, upper], { stroke: INK_2, strokeWidth: 1, ...layer({ step: 1 }) }),
      Plot.line(rows, { x: weekMiddle, y: 'per1000', stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round' }),
      Plot.dot(rows.filter(row => row !== worst), { x: weekMiddle, y: 'per1000', r: 4, fill: CONTEXT, stroke: PAPER, strokeWidth: 2 }),
      Plot.dot([worst], { x: weekMiddle, y: 'per1000', r: 7, fill: FOCUS, stroke: PAPER, strokeWidth: 2, ...layer({ focus: true }) }),
      place(({ x, y }) => pointLabel(worst, x(weekMiddle(worst)), y(worst.per1000) - 11, 'worst week', true), { focus: true }),
      place(({ x, y }) => pointLabel(best, x(weekMiddle(best)), y(best.per1000) + 20, 'best week', false)),
      place(({ y }) => limitLabels(y, { mean, upper, lower }, LEFT), { step: 1 }),
      place(({ x }) => [
        ...label(0, 20, 'Customers lost a week', 'per 1,000 at risk'),
        line(LEFT, BASE, 884 - RIGHT, BASE, { stroke: INK }),
        ...monthTicks(x, first, last, BASE),
      ]),
      place(({ y }) => [words(884 - RIGHT - 10, y(lower) - 10, `natural limits of these ${rows.length} weeks`, { anchor: 'end' })], { step: 1 }),
    ],
  })
  return { ...table, svg }
}

/** The worst week's words stand beside it, towards the middle; the best week's below it. */
function pointLabel(row: WeeklyRow, x: number, y: number, name: string, focus: boolean): Element[] {
  const side = x > 442 ? -22 : 22
  return label(focus ? x + side : x, y, `${perThousand(row.per1000)} ${name}`, span(row.start, row.end), { anchor: focus ? side < 0 ? 'end' : 'start' : 'middle', focus })
}
