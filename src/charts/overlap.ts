import type { OverlapRow } from '../kpi/metrics/overlap'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Element } from './svg'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count } from './format'
import { figure, rowsOf } from './read'
import { element } from './svg'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, INK, PAPER, SURFACE } from './tokens'

export const id = 'overlap'

const KEYS = ['onboarding', 'reply', 'integration'] as const
const LEFT = 268
const BARS_TOP = 84
const BARS_BASE = 206
const MATRIX = [238, 272, 306]

/**
 * Returns all lost customers split into the regions of the three drivers: each is counted once, so
 * the parts add up.
 */
export function draw(results: Results): Chart {
  const regions = [...results.tables.overlap].sort((a, b) => group(a) - group(b) || b.lost - a.lost)
  const names = new Map(rowsOf(results, 'drivers').map(row => [row.key, row.label]))
  const all = figure(results, 'churn.baseline.lost')
  const totals = [0, 1, 2].map(which => sumOf(regions.filter(row => group(row) === which))) as [number, number, number]
  const added = KEYS.map(key => sumOf(regions.filter(row => row[key])))
  const table: ChartTable = {
    id,
    title: `The ${count(all)} lost, each counted once`,
    alt: `${count(totals[0])} were touched by one driver, ${count(totals[1])} by two or three, `
      + `${count(totals[2])} by none: together ${count(all)}. By driver: `
      + `${KEYS.map((key, i) => `${names.get(key)} ${count(added[i]!)}`).join(', ')}, which overlap.`,
    unit: 'customers lost',
    n: `${count(all)} lost`,
    source: 'drivers.sql',
    focus: 'two or three drivers',
    ...tableOf(regions, [
      ...KEYS.map((key): [typeof key, string, string] => [key, names.get(key)!, 'text']),
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
    ]),
  }
  if (regions.length === 0)
    return emptyChart(table)
  const highest = Math.max(...regions.map(row => row.lost))
  // Three groups with 24 px between them; the columns share the rest.
  const column = (884 - LEFT - 2 * 24) / regions.length
  const at = (i: number): number => LEFT + column * (i + 0.5) + 24 * group(regions[i]!)
  const y = (lost: number): number => BARS_BASE - (BARS_BASE - BARS_TOP) * lost / highest
  const drawRegion = (row: OverlapRow, i: number): Element[] => {
    const fill = group(row) === 1 ? FOCUS : CONTEXT
    const member = MATRIX.filter((_, k) => row[KEYS[k]!])
    return [
      element('rect', { x: at(i) - 18, y: y(row.lost), width: 36, height: BARS_BASE - y(row.lost), fill }),
      words(at(i), y(row.lost) - 8, count(row.lost), { anchor: 'middle', size: 16, weight: 600, fill: group(row) === 1 ? FOCUS : INK }),
      ...(member.length > 1 ? [line(at(i), member[0]!, at(i), member.at(-1)!, { stroke: fill, width: 2 })] : []),
      ...MATRIX.map((my, k) => row[KEYS[k]!]
        ? element('circle', { cx: at(i), cy: my, r: 7, fill })
        : element('circle', { 'cx': at(i), 'cy': my, 'r': 3, 'fill': k === 1 ? SURFACE : PAPER, 'stroke': CONTEXT, 'stroke-width': 1 })),
    ]
  }
  const heading = (which: 0 | 1 | 2, name: string): Element[] => {
    const inside = regions.flatMap((row, i) => group(row) === which ? [at(i)] : [])
    const from = inside[0]! - column / 2 + 4
    const to = inside.at(-1)! + column / 2 - 4
    return [...label(from, 20, count(totals[which]), name, { focus: which === 1, size: 18 }), line(from, 50, to, 50, { stroke: which === 1 ? FOCUS : INK, width: which === 1 ? 2 : 1 })]
  }
  const svg = toSvg({
    ...table,
    margins: { top: BARS_TOP, right: 0, bottom: 330 - BARS_BASE, left: LEFT },
    marks: [
      place(() => [
        ...MATRIX.flatMap((my, k) => [
          ...(k === 1 ? [element('rect', { x: 0, y: my - 17, width: 884, height: 34, fill: SURFACE })] : []),
          element('text', { 'x': 0, 'y': my + 5, 'font-size': 14, 'fill': INK }, names.get(KEYS[k]!)!),
          words(LEFT - 14, my + 5, count(added[k]!), { anchor: 'end' }),
        ]),
        ...label(0, 20, `${count(all)} lost`, 'each counted once', { size: 18 }),
        words(0, 80, `${totals.map(count).join(' + ')} = ${count(all)}`),
        words(LEFT - 14, BARS_BASE + 6, 'by driver, overlapping', { anchor: 'end' }),
        line(LEFT, BARS_BASE, 884, BARS_BASE, { stroke: INK }),
        ...heading(0, 'one driver'),
        ...heading(2, 'no driver'),
        ...regions.flatMap((row, i) => group(row) === 1 ? [] : drawRegion(row, i)),
      ]),
      place(() => [...heading(1, 'two or three drivers'), ...regions.flatMap((row, i) => group(row) === 1 ? drawRegion(row, i) : [])], { focus: true }),
    ],
  })
  return { ...table, svg }
}

/** 0: one driver; 1: two or three; 2: none. The order of the columns. */
function group(row: OverlapRow): 0 | 1 | 2 {
  const touched = KEYS.filter(key => row[key]).length
  return touched === 0 ? 2 : touched === 1 ? 0 : 1
}

function sumOf(rows: OverlapRow[]): number {
  return rows.reduce((sum, row) => sum + row.lost, 0)
}
