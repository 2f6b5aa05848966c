import type { TenureRow } from '../kpi/metrics/tenure'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { Element } from './svg'
import { withoutIsolates } from '../isolate'
import { writeList } from '../locale'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { count, percent, percentRange, wholePercent } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { figure, known, rowsOf, shown } from './read'
import { element } from './svg'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, WIDTH } from './tokens'

export const id = 'tenure'

const BARS = { from: 150, to: 400 }
const DOTS = { from: 530, to: 706 }
const BASE = 288
const TOP = 56

interface Bands {
  rows: TenureRow[]
  /** All lost, and all at risk as words. */
  all: number
  atRisk: string
  /** Bands within the first 90 days. */
  early: TenureRow[]
  lastEarly: number
}

/** Returns bars of the lost by the age of their account, which add up to all, and each age's rate with its interval. */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'tenure')
  const early = rows.filter(row => row.to <= 90)
  const bands: Bands = {
    rows,
    all: figure(results, 'churn.baseline.lost'),
    atRisk: shown(results, 'churn.baseline.atRisk'),
    early,
    lastEarly: Math.max(...early.map(row => row.to)),
  }
  const table = describe(bands)
  return { ...table, svg: picture(table, bands) }
}

// -- internal --

function describe({ rows, all, atRisk, early, lastEarly }: Bands): ChartTable {
  const earlyShare = early.reduce((sum, row) => sum + row.left, 0) / all
  const ages = rows.map(row => `${count(row.left)} left at an age of ${row.band}`)
  return {
    id,
    title: 'The lost by age of their account',
    alt: `Of ${count(all)} lost, ${writeList(ages)}: `
      + `${wholePercent(earlyShare)} within ${lastEarly} days. The rate falls from ${percent(rows[0]!.rate)} to `
      + `${percent(rows.at(-1)!.rate)}.`,
    unit: 'customers, their shares rounded by largest remainder so that they sum to 100 %; '
      + 'share of the customers at the start lost in 28 days, Wilson 95 % interval',
    n: `${count(all)} lost of ${atRisk} at the start`,
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
}

function picture(table: ChartTable, { rows, all, early }: Bands): string {
  const highs = known(rows, 'rate', 'low', 'high').map(row => row.high)
  const top = roundUp(Math.max(...highs), 10)
  const rate = (value: number): number => DOTS.from + (DOTS.to - DOTS.from) * value / top
  const gap = (BASE - TOP) / rows.length
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - BARS.to, bottom: HEIGHT - BASE, left: BARS.from },
    x: { domain: [0, Math.max(...rows.map(row => row.left))] },
    marks: [
      place(() => [
        ...label(BARS.from, 20, `Lost, of ${count(all)}`, 'by age on the day they left'),
        ...label(DOTS.from, 20, 'Lost in 28 days', 'share, by age when the window began'),
        line(BARS.from, TOP, BARS.from, BASE, { stroke: INK }),
        ...axis(rate, BASE, DOTS.from, DOTS.to, roundTicks(0, top, 3), wholePercent),
      ]),
      ...rows.map((row, i) => {
        const focus = early.includes(row)
        const y = TOP + gap * (i + 0.5)
        return place(({ x }) => [...bar(x, y, row, focus), ...dot(rate, y, row, focus)], { focus })
      }),
    ],
  })
}

/** How many of a band were lost, and their share of all. */
function bar(x: Positions['x'], y: number, { band, left, leftShare }: TenureRow, focus: boolean): Element[] {
  const ink = focus ? FOCUS : INK
  const end = x(left)
  const digits = withoutIsolates(count(left)).length * 10.5
  return [
    words(0, y + 5, band, { weight: 600, fill: ink }),
    element('rect', {
      x: BARS.from,
      y: y - 12,
      width: end - BARS.from,
      height: 24,
      fill: focus ? FOCUS : CONTEXT,
    }),
    words(end + 9, y + 6, count(left), { size: 16, weight: 600, fill: ink }),
    words(end + 9 + digits + 6, y + 6, percent(leftShare)),
  ]
}

/** The rate of a band on its interval. */
function dot(rate: (value: number) => number, y: number, row: TenureRow, focus: boolean): Element[] {
  const estimates = known([row], 'rate', 'low', 'high')
  return [
    ...estimates.flatMap(one => interval(rate, y, { ...one, value: one.rate }, { focus, small: true })),
    words(730, y + 5, percent(row.rate), { weight: 600, fill: focus ? FOCUS : INK }),
    words(WIDTH, y + 5, percentRange(row.low, row.high), { anchor: 'end' }),
  ]
}
