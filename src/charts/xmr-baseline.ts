import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Box, Place, Segment } from './clear'
import type { Positions } from './draw'
import type { Element } from './svg'
import type { ChartWeek, ChartWindow, ToldWeeks } from './told'
import * as Plot from '@observablehq/plot'
import { clearPlace, polyline, roomOf } from './clear'
import { layer, place, toSvg } from './draw'
import { count, span } from './format'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, INK_2, PAPER, SURFACE, WIDTH } from './tokens'
import { toldWeeks, toldWindows } from './told'
import { baselineWindow, besideLimits, limitLabels, monthTicks, weekMiddle } from './weeks'

export const id = 'xmr-baseline'

const LEFT = 92
const TOP = 69
/** Where the lowest point may stand; there is room for words under it. */
const FLOOR = 244
const BASE = 288
const MARGIN = 40
const RIGHT = WIDTH - MARGIN
/** Width of a letter of the note on the limits. */
const NOTE_LETTER = 6.9
/** The names of the limits and the edges of the picture: no label may begin there. */
const EDGES: Box[] = [
  { left: 0, right: LEFT, top: 0, bottom: BASE },
  { left: WIDTH, right: WIDTH + 100, top: 0, bottom: BASE },
  { left: 0, right: WIDTH, top: 0, bottom: 48 },
  { left: 0, right: WIDTH, top: BASE, bottom: HEIGHT },
]

interface Weeks extends ToldWeeks {
  best: ChartWeek
  worst: ChartWeek
  baseline: ChartWindow
}

/** Returns the frozen weeks: the points first, then the mean and the limits that all of them respect. */
export function draw(results: Results): Chart {
  const told = toldWeeks(results)
  const rows = told.rows.filter(row => row.frozen)
  const ordered = [...rows].sort((a, b) => a.value - b.value)
  const [least, most] = [ordered[0]!, ordered.at(-1)!]
  const baseline = toldWindows(results).rows.find(row => row.baseline)!
  const weeks: Weeks = { ...told, rows, best: told.up ? most : least, worst: told.up ? least : most, baseline }
  const table = describe(weeks)
  return { ...table, svg: picture(table, weeks) }
}

// -- internal --

function describe(weeks: Weeks): ChartTable {
  const { rows, show, valueWords, limits: { mean, upper, lower } } = weeks
  const [least, most] = extremes(weeks)
  const outside = rows.filter(row => row.value > upper || row.value < lower).length
  return {
    id,
    title: `${weeks.axis[0]}, ${rows.length} weeks before the sprint`,
    alt: `${rows.length} weekly points between ${show(least.value)} and ${show(most.value)} `
      + `${valueWords}; mean ${show(mean)}, natural limits ${show(lower)} to `
      + `${show(upper)}; ${outside === 0 ? 'no week lies' : `${outside} weeks lie`} outside the limits.`,
    unit: weeks.unit,
    n: weeks.n(rows),
    source: weeks.source,
    focus: 'the worst week',
    ...weeks.columns(rows),
  }
}

/** The lowest and the highest week, whichever is the better one. */
function extremes({ up, best, worst }: Weeks): [ChartWeek, ChartWeek] {
  return up ? [worst, best] : [best, worst]
}

function picture(table: ChartTable, weeks: Weeks): string {
  const { rows, best, worst, limits } = weeks
  const { mean, upper, lower } = limits
  const first = rows[0]!.start
  const last = rows.at(-1)!.end
  const [least, most] = extremes(weeks)
  const others = rows.filter(row => row !== worst)
  const point = { x: weekMiddle, y: 'value' } as const
  return toSvg({
    ...table,
    margins: { top: TOP, right: MARGIN, bottom: HEIGHT - FLOOR, left: LEFT },
    x: { type: 'utc', domain: [new Date(`${first}T00:00:00Z`), new Date(`${last}T24:00:00Z`)] },
    y: { domain: [Math.min(lower, least.value), Math.max(upper, most.value)] },
    marks: [
      Plot.rect([{}], { y1: lower, y2: upper, fill: SURFACE, ...layer({ step: 1 }) }),
      Plot.ruleY([lower, mean, upper], { stroke: INK_2, strokeWidth: 1, ...layer({ step: 1 }) }),
      Plot.line(rows, { ...point, stroke: CONTEXT, strokeWidth: 2, strokeLinejoin: 'round' }),
      Plot.dot(others, { ...point, r: 4, fill: CONTEXT, stroke: PAPER, strokeWidth: 2 }),
      Plot.dot([worst], { ...point, r: 7, fill: FOCUS, stroke: PAPER, strokeWidth: 2, ...layer({ focus: true }) }),
      place(at => pointLabel(worst, 'worst week', at, weeks), { focus: true }),
      place(at => pointLabel(best, 'best week', at, weeks)),
      place(({ y }) => limitLabels(y, weeks, LEFT), { step: 1 }),
      place(({ x }) => [
        line(LEFT, BASE, RIGHT, BASE, { stroke: INK }),
        ...monthTicks(x, first, last, BASE),
        ...baselineWindow(x, BASE, weeks),
      ]),
      place(at => [limitsNote(at, weeks)], { step: 1 }),
    ],
  })
}

