import type { Estimate } from '../kpi/intervals'
import type { DriverRow } from '../kpi/metrics/drivers'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import { wilson } from '../kpi/intervals'
import { tableOf } from './chart'
import { apart } from './clear'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count, percent, wholePercent } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { known, rowsOf, shown } from './read'
import { label, words } from './text'
import { FOCUS, HEIGHT, INK, WIDTH } from './tokens'

export const id = 'drivers'

const LEFT = 250
const RIGHT = 724
const BASE = 288
const TOP = 60
/** The room of a figure and of the word over it. */
const FIGURE = 58

type Drawn = With<DriverRow, 'rate' | 'otherRate' | 'share'>

interface Drivers {
  all: DriverRow[]
  /** Those with a rate on both sides. */
  rows: Drawn[]
  atRisk: string
}

/**
 * Returns each driver's rate with and without it, ordered by the share of the lost that it touched;
 * the shares overlap.
 */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'drivers')
  const rows = known(all, 'rate', 'otherRate', 'share').sort((a, b) => b.share - a.share)
  const table = describe({ all, rows, atRisk: shown(results, 'churn.baseline.atRisk') })
  return rows.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, rows) }
}

// -- internal --

function describe({ all, rows, atRisk }: Drivers): ChartTable {
  const sentences = rows.map(({ label, rate, otherRate, share }) =>
    `${label}: ${percent(rate)} with, ${percent(otherRate)} without, ${wholePercent(share)} of the lost`)
  const unknown = all.filter(row => row.rate === null || row.otherRate === null)
  return {
    id,
    title: 'Churn in 28 days with and without each driver, one at a time',
    alt: `${sentences.join('; ')}. The shares overlap and do not add up.`,
    unit: 'share of the customers at the start lost in 28 days, Wilson 95 % interval',
    n: `${atRisk} customers at the start`,
    source: 'drivers.sql',
    focus: 'with the driver',
    ...tableOf([...rows, ...unknown], [
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
}

function picture(table: ChartTable, rows: Drawn[]): string {
  const highest = Math.max(...rows.map(row => withIt(row).high))
  const top = roundUp(highest, 5)
  const gap = (BASE - TOP) / rows.length
  const at = (i: number): number => TOP + gap * (i + 0.5)
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [0, top] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Lost in 28 days', 'share of customers at the start'),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(0, top, 5), wholePercent),
        ...label(WIDTH, 20, 'Share of the lost', 'overlapping', { anchor: 'end' }),
        words(figures(x, rows[0]!).without, at(0) - 40, 'without', { anchor: 'middle' }),
        ...rows.flatMap((row, i) => drawWithout(x, at(i), row)),
      ]),
      place(({ x }) => [
        words(figures(x, rows[0]!).with, at(0) - 40, 'with', { anchor: 'middle', weight: 600, fill: FOCUS }),
        ...rows.flatMap((row, i) => drawWith(x, at(i), row)),
      ], { focus: true }),
    ],
  })
}

/** A driver's name, its rate without it, and its share of the lost. */
function drawWithout(x: Positions['x'], y: number, row: Drawn): Element[] {
  return [
    ...interval(x, y, without(row), { hollow: true }),
    words(figures(x, row).without, y - 16, percent(row.otherRate), { anchor: 'middle' }),
    ...label(0, y, row.label, `${count(row.lost)} of ${count(row.atRisk)}`),
    words(WIDTH, y + 6, wholePercent(row.share), { anchor: 'end', size: 18, weight: 600, fill: INK }),
  ]
}

function drawWith(x: Positions['x'], y: number, row: Drawn): Element[] {
  const style = { anchor: 'middle', size: 16, weight: 600, fill: FOCUS } as const
  return [
    ...interval(x, y, withIt(row), { focus: true }),
    words(figures(x, row).with, y - 16, percent(row.rate), style),
  ]
}

/** Where the figures of a row stand: over their dots, unless the dots are too near to each other. */
function figures(x: Positions['x'], { rate, otherRate }: Drawn): { with: number, without: number } {
  const [withIt, without] = apart(x(rate), x(otherRate), FIGURE)
  return { with: withIt, without }
}

function withIt(row: DriverRow): Estimate {
  return wilson(row.lost, row.atRisk) as Estimate
}

function without(row: DriverRow): Estimate {
  return wilson(row.otherLost, row.otherAtRisk) as Estimate
}
