import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Box, Segment } from './clear'
import type { Positions } from './draw'
import type { Element } from './svg'
import * as Plot from '@observablehq/plot'
import { tableOf } from './chart'
import { clearPlace, roomOf } from './clear'
import { layer, place, toSvg } from './draw'
import { count, perThousand, span } from './format'
import { rowsOf } from './read'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, INK, INK_2, PAPER, SURFACE } from './tokens'
import { limitLabels, monthTicks, weekMiddle } from './weeks'

export const id = 'xmr-baseline'

const LEFT = 92
const RIGHT = 40
const BASE = 288
/** The names of the limits and the edges of the picture: no label may begin there. */
const margins: Box[] = [
  { left: 0, right: LEFT, top: 0, bottom: BASE },
  { left: 884, right: 984, top: 0, bottom: BASE },
  { left: 0, right: 884, top: 0, bottom: 48 },
  { left: 0, right: 884, top: BASE, bottom: 330 },
]

/** Returns the frozen weeks: the points first, then the mean and the limits that all of them respect. */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'weekly').filter(row => row.frozen)
  const { mean, upper, lower } = rows[0]!
  const by = [...rows].sort((a, b) => a.per1000 - b.per1000)
  const best = by[0]!
  const worst = by.at(-1)!
  const outside = rows.filter(row => row.per1000 > upper || row.per1000 < lower).length
  const table: ChartTable = {
    id,
    title: `Customers lost a week, ${rows.length} weeks before the sprint`,
    alt: `${rows.length} weekly points between ${perThousand(best.per1000)} and ${perThousand(worst.per1000)} `
      + `lost per 1,000 customers at risk; mean ${perThousand(mean)}, natural limits ${perThousand(lower)} to `
      + `${perThousand(upper)}; ${outside === 0 ? 'no week lies' : `${outside} weeks lie`} outside the limits.`,
    unit: 'lost per 1,000 at risk, a week',
    n: `${count(Math.min(...rows.map(row => row.atRisk)))}–${count(Math.max(...rows.map(row => row.atRisk)))} `
      + 'customers at risk a week',
    source: 'churn.sql',
    focus: 'the worst week',
    ...tableOf(rows, [
      ['week', 'Week', 'count'],
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['per1000', 'Lost per 1,000', 'per1000'],
    ]),
  }
  const first = rows[0]!.start
  const last = rows.at(-1)!.end
  const reach = { low: Math.min(lower, best.per1000), high: Math.max(upper, worst.per1000) }
  const limitsNote = `natural limits of these ${rows.length} weeks`
  const limits = [upper, mean, lower]
  const obstacles = ({ x, y }: Positions): Obstacles => {
    const points = rows.map(row => ({ x: x(weekMiddle(row)), y: y(row.per1000) }))
    const polyline = points.slice(1).map((point, i) => ({ x1: points[i]!.x, y1: points[i]!.y, x2: point.x, y2: point.y }))
    const rules = limits.map(limit => ({ x1: LEFT, y1: y(limit), x2: 884 - RIGHT, y2: y(limit) }))
    const note = roomOf({ x: 884 - RIGHT - 10, y: y(lower) - 10, anchor: 'end' }, [limitsNote])
    return { x: row => x(weekMiddle(row)), y: row => y(row.per1000), floor: y(lower), segments: [...polyline, ...rules], boxes: [note, ...margins, ...points.map(dot)] }
  }
  const svg = toSvg({
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
      place(at => pointLabel(worst, obstacles(at), 'worst week'), { focus: true }),
      place(at => pointLabel(best, obstacles(at), 'best week')),
      place(({ y }) => limitLabels(y, { mean, upper, lower }, LEFT), { step: 1 }),
      place(({ x }) => [
        ...label(0, 20, 'Customers lost a week', 'per 1,000 at risk'),
        line(LEFT, BASE, 884 - RIGHT, BASE, { stroke: INK }),
        ...monthTicks(x, first, last, BASE),
      ]),
      place(({ y }) => [words(884 - RIGHT - 10, y(lower) - 10, limitsNote, { anchor: 'end' })], { step: 1 }),
    ],
  })
  return { ...table, svg }
}

interface Obstacles {
  x: (row: WeeklyRow) => number
  y: (row: WeeklyRow) => number
  /** The lower limit; the words of the best week may stand under it. */
  floor: number
  segments: Segment[]
  boxes: Box[]
}

/** The words of a week stand beside its point, over or under it: in the first place that is clear. */
function pointLabel(row: WeeklyRow, { x, y, floor, segments, boxes }: Obstacles, name: 'worst week' | 'best week'): Element[] {
  const lines = [`${perThousand(row.per1000)} ${name}`, span(row.start, row.end)] as const
  const focus = name === 'worst week'
  const point = { x: x(row), y: y(row) }
  const side = point.x > 442 ? -1 : 1
  const besides = (dy: number, dx = 22) => [side, -side].map(to => ({ x: point.x + dx * to, y: point.y + dy, anchor: to < 0 ? 'end' : 'start' } as const))
  const upright = [20, floor + 18 - point.y, -37, -56].map(dy => ({ x: point.x, y: point.y + dy, anchor: 'middle' } as const))
  const beside = [-11, 4, -27, 20, -45].flatMap(dy => [...besides(dy), ...besides(dy, 44)])
  const below = besides(floor + 18 - point.y, 0)
  const places = focus ? [...beside, ...upright] : [...upright, ...below, ...beside]
  const { x: left, y: top, anchor } = clearPlace(places, [...lines], boxes, segments)
  return label(left, top, lines[0], lines[1], { anchor, focus })
}

function dot({ x, y }: { x: number, y: number }): Box {
  return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }
}
