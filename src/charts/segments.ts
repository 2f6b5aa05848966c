import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { count, percent, percentRange, wholePercent } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { figure, known, rowsOf, shown } from './read'
import { label, line, words } from './text'
import { FOCUS, INK, INK_2 } from './tokens'

export const id = 'segments'

const LEFT = 160
const RIGHT = 724
const BASE = 288
const TOP = 52

/** Returns churn by plan, worst first: a dot on its interval, against the rate of all customers. */
export function draw(results: Results): Chart {
  const plans = rowsOf(results, 'segments')
  const rows = known(plans, 'rate', 'low', 'high').sort((a, b) => b.rate - a.rate)
  const worst = rows[0]!
  const all = figure(results, 'churn.baseline.rate')
  const table: ChartTable = {
    id,
    title: 'Churn in 28 days by plan',
    alt: `${rows.map(row => `${row.label} ${percent(row.rate)} (${percentRange(row.low, row.high)})`).join(', ')}; `
      + `all customers ${percent(all)}. ${worst.label} is ${wholePercent(worst.share)} of the lost.`,
    unit: 'share of the customers at risk lost in 28 days, Wilson 95 % interval',
    n: `${shown(results, 'churn.baseline.atRisk')} customers at risk`,
    source: 'segments.sql',
    focus: worst.label,
    ...tableOf([...rows, ...plans.filter(row => row.rate === null)], [
      ['label', 'Plan', 'text'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['rate', 'Rate', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
  const top = roundUp(Math.max(...rows.map(row => row.high)), 2)
  const gap = (BASE - TOP - 16) / rows.length
  const at = (i: number): number => TOP + 16 + gap * (i + 0.5)
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { domain: [0, top] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Lost in 28 days', 'share of customers at risk'),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(0, top), wholePercent),
        line(x(all), TOP, x(all), BASE, { stroke: INK_2 }),
        ...label(x(all), 20, percent(all), 'all customers', { anchor: 'middle' }),
        ...label(884, 20, 'Lost', `of ${shown(results, 'churn.baseline.lost')}`, { anchor: 'end' }),
      ]),
      ...rows.map((row, i) => place(({ x }) => [
        ...interval(x, at(i), { ...row, value: row.rate }, { focus: row === worst }),
        words(x(row.rate), at(i) - 16, percent(row.rate), { anchor: 'middle', size: 18, weight: 600, fill: row === worst ? FOCUS : INK }),
        words(x(row.rate), at(i) + 25, percentRange(row.low, row.high), { anchor: 'middle' }),
        ...label(0, at(i), row.label, `${count(row.atRisk)} at risk`, { focus: row === worst, size: 16 }),
        words(884, at(i) + 6, count(row.lost), { anchor: 'end', size: 18, weight: 600, fill: row === worst ? FOCUS : INK }),
      ], { focus: row === worst })),
    ],
  })
  return { ...table, svg }
}
