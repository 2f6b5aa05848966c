import type { SurvivalRow } from '../kpi/metrics/survival'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { With } from './read'
import * as Plot from '@observablehq/plot'
import { tableOf } from './chart'
import { apart } from './clear'
import { layer, place, toSvg } from './draw'
import { emptyChart } from './empty'
import { count, percent, percentRange, wholePercent } from './format'
import { roundDown, roundTicks } from './interval'
import { known, rowsOf, shown } from './read'
import { label, LEADING, line, words } from './text'
import { CONTEXT, FOCUS, INK } from './tokens'

export const id = 'survival'

const LEFT = 132
const RIGHT = 716
const TOP = 60
const BASE = 218
const LAST_DAY = 90
const NAMES = { onboarded: 'Onboarded', stalled: 'Not onboarded' } as const

type Drawn = With<SurvivalRow, 'survival' | 'low' | 'high'>

/** Returns the two survival curves of new customers from the landmark on, with bands and the number at risk beneath. */
export function draw(results: Results): Chart {
  const atRisk = rowsOf(results, 'survivalAtRisk').filter(row => row.group !== 'all')
  const curves = rowsOf(results, 'survival').filter(row => row.group !== 'all' && row.day <= LAST_DAY)
  const days = [...new Set(atRisk.map(row => row.day))]
  const landmark = days[0]!
  const endOf = (group: SurvivalRow['group']): Drawn | undefined => known(atRisk, 'survival', 'low', 'high').find(row => row.group === group && row.day === LAST_DAY)
  const groups = (['onboarded', 'stalled'] as const).filter(endOf)
  const stepsOf = (group: SurvivalRow['group']): SurvivalRow[] => {
    const rows = curves.filter(row => row.group === group)
    return rows.at(-1)!.day === LAST_DAY ? rows : [...rows, endOf(group)!]
  }
  const table: ChartTable = {
    id,
    title: `Still customers, from day ${landmark} after signing up`,
    alt: `Of those still there on day ${landmark}, ${percent(endOf('onboarded')?.survival ?? null)} of the `
      + `onboarded and ${percent(endOf('stalled')?.survival ?? null)} of the not onboarded are still customers `
      + `on day ${LAST_DAY}; bands are 95 % intervals.`,
    unit: 'share still customers, Kaplan–Meier with 95 % intervals',
    n: groups.map(group => `${count(atRisk.find(row => row.group === group)!.atRisk)} ${NAMES[group].toLowerCase()}`).join(', '),
    source: 'survival.sql',
    focus: NAMES.stalled,
    ...tableOf(atRisk, [
      ['group', 'Group', 'text'],
      ['day', 'Day', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['survival', 'Still customers', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
  if (groups.length === 0)
    return emptyChart(table)
  const floor = roundDown(Math.min(...known(curves, 'low').map(row => row.low)), 20)
  /** Where the words of each curve stand: at its end, unless the ends are too near to each other. */
  const wordsAt = (y: (share: number) => number): Record<SurvivalRow['group'], number> => {
    const [onboarded, stalled] = groups.map(group => y(endOf(group)!.survival)) as [number, number | undefined]
    const moved = stalled === undefined ? [onboarded, onboarded] : apart(onboarded, stalled, 2.3 * LEADING)
    return { all: 0, onboarded: moved[0]!, stalled: moved[1]! }
  }
  const marks = groups.flatMap((group) => {
    const focus = group === 'stalled'
    const stroke = focus ? FOCUS : CONTEXT
    const rows = stepsOf(group)
    return [
      Plot.areaY(rows, { x: 'day', y1: 'low', y2: 'high', curve: 'step-after', fill: stroke, fillOpacity: focus ? 0.12 : 0.22, ...layer({ focus }) }),
      Plot.line(rows, { x: 'day', y: 'survival', curve: 'step-after', stroke, strokeWidth: focus ? 3 : 2, ...layer({ focus }) }),
      place(({ x, y }) => {
        const end = endOf(group)!
        return label(x(LAST_DAY) + 12, wordsAt(y)[group] - 8, `${percent(end.survival)} ${NAMES[group].toLowerCase()}`, percentRange(end.low, end.high), { focus })
      }, { focus }),
    ]
  })
  const rule = BASE + 44
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { domain: [0, LAST_DAY] },
    y: { domain: [floor, 1] },
    marks: [
      place(({ x, y }) => [
        ...label(0, 20, 'Still customers', `of those on day ${landmark}`),
        ...roundTicks(floor, 1, 4).map(value => words(LEFT - 10, y(value) + 5, wholePercent(value), { anchor: 'end' })),
        line(x(landmark), TOP, x(landmark), BASE, { stroke: CONTEXT }),
        words(x(landmark) - 8, BASE - 30, `${shown(results, 'kr.onboardingDays')} days`, { anchor: 'end' }),
        words(x(landmark) - 8, BASE - 12, 'to onboard', { anchor: 'end' }),
        line(LEFT, BASE, RIGHT, BASE, { stroke: INK }),
        ...[0, ...days].flatMap(day => [line(x(day), BASE, x(day), BASE + 6, { stroke: INK }), words(x(day), BASE + 22, day === 0 ? 'day 0' : String(day), { anchor: 'middle' })]),
        words(RIGHT + 24, BASE + 22, 'days since signing up'),
        words(0, rule + 16, 'At risk', { weight: 600, fill: INK }),
        line(0, rule - 6, 884, rule - 6, { stroke: CONTEXT }),
      ]),
      place(({ x }) => groups.flatMap((group, i) => [
        words(0, rule + 39 + 22 * i - 4, NAMES[group]),
        ...atRisk.filter(row => row.group === group).map(row => words(x(row.day), rule + 39 + 22 * i - 4, count(row.atRisk), { anchor: 'middle', fill: INK })),
      ])),
      ...marks,
    ],
  })
  return { ...table, svg }
}
