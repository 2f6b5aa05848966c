import type { CohortRow } from '../kpi/metrics/cohorts'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Element } from './svg'
import { tableOf } from './chart'
import { widthOf } from './clear'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import { barePercent, count, dayAndMonth, daysLater, percent, shortDay, span } from './format'
import { fact, figure, rowsOf } from './read'
import { element } from './svg'
import { hatched, label, line, patch, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, WIDTH } from './tokens'

export const id = 'cohorts'

const LEFT = 236
const RIGHT = 684
const TOP = 52
const BOTTOM = 322
/** Width of a letter of small words. */
const LETTER = 7
/** Darkest tint: ink on it keeps 7:1. */
const DARKEST = 0.55

interface Cohorts {
  cells: CohortRow[]
  /** One row of each cohort, the oldest first. */
  cohorts: CohortRow[]
  /** Cohorts that signed up since the release. */
  touched: CohortRow[]
  periods: number[]
  /** Length of a period. */
  days: number
  /** Rates of the cells that can be read. */
  rates: number[]
  release: string
}

/**
 * Returns the loss of each fortnight's sign-ups in their 28-day periods; cells that are still too
 * young are hatched.
 */
export function draw(results: Results): Chart {
  const cells = rowsOf(results, 'cohorts')
  const byCohort = new Map(cells.map(row => [row.cohort, row]))
  const cohorts = [...byCohort.values()].sort((a, b) => a.cohort - b.cohort)
  const release = String(fact(results, 'calendar.release').value)
  const data: Cohorts = {
    cells,
    cohorts,
    touched: cohorts.filter(row => row.end >= release),
    periods: [...new Set(cells.map(row => row.period))].sort((a, b) => a - b),
    days: figure(results, 'kr.windowDays'),
    rates: cells.filter(row => row.mature).map(row => row.rate!),
    release,
  }
  const table = describe(data)
  return data.rates.length === 0 ? emptyChart(table) : { ...table, svg: picture(table, data) }
}

// -- internal --

function describe({ cells, cohorts, periods, days, rates, release }: Cohorts): ChartTable {
  const signups = cohorts.reduce((sum, row) => sum + (row.signups ?? 0), 0)
  return {
    id,
    title: `Lost in each ${days} days after signing up, by fortnight of sign-up`,
    alt: `${cohorts.length} cohorts by ${periods.length} periods: ${rates.length} cells can be read, from `
      + `${percent(Math.min(...rates))} to ${percent(Math.max(...rates))}; ${cells.length - rates.length} are `
      + `too young. No cohort that signed up after the release of ${shortDay(release)} has lived through its `
      + `first ${days} days.`,
    unit: `share lost in ${days} days`,
    n: `${count(signups)} sign-ups in the cohorts that can be read`,
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
}

/** Where a cohort's row and a period's column begin, and the size of a cell. */
interface Grid {
  width: number
  height: number
  row: (cohort: CohortRow) => number
  column: (period: number) => number
}

function gridOf({ cohorts, periods }: Cohorts): Grid {
  const width = (RIGHT - LEFT) / periods.length
  const height = (BOTTOM - TOP) / cohorts.length
  return {
    width,
    height,
    row: ({ cohort }) => TOP + height * cohorts.findIndex(row => row.cohort === cohort),
    column: period => LEFT + width * periods.indexOf(period),
  }
}

function picture(table: ChartTable, data: Cohorts): string {
  const { cells, cohorts, touched, periods, days, rates } = data
  const grid = gridOf(data)
  // Where nobody left there is no tint.
  const highest = Math.max(...rates) || 1
  const untouched = cohorts.filter(row => !touched.includes(row))
  return toSvg({
    ...table,
    hatched: true,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BOTTOM, left: LEFT },
    marks: [
      place(() => [
        ...label(0, 20, 'Signed up', `number; blank before day ${days}`),
        ...label(LEFT, 20, `Lost, % of those still there${isNarrow(grid) ? `, in ${days} days from day` : ''}`),
        ...periods.map(period => periodName(period, days, grid)),
        ...cells.flatMap(cell => drawCell(cell, highest, grid)),
        ...tooYoung(data, grid),
        ...untouched.flatMap(cohort => names(cohort, grid, INK)),
      ]),
      place(() => sinceRelease(data, grid), { focus: true }),
    ],
  })
}

/** Two ranges of days beside each other need so much room. */
function isNarrow({ width }: Pick<Grid, 'width'>): boolean {
  return width < 72
}

function periodName(period: number, days: number, { width, column }: Grid): Element {
  const from = (period - 1) * days + 1
  const range = `${from}–${period * days}`
  const text = isNarrow({ width }) ? String(from) : period === 1 ? `days ${range}` : range
  return words(column(period) + width / 2, 42, text, { anchor: 'middle' })
}

function drawCell(cell: CohortRow, highest: number, grid: Grid): Element[] {
  const x = grid.column(cell.period) + 1
  const y = grid.row(cell) + 1
  const width = grid.width - 2
  const height = grid.height - 2
  if (!cell.mature)
    return [hatched(id, x, y, width, height)]
  const tint = Number((DARKEST * cell.rate! / highest).toFixed(2))
  return [
    element('rect', { x, y, width, height, 'fill': CONTEXT, 'fill-opacity': tint }),
    words(x + width / 2, y + height / 2 + 5, barePercent(cell.rate!), { anchor: 'middle', fill: INK }),
  ]
}

/** The words stand halfway down, where the last column begins: well inside the staircase of young cells. */
function tooYoung({ cohorts, periods }: Cohorts, { row, column, height }: Grid): Element[] {
  const x = column(periods.at(-1)!)
  const middle = row(cohorts[Math.floor(cohorts.length / 2)]!) + height / 2
  return [
    patch(x - 46, middle - 26, 92, 52),
    words(x, middle - 5, 'too young', { anchor: 'middle' }),
    words(x, middle + 14, 'to read', { anchor: 'middle' }),
  ]
}

function names(cohort: CohortRow, { row, height }: Grid, fill: string): Element[] {
  const y = row(cohort) + height / 2 + 5
  const { start, end, signups } = cohort
  return [
    words(0, y, span(start, end), { weight: 600, fill }),
    ...(signups === null ? [] : [words(LEFT - 16, y, count(signups), { anchor: 'end' })]),
  ]
}

/** The cohorts since the release in a frame, with the day on which the first of them can be read. */
function sinceRelease({ touched, days, release }: Cohorts, grid: Grid): Element[] {
  const [first, last] = [touched[0]!, touched.at(-1)!]
  const top = grid.row(first)
  const bottom = grid.row(last) + grid.height
  const middle = (top + bottom) / 2
  const readable = daysLater(first.end, days)
  const inFull = `no rate before ${dayAndMonth(readable)}`
  const from = widthOf([inFull], LETTER) <= WIDTH - RIGHT - 28 ? inFull : `no rate before ${shortDay(readable)}`
  return [
    ...touched.flatMap(cohort => names(cohort, grid, FOCUS)),
    element('rect', {
      'x': LEFT - 1,
      'y': top - 1,
      'width': RIGHT - LEFT + 2,
      'height': bottom - top + 2,
      'fill': 'none',
      'stroke': FOCUS,
      'stroke-width': 2,
    }),
    line(RIGHT + 1, middle, RIGHT + 20, middle, { stroke: FOCUS, width: 2 }),
    ...label(RIGHT + 28, middle - 4, `Release on ${shortDay(release)}`, from, { focus: true }),
  ]
}
