import type { AdjustedRow } from '../kpi/metrics/adjusted'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { pointsRange, signedPoints, wholePoints } from './format'
import { axis, interval, roundDown, roundTicks, roundUp, ticksAt } from './interval'
import { known, rowsOf, shown } from './read'
import { label, line, lineLabel, words } from './text'
import { FOCUS, HEIGHT, INK, WIDTH } from './tokens'

export const id = 'adjusted'

const LEFT = 250
const RIGHT = 690
const BASE = 288
const TOP = 56
/** Where the figures of a row begin. */
const FIGURES = RIGHT + 24

type Drawn = With<AdjustedRow, 'crude' | 'crudeLow' | 'crudeHigh' | 'adjusted' | 'low' | 'high'>

/** Returns each driver's difference: one at a time (v1), then within age and the other drivers (v2). */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'adjusted')
  const rows = known(all, 'crude', 'crudeLow', 'crudeHigh', 'adjusted', 'low', 'high')
  const table = describe(all, rows, shown(results, 'churn.baseline.atRisk'))
  return rows.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, rows) }
}

// -- internal --

function describe(all: AdjustedRow[], rows: Drawn[], atRisk: string): ChartTable {
  const sentences = rows.map((row) => {
    const crude = `${signedPoints(row.crude)} points (${pointsRange(row.crudeLow, row.crudeHigh)})`
    const adjusted = `${signedPoints(row.adjusted)} (${pointsRange(row.low, row.high)})`
    return `${row.label}: one at a time ${crude}, adjusted ${adjusted}`
  })
  return {
    id,
    title: 'What each driver adds to churn: first version against second',
    alt: `${sentences.join('; ')}.`,
    unit: 'points of churn in 28 days, 95 % interval',
    n: `${atRisk} customers at the start`,
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
}

function picture(table: ChartTable, rows: Drawn[]): string {
  const lowest = Math.min(...rows.flatMap(row => [row.crudeLow, row.low]))
  const highest = Math.max(...rows.flatMap(row => [row.crudeHigh, row.high]))
  const from = Math.min(-0.02, roundDown(lowest, 2))
  const to = roundUp(highest, 2)
  const ticks = ticksAt(roundTicks(from, to, 8), 4)
  const gap = (BASE - TOP) / rows.length
  const at = (i: number): number => TOP + gap * (i + 0.5)
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [from, to] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Difference in churn, 28 days', 'points, with and without the driver'),
        ...axis(x, BASE, LEFT, RIGHT, ticks, wholePoints),
        line(x(0), TOP, x(0), BASE, { stroke: INK }),
        words(x(0), TOP - 8, 'no difference', { anchor: 'middle' }),
        ...rows.flatMap((row, i) => crudeRow(x, at(i), row)),
        words(FIGURES, 20, 'version 1, one at a time'),
      ]),
      place(({ x }) => [
        words(FIGURES, 39, 'version 2, adjusted', { weight: 600, fill: FOCUS }),
        ...rows.flatMap((row, i) => adjustedRow(x, at(i), row)),
      ], { step: 1, focus: true }),
    ],
  })
}

function crudeRow(x: Positions['x'], y: number, { label, crude, crudeLow, crudeHigh }: Drawn): Element[] {
  return [
    words(0, y + 5, label, { weight: 600, fill: INK }),
    ...interval(x, y - 15, { value: crude, low: crudeLow, high: crudeHigh }, { hollow: true }),
    lineLabel(FIGURES, y - 10, signedPoints(crude), pointsRange(crudeLow, crudeHigh)),
  ]
}

function adjustedRow(x: Positions['x'], y: number, { adjusted, low, high }: Drawn): Element[] {
  return [
    ...interval(x, y + 15, { value: adjusted, low, high }, { focus: true }),
    lineLabel(FIGURES, y + 20, signedPoints(adjusted), pointsRange(low, high), { focus: true }),
  ]
}
