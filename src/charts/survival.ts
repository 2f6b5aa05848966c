import type { SurvivalRow } from '../kpi/metrics/survival'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import * as Plot from '@observablehq/plot'
import { writeList } from '../locale'
import { tableOf } from './chart'
import { apart } from './clear'
import { layer, place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count, percent, percentRange, wholePercent } from './format'
import { roundDown, roundTicks } from './interval'
import { known, rowsOf, shown } from './read'
import { label, line, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, LEADING, WIDTH } from './tokens'

export const id = 'survival'

const LEFT = 132
const RIGHT = 716
const TOP = 60
const BASE = 218
/** The line over the table of those at risk. */
const RULE = BASE + 44
const LAST_DAY = 90
/** Days between two numbers of the table, and before the landmark where its words stand there. */
const APART = 9
const BEFORE = 13
const NAMES = { onboarded: 'Onboarded', stalled: 'Not onboarded' } as const

type Group = keyof typeof NAMES
type Drawn = With<SurvivalRow, 'survival' | 'low' | 'high'>

interface Curves {
  /** The days of the table. */
  days: number[]
  atRisk: SurvivalRow[]
  rows: SurvivalRow[]
  /** The groups that have somebody left on the last day. */
  groups: Group[]
  endOf: (group: Group) => Drawn | undefined
  onboardingDays: string
}

/** Returns two survival curves of new customers, from the landmark on, with bands and the number at risk beneath. */
export function draw(results: Results): Chart {
  const atRisk = rowsOf(results, 'survivalAtRisk').filter(row => row.group !== 'all')
  const ends = known(atRisk, 'survival', 'low', 'high').filter(row => row.day === LAST_DAY)
  const endOf = (group: Group): Drawn | undefined => ends.find(row => row.group === group)
  const curves: Curves = {
    days: spaced([...new Set(atRisk.map(row => row.day))]),
    atRisk,
    rows: rowsOf(results, 'survival').filter(row => row.group !== 'all' && row.day <= LAST_DAY),
    groups: (['onboarded', 'stalled'] as const).filter(endOf),
    endOf,
    onboardingDays: shown(results, 'kr.onboardingDays'),
  }
  const table = describe(curves)
  return curves.groups.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, curves) }
}

// -- internal --

/** Returns the first day and those far enough behind it: between day 28 and day 30 two numbers have no room. */
function spaced([landmark, ...days]: number[]): number[] {
  return landmark === undefined ? [] : [landmark, ...days.filter(day => day - landmark >= APART)]
}

