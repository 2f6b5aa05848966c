import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { pointsRange, signedPoints, wholePoints } from './format'
import { axis, interval, roundDown, roundTicks, roundUp } from './interval'
import { known, rowsOf, shown } from './read'
import { label, line, lineLabel, words } from './text'
import { FOCUS, INK } from './tokens'

export const id = 'adjusted'

const LEFT = 250
const RIGHT = 690
const BASE = 288
const TOP = 56

/** Returns each driver's difference: one at a time (v1), then within age and the other drivers (v2). */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'adjusted')
  const rows = known(all, 'crude', 'crudeLow', 'crudeHigh', 'adjusted', 'low', 'high')
  const table: ChartTable = {
    id,
    title: 'What each driver adds to churn: first version against second',
    alt: `${rows.map(row => `${row.label}: one at a time ${signedPoints(row.crude)} points (${pointsRange(row.crudeLow, row.crudeHigh)}), adjusted ${signedPoints(row.adjusted)} (${pointsRange(row.low, row.high)})`).join('; ')}.`,
    unit: 'points of churn in 28 days, 95 % interval',
    n: `${shown(results, 'churn.baseline.atRisk')} customers at risk`,
    source: 'drivers.sql',
    focus: 'version 2, adjusted',
    ...tableOf(all, [
      ['label', 'Driver', 'text'],
      ['crude', 'One at a time', 'points'],
      ['crudeLow', 'From', 'points'],
      ['crudeHigh', 'To', 'points'],
      ['adjusted', 'Adjusted', 'points'],
      ['low', 'From', 'points'],
      ['high', 'To', 'points'],
    ]),
  }
  if (rows.length === 0)
    return emptyChart(table)
  const from = Math.min(-0.02, roundDown(Math.min(...rows.flatMap(row => [row.crudeLow, row.low])), 2))
  const to = roundUp(Math.max(...rows.flatMap(row => [row.crudeHigh, row.high])), 2)
  const gap = (BASE - TOP) / rows.length
  const at = (i: number): number => TOP + gap * (i + 0.5)
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { domain: [from, to] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Difference in churn, 28 days', 'points, with and without the driver'),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(from, to, 8).filter(tick => Math.abs(tick * 100 % 4) < 1e-6), wholePoints),
        line(x(0), TOP, x(0), BASE, { stroke: INK }),
        words(x(0), TOP - 8, 'no difference', { anchor: 'middle' }),
        ...rows.flatMap((row, i) => [
          words(0, at(i) + 5, row.label, { weight: 600, fill: INK }),
          ...interval(x, at(i) - 15, { value: row.crude, low: row.crudeLow, high: row.crudeHigh }, { hollow: true }),
          lineLabel(RIGHT + 24, at(i) - 10, signedPoints(row.crude), pointsRange(row.crudeLow, row.crudeHigh)),
        ]),
        words(RIGHT + 24, 20, 'version 1, one at a time'),
      ]),
      place(({ x }) => [
        words(RIGHT + 24, 39, 'version 2, adjusted', { weight: 600, fill: FOCUS }),
        ...rows.flatMap((row, i) => [
          ...interval(x, at(i) + 15, { value: row.adjusted, low: row.low, high: row.high }, { focus: true }),
          lineLabel(RIGHT + 24, at(i) + 20, signedPoints(row.adjusted), pointsRange(row.low, row.high), { focus: true }),
        ]),
      ], { step: 1, focus: true }),
    ],
  })
  return { ...table, svg }
}
