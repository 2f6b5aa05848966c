import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { count, percent, percentRange, wholePercent, wholeShares } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { figure, known, rowsOf, shown } from './read'
import { element } from './svg'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, INK } from './tokens'

export const id = 'tenure'

const BARS = { from: 150, to: 400 }
const DOTS = { from: 530, to: 706 }
const BASE = 288
const TOP = 56

/** Returns the lost by the age of their account, as bars that add up to all, and each age's rate with its interval. */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'tenure')
  const rates = known(rows, 'rate', 'low', 'high')
  const all = figure(results, 'churn.baseline.lost')
  const early = rows.filter(row => row.to <= 90)
  const earlyShare = early.reduce((sum, row) => sum + row.left, 0) / all
  const lastEarly = Math.max(...early.map(row => row.to))
  const table: ChartTable = {
    id,
    title: 'The lost by age of their account',
    alt: `Of ${count(all)} lost, `
      + `${rows.map(row => `${count(row.left)} left at an age of ${row.band}`).join(', ')}: `
      + `${wholePercent(earlyShare)} within ${lastEarly} days. The rate falls from ${percent(rows[0]!.rate)} to `
      + `${percent(rows.at(-1)!.rate)}.`,
    unit: 'customers; share of the customers at risk lost in 28 days, Wilson 95 % interval',
    n: `${count(all)} lost of ${shown(results, 'churn.baseline.atRisk')} at risk`,
    source: 'tenure.sql',
    focus: `accounts up to ${lastEarly} days old`,
    ...tableOf(rows, [
      ['band', 'Age of the account', 'text'],
      ['left', 'Lost, by age on the day they left', 'count'],
      ['leftShare', 'Share of the lost', 'percent'],
      ['lost', 'Lost, by age when the window began', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['rate', 'Rate', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
  const shares = wholeShares(rows.map(row => row.leftShare ?? 0))
  const longest = Math.max(...rows.map(row => row.left))
  const top = roundUp(Math.max(...rates.map(row => row.high)), 10)
  const rate = (value: number): number => DOTS.from + (DOTS.to - DOTS.from) * value / top
  const gap = (BASE - TOP) / rows.length
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - BARS.to, bottom: 330 - BASE, left: BARS.from },
    x: { domain: [0, longest] },
    marks: [
      place(() => [
        ...label(BARS.from, 20, `Lost, of ${count(all)}`, 'by age on the day they left'),
        ...label(DOTS.from, 20, 'Lost in 28 days', 'share, by age when the window began'),
        line(BARS.from, TOP, BARS.from, BASE, { stroke: INK }),
        ...axis(rate, BASE, DOTS.from, DOTS.to, roundTicks(0, top, 3), wholePercent),
      ]),
      ...rows.map((row, i) => place(({ x }) => {
        const y = TOP + gap * (i + 0.5)
        const focus = early.includes(row)
        return [
          words(0, y + 5, row.band, { weight: 600, fill: focus ? FOCUS : INK }),
          element('rect', { x: BARS.from, y: y - 12, width: x(row.left) - BARS.from, height: 24, fill: focus ? FOCUS : CONTEXT }),
          words(x(row.left) + 9, y + 6, count(row.left), { size: 16, weight: 600, fill: focus ? FOCUS : INK }),
          words(x(row.left) + 9 + String(row.left).length * 10.5 + 6, y + 6, wholePercent(shares[i]!)),
          ...known([row], 'rate', 'low', 'high').flatMap(one => interval(rate, y, { ...one, value: one.rate }, { focus, small: true })),
          words(730, y + 5, percent(row.rate), { weight: 600, fill: focus ? FOCUS : INK }),
          words(884, y + 5, percentRange(row.low, row.high), { anchor: 'end' }),
        ]
      }, { focus: early.includes(row) })),
    ],
  })
  return { ...table, svg }
}
