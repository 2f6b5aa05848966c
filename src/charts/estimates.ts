import type { DriverRow } from '../kpi/metrics/drivers'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import type { Anchor } from './text'
import { tableOf } from './chart'
import { clearPlace, widthOf } from './clear'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { barePoints, count, pointsRange, signedPoints, tickPoints } from './format'
import { axis, interval, roundDown, roundTicks, roundUp } from './interval'
import { known, rowsOf } from './read'
import { label, line, words } from './text'
import { FOCUS, HEIGHT, INK, INK_2, WIDTH } from './tokens'

export const id = 'estimates'

const LEFT = 268
const RIGHT = 612
const TOP = 36
const BASE = 278
/** From the line of zero to a figure that stands beside it. */
const GAP = 10
/** Widths of the letters of a figure, and of one that is set large. */
const LETTER = { small: 9, large: 11 }

/** Right of the axis the slide has room for words. */
const ROW = { first: 66, gap: 80 }

type Estimated = With<DriverRow, 'diff' | 'low' | 'high'>

const at = (i: number): number => ROW.first + ROW.gap * i
const width = ({ low, high }: Estimated): number => high - low

/** The driver whose interval the slide speaks of. */
const WEAK = 'integration'

/**
 * Returns each driver's difference in churn, the surest first; the interval of which the slide speaks is the last and
 * the highlight, drawn at click 1.
 */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'drivers')
  const isWeak = ({ key }: Estimated): number => Number(key === WEAK)
  const rows = known(all, 'diff', 'low', 'high').sort((a, b) => isWeak(a) - isWeak(b) || width(a) - width(b))
  const weakest = rows.at(-1)
  const table: ChartTable = {
    id,
    title: 'Difference in churn in 28 days, one driver at a time',
    alt: `${rows.map(sentence).join('; ')}.`,
    unit: 'points; difference of two rates with Newcombe\'s 95 % interval',
    n: `${count(weakest?.atRisk ?? 0)} at the start with the weakest estimate`,
    source: 'drivers.sql',
    focus: weakest?.label ?? '',
    ...tableOf(all, [
      ['label', 'Driver', 'text'],
      ['lost', 'Lost with it', 'count'],
      ['atRisk', 'At risk with it', 'count'],
      ['diff', 'Difference', 'points'],
      ['low', 'From', 'points'],
      ['high', 'To', 'points'],
    ]),
  }
  if (weakest === undefined)
    return emptyChart(table)
  const lowest = Math.min(0, roundDown(Math.min(...rows.map(({ low }) => low)), 4))
  const highest = roundUp(Math.max(...rows.map(({ high }) => high)), 4)
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [lowest, highest] },
    marks: [
      place(({ x }) => [
        words(0, 16, 'Difference in churn, 28 days', { weight: 600, fill: INK }),
        words(LEFT, 16, 'points, one driver at a time; 95 % interval'),
        line(x(0), TOP, x(0), BASE, { stroke: INK }),
        ...axis(x, BASE, LEFT, RIGHT, roundTicks(lowest, highest, 4), tickPoints),
        ...rows.slice(0, -1).flatMap((row, i) => [...nameOf(row, i), ...estimate(x, row, i)]),
      ]),
      place(() => nameOf(weakest, rows.length - 1, true), { focus: true }),
      place(({ x }) => estimate(x, weakest, rows.length - 1, true), { focus: true, step: 1 }),
    ],
  })
  return { ...table, svg }
}

// -- internal --

function sentence({ label, diff, low, high }: Estimated): string {
  return `${label}: ${signedPoints(diff)} points, interval ${pointsRange(low, high)}`
}

function nameOf(row: Estimated, i: number, focus = false): Element[] {
  return label(0, at(i) - 1, row.label, `${count(row.lost)} lost of ${count(row.atRisk)}`, { focus })
}

function estimate(x: Positions['x'], row: Estimated, i: number, focus = false): Element[] {
  const style = focus ? { size: 18, weight: 600, fill: FOCUS } as const : { fill: INK_2 }
  const zero = { x1: x(0), y1: TOP, x2: x(0), y2: BASE }
  const letter = focus ? LETTER.large : LETTER.small
  const widths = [row.low, row.high].map(value => widthOf([barePoints(value)], letter))
  const isNarrow = x(row.high) - x(row.low) < widths[0]! + widths[1]! + GAP
  const middle = (x(row.low) + x(row.high)) / 2
  // A figure stands over its end of the interval, and within it unless the line of zero would pass through. Over a
  // narrow one there is no room for both: they stand on either side of its middle.
  const end = (value: number, inward: Anchor): Element => {
    const y = at(i) - 14
    const outward: Anchor = inward === 'start' ? 'end' : 'start'
    const away = x(value) + (outward === 'end' ? -GAP : GAP)
    const apart = middle + (outward === 'end' ? -GAP : GAP) / 2
    const beside = isNarrow ? [[apart, outward] as const] : [[x(value), inward], [x(value), outward]] as const
    const places = [...beside, [away, outward] as const]
    const figure = barePoints(value)
    const clear = clearPlace(places.map(([x, anchor]) => ({ x, y, anchor })), [figure], [], [zero], letter)
    return words(clear.x, y, figure, { ...style, anchor: clear.anchor })
  }
  return [
    ...interval(x, at(i), { ...row, value: row.diff }, { focus }),
    end(row.low, 'start'),
    end(row.high, 'end'),
  ]
}
