import type { CohortRow } from '../kpi/metrics/cohorts'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Element } from './svg'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { barePercent, count, dayAndMonth, daysLater, percent, shortDay, span } from './format'
import { fact, figure, rowsOf } from './read'
import { element } from './svg'
import { hatched, label, line, patch, words } from './text'
import { CONTEXT, FOCUS, INK } from './tokens'

export const id = 'cohorts'

const LEFT = 236
const RIGHT = 684
const TOP = 52
const BOTTOM = 322
/** Darkest tint: ink on it keeps 7:1. */
const DARKEST = 0.55

/**
 * Returns the loss of each fortnight's sign-ups in their 28-day periods; cells that are still too
 * young are hatched.
 */
export function draw(results: Results): Chart {
  const cells = rowsOf(results, 'cohorts')
  const cohorts = [...new Map(cells.map(row => [row.cohort, row])).values()].sort((a, b) => a.cohort - b.cohort)
  const periods = [...new Set(cells.map(row => row.period))].sort((a, b) => a - b)
  const release = String(fact(results, 'calendar.release').value)
  const days = figure(results, 'kr.windowDays')
  const mature = cells.filter(row => row.mature)
  const rates = mature.map(row => row.rate!)
  const touched = cohorts.filter(row => row.end >= release)
  const table: ChartTable = {
    id,
    title: `Lost in each ${days} days after signing up, by fortnight of sign-up`,
    alt: `${cohorts.length} cohorts by ${periods.length} periods: ${mature.length} cells can be read, from `
      + `${percent(Math.min(...rates))} to ${percent(Math.max(...rates))}; ${cells.length - mature.length} are `
      + `too young. No cohort that signed up after the release of ${shortDay(release)} has lived through its `
      + `first ${days} days.`,
    unit: `share lost in ${days} days`,
    n: `${count(cohorts.reduce((sum, row) => sum + (row.signups ?? 0), 0))} sign-ups in the cohorts that can be read`,
    source: 'cohorts.sql',
    focus: 'sign-ups since the release',
    ...tableOf(cells, [
      ['start', 'Signed up from', 'date'],
      ['end', 'To', 'date'],
      ['signups', 'Sign-ups', 'count'],
      ['period', `Period of ${days} days`, 'count'],
      ['atRisk', 'At risk', 'count'],
      ['lost', 'Lost', 'count'],
      ['rate', 'Rate', 'percent'],
      ['mature', 'Can be read', 'text'],
    ]),
  }
  if (rates.length === 0)
    return emptyChart(table)
  const width = (RIGHT - LEFT) / periods.length
  const height = (BOTTOM - TOP) / cohorts.length
  const rowAt = (cohort: number): number => TOP + height * cohorts.findIndex(row => row.cohort === cohort)
  const columnAt = (period: number): number => LEFT + width * periods.indexOf(period)
  const highest = Math.max(...rates) || 1 // nobody left: no tint
  const cell = (row: CohortRow): Element[] => {
    const box = [columnAt(row.period) + 1, rowAt(row.cohort) + 1, width - 2, height - 2] as const
    if (!row.mature)
      return [hatched('cohorts', ...box)]
    return [
      element('rect', { 'x': box[0], 'y': box[1], 'width': box[2], 'height': box[3], 'fill': CONTEXT, 'fill-opacity': Number((DARKEST * row.rate! / highest).toFixed(2)) }),
      words(box[0] + box[2] / 2, box[1] + box[3] / 2 + 5, barePercent(row.rate!), { anchor: 'middle', fill: INK }),
    ]
  }
  // The staircase starts where the last cohort's row starts: its middle is well inside the young cells.
  const young = columnAt(periods.at(-1)!)
  const middle = rowAt(cohorts[Math.floor(cohorts.length / 2)]!.cohort) + height / 2
  const svg = toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BOTTOM, left: LEFT },
    marks: [
      place(() => [
        ...label(0, 20, 'Signed up', `how many, once ${days} days old`),
        ...label(LEFT, 20, 'Lost, % of those at risk'),
        ...periods.map(period => words(columnAt(period) + width / 2, 42, `${period === 1 ? 'days ' : ''}${(period - 1) * days + 1}–${period * days}`, { anchor: 'middle' })),
        ...cells.flatMap(cell),
        patch(young - 46, middle - 26, 92, 52),
        words(young, middle - 5, 'too young', { anchor: 'middle' }),
        words(young, middle + 14, 'to read', { anchor: 'middle' }),
        ...cohorts.filter(row => !touched.includes(row)).flatMap(row => names(row, rowAt(row.cohort) + height / 2 + 5, INK)),
      ]),
      place(() => {
        const top = rowAt(touched[0]!.cohort)
        const bottom = rowAt(touched.at(-1)!.cohort) + height
        return [
          ...touched.flatMap(row => names(row, rowAt(row.cohort) + height / 2 + 5, FOCUS)),
          element('rect', { 'x': LEFT - 1, 'y': top - 1, 'width': RIGHT - LEFT + 2, 'height': bottom - top + 2, 'fill': 'none', 'stroke': FOCUS, 'stroke-width': 2 }),
          line(RIGHT + 1, (top + bottom) / 2, RIGHT + 20, (top + bottom) / 2, { stroke: FOCUS, width: 2 }),
          ...label(RIGHT + 28, (top + bottom) / 2 - 4, `Release on ${shortDay(release)}`, `no rate before ${dayAndMonth(daysLater(touched[0]!.end, days))}`, { focus: true }),
        ]
      }, { focus: true }),
    ],
  })
  return { ...table, svg }

  function names(row: CohortRow, y: number, fill: string): Element[] {
    return [
      words(0, y, span(row.start, row.end), { weight: 600, fill }),
      ...(row.signups === null ? [] : [words(LEFT - 16, y, count(row.signups), { anchor: 'end' })]),
    ]
  }
}
