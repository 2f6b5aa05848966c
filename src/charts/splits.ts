import type { SplitRow } from '../kpi/metrics/split'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import { tableOf } from './chart'
import { shortened } from './clear'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count, pointsRange, signedPoints, wholePoints } from './format'
import { axis, interval, roundDown, roundTicks, roundUp, ticksAt } from './interval'
import { known, rowsOf } from './read'
import { label, line, lineLabel, words } from './text'
import { HEIGHT, INK, WIDTH } from './tokens'

export const id = 'splits'

const LEFT = 268
const COUNTS = 240
const RIGHT = 690
const BASE = 288
const TOP = 56
/** Room between all customers, the plans and the bands of tenure, in rows. */
const GAP = 0.4
const GROUPS = ['all', 'plan', 'tenure'] as const

type Drawn = With<SplitRow, 'diff' | 'low' | 'high'>

/** Returns the difference of the driver that touched most: among all, within each plan, and by time since sign-up. */
export function draw(results: Results): Chart {
  const all = rowsOf(results, 'splits')
  const most = [...all].filter(({ by }) => by === 'all').sort((a, b) => b.atRisk - a.atRisk)[0]!
  const rows = known(all.filter(({ key }) => key === most.key), 'diff', 'low', 'high')
  const table = describe(all, rows, rowsOf(results, 'drivers').find(({ key }) => key === most.key)!.label)
  return rows.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, rows) }
}

// -- internal --

function describe(all: SplitRow[], rows: Drawn[], driver: string): ChartTable {
  const sentences = rows.map(row => `${row.label} ${signedPoints(row.diff)} (${pointsRange(row.low, row.high)})`)
  return {
    id,
    title: `${driver}: difference in churn within plans and by time since sign-up`,
    alt: `${sentences.join('; ')}. Points, with 95 % intervals.`,
    unit: 'points of churn in 28 days, 95 % interval; all else that is known is held equal',
    n: `${count(rows[0]?.atRisk ?? 0)} at the start with the driver`,
    source: 'drivers-plan.sql',
    focus: 'all customers',
    ...tableOf(all, [
      ['key', 'Driver', 'text'],
      ['label', 'Among', 'text'],
      ['lost', 'Lost with it', 'count'],
      ['atRisk', 'At risk with it', 'count'],
      ['diff', 'Difference', 'points'],
      ['low', 'From', 'points'],
      ['high', 'To', 'points'],
    ]),
  }
}

function picture(table: ChartTable, rows: Drawn[]): string {
  const from = Math.min(-0.02, roundDown(Math.min(...rows.map(({ low }) => low)), 2))
  const to = roundUp(Math.max(...rows.map(({ high }) => high)), 2)
  const ticks = ticksAt(roundTicks(from, to, 8), 2)
  const height = (BASE - TOP) / (rows.length + GAP * (GROUPS.length - 1))
  const at = (i: number): number => TOP + height * (i + 0.5 + GAP * GROUPS.indexOf(rows[i]!.by))
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [from, to] },
    marks: [
      place(({ x }) => [
        ...label(0, 20, table.title.split(':')[0]!, 'lost of those with it; difference in points, all else equal'),
        ...axis(x, BASE, LEFT, RIGHT, ticks, wholePoints),
        line(x(0), TOP, x(0), BASE, { stroke: INK }),
        ...rows.flatMap((row, i) => row.by === 'all' ? [] : drawRow(x, at(i), row)),
      ]),
      place(({ x }) => rows.flatMap((row, i) => row.by === 'all' ? drawRow(x, at(i), row, true) : []), { focus: true }),
    ],
  })
}

function drawRow(x: Positions['x'], y: number, row: Drawn, focus = false): Element[] {
  return [
    words(0, y + 5, shortened(row.label, COUNTS - 100), { weight: 600, fill: INK }),
    words(COUNTS, y + 5, `${count(row.lost)} of ${count(row.atRisk)}`, { anchor: 'end' }),
    ...interval(x, y, { ...row, value: row.diff }, { focus }),
    lineLabel(RIGHT + 24, y + 5, signedPoints(row.diff), pointsRange(row.low, row.high), { focus }),
  ]
}
