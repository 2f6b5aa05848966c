import type { Estimate } from '../kpi/intervals'
import type { DriverRow } from '../kpi/metrics/drivers'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { With } from './read'
import { wilson } from '../kpi/intervals'
import { tableOf } from './chart'
import { apart } from './clear'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count, percent, wholePercent } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { known, rowsOf, shown } from './read'
import { label, words } from './text'
import { FOCUS, INK } from './tokens'

export const id = 'drivers'

const LEFT = 250
const RIGHT = 724
const BASE = 288
const TOP = 60
/** The room of a figure and of the word over it. */
const FIGURE = 58

type Drawn = With<DriverRow, 'rate' | 'otherRate'>

/**
 * Returns each driver's rate with and without it, ordered by the share of the lost that it touched;
 * the shares overlap.
 */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'drivers')
  const rows = known(all, 'rate', 'otherRate', 'share').sort((a, b) => b.share - a.share)
  const table: ChartTable = {
    id,
    title: 'Churn in 28 days with and without each driver, one at a time',
    alt: `${rows.map(row => `${row.label}: ${percent(row.rate)} with, ${percent(row.otherRate)} without, ${wholePercent(row.share)} of the lost`).join('; ')}. `
      + 'The shares overlap and do not add up.',
    unit: 'share of the customers at risk lost in 28 days, Wilson 95 % interval',
    n: `${shown(results, 'churn.baseline.atRisk')} customers at risk`,
    source: 'drivers.sql',
    focus: 'with the driver',
    ...tableOf([...rows, ...all.filter(row => row.rate === null || row.otherRate === null)], [
      ['label', 'Driver', 'text'],
      ['lost', 'Lost with it', 'count'],
      ['atRisk', 'At risk with it', 'count'],
      ['rate', 'Rate with it', 'percent'],
      ['otherRate', 'Rate without it', 'percent'],
      ['diff', 'Difference', 'points'],
      ['low', 'From', 'points'],
      ['high', 'To', 'points'],
      ['share', 'Share of the lost', 'percent'],
    ]),
  }
  if (rows.length === 0)
    return emptyChart(table)
  const top = roundUp(Math.max(...rows.map(row => withIt(row).high)), 5)
  const gap = (BASE - TOP) / rows.length
  const at = (i: number): number => TOP + gap * (i + 0.5)
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { domain: [0, top] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Lost in 28 days', 'share of customers at risk'),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(0, top, 5), wholePercent),
        ...label(884, 20, 'Share of the lost', 'overlapping', { anchor: 'end' }),
        words(figures(x, rows[0]!).without, at(0) - 40, 'without', { anchor: 'middle' }),
        ...rows.flatMap((row, i) => [
          ...interval(x, at(i), without(row), { hollow: true }),
          words(figures(x, row).without, at(i) - 16, percent(row.otherRate), { anchor: 'middle' }),
          ...label(0, at(i), row.label, `${count(row.lost)} of ${count(row.atRisk)}`),
          words(884, at(i) + 6, wholePercent(row.share), { anchor: 'end', size: 18, weight: 600, fill: INK }),
        ]),
      ]),
      place(({ x }) => [
        words(figures(x, rows[0]!).with, at(0) - 40, 'with', { anchor: 'middle', weight: 600, fill: FOCUS }),
        ...rows.flatMap((row, i) => [
          ...interval(x, at(i), withIt(row), { focus: true }),
          words(figures(x, row).with, at(i) - 16, percent(row.rate), { anchor: 'middle', size: 16, weight: 600, fill: FOCUS }),
        ]),
      ], { focus: true }),
    ],
  })
  return { ...table, svg }
}

/** Where the figures of a row stand: over their dots, unless the dots are too near to each other. */
function figures(x: (rate: number) => number, { rate, otherRate }: Pick<Drawn, 'rate' | 'otherRate'>): { with: number, without: number } {
  const [withIt, without] = apart(x(rate), x(otherRate), FIGURE)
  return { with: withIt, without }
}

function withIt(row: DriverRow): Estimate {
  return wilson(row.lost, row.atRisk) as Estimate
}

function without(row: DriverRow): Estimate {
  return wilson(row.otherLost, row.otherAtRisk) as Estimate
}