/** Says what the limits are, over the lower one. */
function limitsNote(at: Positions, weeks: Weeks): Element {
  const { x, y, anchor } = notePlace(at, weeks)
  return words(x, y, noteWords(weeks), { anchor })
}

/** Over the lower limit at the right, or wherever the weeks leave room. */
function notePlace(at: Positions, weeks: Weeks): Place {
  const ends = [{ x: RIGHT - 10, anchor: 'end' }, { x: LEFT + 10, anchor: 'start' }] as const
  const places = besideLimits(at.y, weeks.limits, ends)
  const points = weeks.rows.map(row => pointOf(row, at))
  return clearPlace(places, [noteWords(weeks)], points.map(point => dotBox(point)), polyline(points), NOTE_LETTER)
}

function noteWords({ rows }: Weeks): string {
  return `natural limits of these ${count(rows.length)} weeks`
}

type Named = 'worst week' | 'best week'
interface Point { x: number, y: number }

/** Returns the words of a week in the first place near its point that is clear. */
function pointLabel(row: ChartWeek, name: Named, at: Positions, weeks: Weeks): Element[] {
  const first = `${weeks.show(row.value)} ${name}`
  const second = span(row.start, row.end)
  const places = placesAround(pointOf(row, at), row === extremes(weeks)[1], at.y(weeks.limits.lower))
  const { boxes, segments } = obstacles(at, weeks)
  const { x, y, anchor } = clearPlace(places, [first, second], boxes, segments)
  return label(x, y, first, second, { anchor, focus: name === 'worst week' })
}

/**
 * Returns places beside a point, over it and under it, the preferred first. The words of the highest week stand
 * beside it if they can, those of the lowest week under it, even under the lower limit.
 */
function placesAround({ x, y }: Point, isHighest: boolean, lowerLimit: number): Place[] {
  const inward = x > WIDTH / 2 ? -1 : 1
  const underLimit = lowerLimit + 18 - y
  const besides = (dy: number, dx = 22): Place[] => [inward, -inward]
    .map(side => ({ x: x + dx * side, y: y + dy, anchor: side < 0 ? 'end' : 'start' }))
  const beside = [-11, 4, -27, 20, -45].flatMap(dy => [...besides(dy), ...besides(dy, 44)])
  const upright = [20, underLimit, -37, -56].map((dy): Place => ({ x, y: y + dy, anchor: 'middle' }))
  const further = [20, 36, 52, 68].flatMap(dy => [...besides(dy, 70), ...besides(dy, 100)])
  return isHighest
    ? [...beside, ...further, ...upright]
    : [upright[0]!, ...beside, ...upright.slice(1), ...besides(underLimit, 0)]
}

/** Returns what words may not cross: points, lines between them, the limits, their note, and the edges. */
function obstacles(at: Positions, weeks: Weeks): { boxes: Box[], segments: Segment[] } {
  const { rows, worst, limits: { mean, upper, lower } } = weeks
  const points = rows.map(row => pointOf(row, at))
  const rules = [upper, mean, lower].map(at.y).map(y => segment({ x: LEFT, y }, { x: RIGHT, y }))
  const note = roomOf(notePlace(at, weeks), [noteWords(weeks)])
  const dots = points.map((point, i) => dotBox(point, rows[i] === worst ? 8 : 6))
  return { boxes: [note, ...EDGES, ...dots], segments: [...polyline(points), ...rules] }
}

function pointOf(row: ChartWeek, { x, y }: Positions): Point {
  return { x: x(weekMiddle(row)), y: y(row.value) }
}

function segment(from: Point, to: Point): Segment {
  return { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
}

function dotBox({ x, y }: Point, half = 6): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half }
}
