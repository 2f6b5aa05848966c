import type { OverlapRow } from '../kpi/metrics/overlap'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Element } from './svg'
import { writeList } from '../locale'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count } from './format'
import { figure, rowsOf } from './read'
import { element } from './svg'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, PAPER, SURFACE, WIDTH } from './tokens'

export const id = 'overlap'

const KEYS = ['onboarding', 'reply', 'integration'] as const
const LEFT = 280
const BARS_TOP = 84
const BARS_BASE = 206
/** Where each driver's row of dots stands, under the bars. */
const MATRIX = [238, 272, 306]
/** Room between the three groups of columns. */
const GAP = 24

/** How many drivers touched a region; also the order of the columns. */
const ONE = 0
const SEVERAL = 1
const NONE = 2
type Group = typeof ONE | typeof SEVERAL | typeof NONE

interface Lost {
  /** In the order of their columns. */
  regions: OverlapRow[]
  all: number
  /** Of each group. */
  totals: Record<Group, number>
  /** Of each driver, the regions that overlap too. */
  added: number[]
  /** The driver of each row of dots. */
  names: string[]
}

/**
 * Returns all lost customers split into the regions of the three drivers: each is counted once, so
 * the parts add up.
 */
export function draw(results: Results): Chart {
  const regions = [...results.tables.overlap].sort((a, b) => groupOf(a) - groupOf(b) || b.lost - a.lost)
  const labels = new Map(rowsOf(results, 'drivers').map(row => [row.key, row.label]))
  const total = (group: Group): number => sumOf(regions.filter(row => groupOf(row) === group))
  const lost: Lost = {
    regions,
    all: figure(results, 'churn.baseline.lost'),
    totals: { [ONE]: total(ONE), [SEVERAL]: total(SEVERAL), [NONE]: total(NONE) },
    added: KEYS.map(key => sumOf(regions.filter(row => row[key]))),
    names: KEYS.map(key => labels.get(key)!),
  }
  const table = describe(lost)
  return regions.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, lost) }
}

// -- internal --

function groupOf(row: OverlapRow): Group {
  const touched = KEYS.filter(key => row[key]).length
  return touched === 0 ? NONE : touched === 1 ? ONE : SEVERAL
}

function sumOf(rows: OverlapRow[]): number {
  return rows.reduce((sum, row) => sum + row.lost, 0)
}

function describe({ regions, all, totals, added, names }: Lost): ChartTable {
  const byDriver = names.map((name, i) => `${name} ${count(added[i]!)}`)
  return {
    id,
    title: `The ${count(all)} lost, each counted once`,
    alt: `${count(totals[ONE])} were touched by one driver, ${count(totals[SEVERAL])} by two or three, `
      + `${count(totals[NONE])} by none: together ${count(all)}. By driver: `
      + `${writeList(byDriver)}, which overlap.`,
    unit: 'customers lost',
    n: `${count(all)} lost`,
    source: 'drivers.sql',
    focus: 'two or three drivers',
    ...tableOf(regions, [
      ...KEYS.map((key, i): [typeof key, string, string] => [key, names[i]!, 'text']),
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
    ]),
  }
}

function picture(table: ChartTable, lost: Lost): string {
  const { regions } = lost
  const columnsOf = (isFocus: boolean): Element[] => regions
    .flatMap((row, i) => (groupOf(row) === SEVERAL) === isFocus ? column(row, i, regions) : [])
  return toSvg({
    ...table,
    margins: { top: BARS_TOP, right: 0, bottom: HEIGHT - BARS_BASE, left: LEFT },
    marks: [
      place(() => [
        ...driverRows(lost),
        ...sums(lost),
        ...heading(ONE, 'one driver', lost),
        ...heading(NONE, 'no driver', lost),
        ...columnsOf(false),
      ]),
      place(() => [...heading(SEVERAL, 'two or three drivers', lost), ...columnsOf(true)], { focus: true }),
    ],
  })
}

/** The columns share what the gaps between the groups leave. */
function columnWidth(regions: OverlapRow[]): number {
  return (WIDTH - LEFT - 2 * GAP) / regions.length
}

function columnMiddle(i: number, regions: OverlapRow[]): number {
  return LEFT + columnWidth(regions) * (i + 0.5) + GAP * groupOf(regions[i]!)
}

/** The bar of a region, with a dot under it for each driver that touched it. */
function column(row: OverlapRow, i: number, regions: OverlapRow[]): Element[] {
  const focus = groupOf(row) === SEVERAL
  const fill = focus ? FOCUS : CONTEXT
  const highest = Math.max(...regions.map(({ lost }) => lost))
  const top = BARS_BASE - (BARS_BASE - BARS_TOP) * row.lost / highest
  const x = columnMiddle(i, regions)
  const members = MATRIX.filter((_, k) => row[KEYS[k]!])
  return [
    element('rect', { x: x - 18, y: top, width: 36, height: BARS_BASE - top, fill }),
    words(x, top - 8, count(row.lost), { anchor: 'middle', size: 16, weight: 600, fill: focus ? FOCUS : INK }),
    ...(members.length > 1 ? [line(x, members[0]!, x, members.at(-1)!, { stroke: fill, width: 2 })] : []),
    ...MATRIX.map((y, k) => row[KEYS[k]!] ? element('circle', { cx: x, cy: y, r: 7, fill }) : emptyDot(x, y, k)),
  ]
}

/** The middle row has a ground of its own. */
function emptyDot(x: number, y: number, k: number): Element {
  const fill = k === 1 ? SURFACE : PAPER
  return element('circle', { 'cx': x, 'cy': y, 'r': 3, fill, 'stroke': CONTEXT, 'stroke-width': 1 })
}

function driverRows({ added, names }: Lost): Element[] {
  return MATRIX.flatMap((y, k) => [
    ...(k === 1 ? [element('rect', { x: 0, y: y - 17, width: WIDTH, height: 34, fill: SURFACE })] : []),
    element('text', { 'x': 0, 'y': y + 5, 'font-size': 14, 'fill': INK }, names[k]!),
    words(LEFT - 14, y + 5, count(added[k]!), { anchor: 'end' }),
  ])
}

function sums({ all, totals }: Lost): Element[] {
  const parts = [totals[ONE], totals[SEVERAL], totals[NONE]].map(count).join(' + ')
  return [
    ...label(0, 20, `${count(all)} lost`, 'each counted once', { size: 18 }),
    words(0, 80, `${parts} = ${count(all)}`),
    words(LEFT - 14, BARS_BASE + 6, 'by driver, overlapping', { anchor: 'end' }),
    line(LEFT, BARS_BASE, WIDTH, BARS_BASE, { stroke: INK }),
  ]
}

/** The words over a group of columns, with a line as wide as they are. */
function heading(group: Group, name: string, { regions, totals }: Lost): Element[] {
  const middles = regions.flatMap((row, i) => groupOf(row) === group ? [columnMiddle(i, regions)] : [])
  const half = columnWidth(regions) / 2
  const from = middles[0]! - half + 4
  const to = middles.at(-1)! + half - 4
  const focus = group === SEVERAL
  return [
    ...label(from, 20, count(totals[group]), name, { focus, size: 18 }),
    line(from, 50, to, 50, focus ? { stroke: FOCUS, width: 2 } : { stroke: INK, width: 1 }),
  ]
}
