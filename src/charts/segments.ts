import type { SegmentRow } from '../kpi/metrics/segments'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Place } from './clear'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import { isolate } from '../isolate'
import { writeList } from '../locale'
import { tableOf } from './chart'
import { roomOf, shortened } from './clear'
import { place, toSvg } from './draw'
import { count, percent, percentRange, wholePercent } from './format'
import { axis, interval, roundTicks, roundUp } from './interval'
import { figure, known, rowsOf, shown } from './read'
import { label, line, patch, words } from './text'
import { FOCUS, HEIGHT, INK, INK_2, WIDTH } from './tokens'

export const id = 'segments'

const LEFT = 160
const RIGHT = 724
const BASE = 288
const TOP = 52
/** The title of the figures stands left of it. */
const CLEAR = 240
/** So many plans have room for their interval under it. */
const ROOMY = 3

type Drawn = With<SegmentRow, 'rate' | 'low' | 'high'>

interface Plans {
  plans: SegmentRow[]
  /** Those with a rate, the worst first. */
  rows: Drawn[]
  /** The rate of all customers. */
  all: number
  lost: string
  atRisk: string
}

/** Returns churn by plan, worst first: a dot on its interval, against the rate of all customers. */
export function draw(results: Results): Chart {
  const plans = rowsOf(results, 'segments')
  const data: Plans = {
    plans,
    rows: known(plans, 'rate', 'low', 'high').sort((a, b) => b.rate - a.rate),
    all: figure(results, 'churn.baseline.rate'),
    lost: shown(results, 'churn.baseline.lost'),
    atRisk: shown(results, 'churn.baseline.atRisk'),
  }
  const table = describe(data)
  return { ...table, svg: picture(table, data) }
}

// -- internal --

function describe({ plans, rows, all, atRisk }: Plans): ChartTable {
  const worst = rows[0]!
  const rates = rows.map(row => `${isolate(row.label)} ${percent(row.rate)} (${percentRange(row.low, row.high)})`)
  return {
    id,
    title: 'Churn in 28 days by plan',
    alt: `${writeList(rates)}; `
      + `all customers ${percent(all)}. ${isolate(worst.label)} is ${wholePercent(worst.share)} of the lost.`,
    unit: 'share of the customers at the start lost in 28 days, Wilson 95 % interval',
    n: `${atRisk} customers at the start`,
    source: 'segments.sql',
    focus: worst.label,
    ...tableOf([...rows, ...plans.filter(row => row.rate === null)], [
      ['label', 'Plan', 'text'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At the start', 'count'],
      ['rate', 'Rate', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
}

function picture(table: ChartTable, { rows, all, lost }: Plans): string {
  const top = roundUp(Math.max(...rows.map(row => row.high)), 2)
  const gap = (BASE - TOP - 16) / rows.length
  const at = (i: number): number => TOP + 16 + gap * (i + 0.5)
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [0, top] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, 'Lost in 28 days', 'share of customers'),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(0, top), wholePercent),
        line(x(all), TOP, x(all), BASE, { stroke: INK_2 }),
        ...label(Math.max(CLEAR, x(all)), 20, percent(all), 'all customers', { anchor: 'middle' }),
        ...label(WIDTH, 20, 'Lost', `of ${lost}`, { anchor: 'end' }),
      ]),
      ...rows.map((row, i) => {
        const focus = i === 0
        return place(({ x }) => planRow(x, at(i), row, { focus, roomy: rows.length <= ROOMY, rule: x(all) }), { focus })
      }),
    ],
  })
}

interface Look { focus: boolean, roomy: boolean, rule: number }

function planRow(x: Positions['x'], y: number, row: Drawn, { focus, roomy, rule }: Look): Element[] {
  const range = percentRange(row.low, row.high)
  const above: Place = { x: x(row.rate), y: roomy ? y - 16 : y - 14, anchor: 'middle' }
  const beside: Place = { x: x(row.high) + 10, y: y + 5, anchor: 'start' }
  const figure = { size: roomy ? 18 : 16, weight: 600, fill: focus ? FOCUS : INK } as const
  return [
    ...interval(x, y, { ...row, value: row.rate }, { focus }),
    ...onRule(rule, above, percent(row.rate), figure),
    ...onRule(rule, roomy ? { ...above, y: y + 25 } : beside, range),
    ...label(0, y, shortened(row.label, LEFT - 10, 9), `of ${count(row.atRisk)}`, { focus, size: 16 }),
    words(WIDTH, y + 6, count(row.lost), { anchor: 'end', ...figure }),
  ]
}

/** Words, on ground of their own where the line of all customers would cross them. */
function onRule(rule: number, place: Place, text: string, figure?: Parameters<typeof words>[3]): Element[] {
  const { left, right, top, bottom } = roomOf(place, [text])
  // Figures are larger than other words.
  const isCrossed = rule > left - 8 && rule < right + 8
  return [
    ...isCrossed ? [patch(left - 8, top - 8, right - left + 16, bottom - top + 8)] : [],
    words(place.x, place.y, text, { anchor: place.anchor, ...figure }),
  ]
}
