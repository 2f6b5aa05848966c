import type { EstimateRow } from '../kpi/frame/estimate'
import type { ChartTable } from './chart'
import type { Positions } from './draw'
import type { Element } from './svg'
import { apart, shortened } from './clear'
import { place, toSvg } from './draw'
import { axis, interval, roundTicks } from './interval'
import { label, line, patch, words } from './text'
import { FOCUS, HEIGHT, INK, INK_2, WIDTH } from './tokens'

/** A value on its interval; of an estimate of nothing there is none. */
export interface Drawn { value: number, low: number, high: number }

/** A row of the picture: its name, one estimate or two, and a figure at the right. */
export interface EstimateLine {
  name: string
  explanation: string
  value: Drawn
  /** The second estimate, hollow. */
  other?: Drawn
  right: string
  focus: boolean
}

export interface EstimatePicture {
  table: ChartTable
  lines: EstimateLine[]
  axis: [string, string]
  /** What stands over the figures at the right. */
  right: [string, string]
  show: (value: number) => string
  tick: (value: number) => string
  /** A line down the picture, such as the value of all. */
  rule?: { value: number, name: string }
  /** Names of the two estimates of a row, over the first. */
  names?: [value: string, other: string]
}

const LEFT = 250
const RIGHT = 704
const TOP = 60
const BASE = 288
/** The room of a figure and of the word over it. */
const FIGURE = 58
/** A name over the axis stands clear of the title of the axis. */
const NAME = 150

/** Returns an estimate of something; nothing of nothing. */
export function drawn({ value, low, high }: Pick<EstimateRow, 'value' | 'low' | 'high'>): Drawn | undefined {
  return value === null || low === null || high === null ? undefined : { value, low, high }
}

/** Returns rows of dots on their intervals, on one scale from zero. */
export function estimatePicture(picture: EstimatePicture): string {
  const { table, lines, names, show, tick, rule } = picture
  const most = Math.max(...lines.flatMap(({ value, other }) => [value.high, other?.high ?? 0]))
  const ticks = roundTicks(0, most * 1.05)
  const gap = (BASE - TOP) / lines.length
  const at = (i: number): number => TOP + gap * (i + 0.5) + 4
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [0, most * 1.05] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, ...picture.axis),
        ...axis(x, BASE, LEFT, RIGHT, ticks, tick),
        ...label(WIDTH, 20, ...picture.right, { anchor: 'end' }),
        ...(rule ? ruleLine(x, rule, show) : []),
        ...(names ? namesOver(x, at(0), lines[0]!, names) : []),
      ]),
      ...lines.map((row, i) => place(({ x }) => drawLine(x, at(i), row, show), { focus: row.focus })),
    ],
  })
}

// -- internal --

type Show = EstimatePicture['show']

function ruleLine(x: Positions['x'], { value, name }: { value: number, name: string }, show: Show): Element[] {
  const at = Math.max(LEFT + NAME / 2, x(value))
  return [
    line(x(value), TOP - 8, x(value), BASE, { stroke: INK_2 }),
    ...label(at, 20, show(value), name, { anchor: 'middle' }),
  ]
}

function namesOver(x: Positions['x'], y: number, row: EstimateLine, [value, other]: [string, string]): Element[] {
  const [first, second] = places(x, row)
  return [
    words(first, y - 38, value, { anchor: 'middle', weight: 600, fill: FOCUS }),
    words(second, y - 38, other, { anchor: 'middle' }),
  ]
}

/** Where the figures of a row stand: over their dots, unless the dots are too near to each other. */
function places(x: Positions['x'], { value, other }: EstimateLine): [number, number] {
  return other === undefined ? [x(value.value), 0] : apart(x(value.value), x(other.value), FIGURE)
}

function drawLine(x: Positions['x'], y: number, row: EstimateLine, show: (value: number) => string): Element[] {
  const { name, explanation, value, other, right, focus } = row
  const [first, second] = places(x, row)
  const figure = { anchor: 'middle', size: 16, weight: 600, fill: focus ? FOCUS : INK } as const
  return [
    ...label(0, y, shortened(name, LEFT - 10), explanation, { focus: focus && other === undefined }),
    ...(other === undefined
      ? []
      : [
          ...interval(x, y, other, { hollow: true }),
          words(second, y - 16, show(other.value), { anchor: 'middle' }),
        ]),
    ...interval(x, y, value, { focus }),
    // The line of all may pass behind the figure.
    patch(first - FIGURE / 2, y - 32, FIGURE, 22),
    words(first, y - 16, show(value.value), figure),
    words(WIDTH, y + 6, right, { anchor: 'end', size: 16, weight: 600, fill: focus ? FOCUS : INK }),
  ]
}