function describe({ days, atRisk, groups, endOf }: Curves): ChartTable {
  const landmark = days[0]!
  const numbers = groups.map((group) => {
    const first = atRisk.find(row => row.group === group)!
    return `${count(first.atRisk)} ${NAMES[group].toLowerCase()}`
  })
  return {
    id,
    title: `Still customers, from day ${landmark} after signing up`,
    alt: `Of those still there on day ${landmark}, ${percent(endOf('onboarded')?.survival ?? null)} of the `
      + `onboarded and ${percent(endOf('stalled')?.survival ?? null)} of the not onboarded are still customers `
      + `on day ${LAST_DAY}; bands are 95 % intervals.`,
    unit: 'share still customers, Kaplan–Meier with 95 % intervals',
    n: writeList(numbers),
    source: 'survival.sql',
    focus: NAMES.stalled,
    ...tableOf(atRisk, [
      ['group', 'Group', 'text'],
      ['day', 'Day', 'count'],
      ['atRisk', 'Still observed', 'count'],
      ['survival', 'Still customers', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
}

function picture(table: ChartTable, curves: Curves): string {
  const lows = known(curves.rows, 'low').map(row => row.low)
  const floor = roundDown(Math.min(...lows), 20)
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [0, LAST_DAY] },
    y: { domain: [floor, 1] },
    marks: [
      place(at => ground(at, floor, curves)),
      place(({ x }) => curves.groups.flatMap((group, i) => riskRow(x, group, i, curves))),
      ...curves.groups.flatMap(group => curve(group, curves)),
    ],
  })
}

/** Both axes, the landmark, and the head of the table beneath. */
function ground({ x, y }: Positions, floor: number, { days, onboardingDays }: Curves): Element[] {
  const landmark = days[0]!
  const landmarkX = x(landmark)
  const [besideX, anchor] = landmark < BEFORE ? [landmarkX + 8, 'start'] as const : [landmarkX - 8, 'end'] as const
  return [
    ...label(0, 20, 'Still customers', `of those on day ${landmark}`),
    ...roundTicks(floor, 1, 4).map(tick => words(LEFT - 10, y(tick) + 5, wholePercent(tick), { anchor: 'end' })),
    line(landmarkX, TOP, landmarkX, BASE, { stroke: CONTEXT }),
    words(besideX, BASE - 30, landmark === 1 ? 'a day' : `${onboardingDays} days`, { anchor }),
    words(besideX, BASE - 12, 'to onboard', { anchor }),
    line(LEFT, BASE, RIGHT, BASE, { stroke: INK }),
    ...(landmark < APART ? days : [0, ...days]).flatMap((day, i) => [
      line(x(day), BASE, x(day), BASE + 6, { stroke: INK }),
      words(x(day), BASE + 22, i === 0 ? `day ${day}` : String(day), { anchor: 'middle' }),
    ]),
    words(RIGHT + 24, BASE + 22, 'days since signing up'),
    words(0, RULE + 16, 'Still observed', { weight: 600, fill: INK }),
    line(0, RULE - 6, WIDTH, RULE - 6, { stroke: CONTEXT }),
  ]
}

/** How many of a group are at risk on each of the days. */
function riskRow(x: Positions['x'], group: Group, i: number, { atRisk, days }: Curves): Element[] {
  const y = RULE + 35 + 22 * i
  const own = atRisk.filter(row => row.group === group && days.includes(row.day))
  return [
    words(0, y, NAMES[group]),
    ...own.map(({ day, atRisk }) => words(x(day), y, count(atRisk), { anchor: 'middle', fill: INK })),
  ]
}

function curve(group: Group, curves: Curves): Plot.Markish[] {
  const focus = group === 'stalled'
  const stroke = focus ? FOCUS : CONTEXT
  const own = curves.rows.filter(row => row.group === group)
  const end = curves.endOf(group)!
  // A curve without a step on the last day still reaches it.
  const rows = own.at(-1)!.day === LAST_DAY ? own : [...own, end]
  const step = { x: 'day', curve: 'step-after', ...layer({ focus }) } as const
  return [
    Plot.areaY(rows, { ...step, y1: 'low', y2: 'high', fill: stroke, fillOpacity: focus ? 0.12 : 0.22 }),
    Plot.line(rows, { ...step, y: 'survival', stroke, strokeWidth: focus ? 3 : 2 }),
    place(({ x, y }) => {
      const top = labelTop(y, group, curves)
      const name = `${percent(end.survival)} ${NAMES[group].toLowerCase()}`
      return label(x(LAST_DAY) + 12, top, name, percentRange(end.low, end.high), { focus })
    }, { focus }),
  ]
}

/** The words of a curve stand at its end, unless the two ends are too near to each other. */
function labelTop(y: Positions['y'], group: Group, { groups, endOf }: Curves): number {
  const ends = groups.map(one => y(endOf(one)!.survival))
  const moved = ends.length === 2 ? apart(ends[0]!, ends[1]!, 2.3 * LEADING) : ends
  // The days of the axis stand under its end: what would reach them moves up, and the other with it.
  const below = Math.max(0, Math.max(...moved) - 8 - (BASE - 16))
  return moved[groups.indexOf(group)]! - 8 - below
}
