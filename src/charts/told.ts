import type { Measure } from '../key-result'
import type { KeyWindowRow } from '../kpi/frame/periods'
import type { ProgressRow } from '../kpi/metrics/churn'
import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Results } from '../kpi/results'
import type { ChartTable } from './chart'
import { capital } from '../form'
import { isolate } from '../isolate'
import { measureIn, MEASURES } from '../key-result'
import { tableOf } from './chart'
import { bareHours, countRange, hours, percent, percentRange, perThousand } from './format'
import { fact, rowsOf } from './read'

/** A week as the charts of weeks draw it, whatever the key result measures. */
export interface ChartWeek {
  week: number
  start: string
  end: string
  frozen: boolean
  sprintWeek: number | null
  value: number
}

/** The weeks of a key result with their limits, and the words in which a chart tells them. */
export interface ToldWeeks {
  rows: ChartWeek[]
  limits: { mean: number, upper: number, lower: number }
  up: boolean
  show: (value: number) => string
  /** Name and unit over the axis. */
  axis: [string, string]
  /** "lost per thousand customers", after a value. */
  valueWords: string
  /** The same of one week. */
  weekWords: string
  unit: string
  n: (weeks: ChartWeek[]) => string
  source: string
  /** What was done on release day. */
  released: string
  columns: (weeks: ChartWeek[], more?: WeekColumn[]) => Pick<ChartTable, 'columns' | 'rows'>
}

type WeekColumn = [key: never, label: string, unit: string]

/** A window as the charts of windows draw it. */
export interface ChartWindow {
  start: string
  end: string
  value: number | null
  low: number | null
  high: number | null
  n: number | null
  baseline: boolean
  graded: boolean
}

/** The windows of a key result and the words in which a chart tells them. */
export interface ToldWindows {
  rows: ChartWindow[]
  show: (value: number) => string
  range: (low: number, high: number) => string
  noun: string
  Noun: string
  unit: string
  /** Of whom a count is: "customers at the start". */
  units: string
  source: string
  columns: Pick<ChartTable, 'columns' | 'rows'>
  released: string
  /** By how much less than the least the axis begins, and its rounding at the top. */
  step: number
}

/** Returns how a measure's values are written: alone, and as an interval. */
export function writingOf({ unit }: Measure): Pick<ToldWindows, 'show' | 'range'> {
  return unit === 'percent'
    ? { show: percent, range: percentRange }
    : { show: hours, range: (low, high) => isolate(`${bareHours(low)}–${hours(high)}`) }
}

/** Returns the weeks of churn, or of the key result that the frame has counted. */
export function toldWeeks(results: Results): ToldWeeks {
  const measure = measureIn(results.facts)
  return measure.framed === undefined ? churnWeeks(rowsOf(results, 'weekly')) : framedWeeks(results, measure)
}

/** Returns the windows of churn, or of the key result that the frame has counted. */
export function toldWindows(results: Results): ToldWindows {
  const measure = measureIn(results.facts)
  return measure.framed === undefined ? churnWindows(rowsOf(results, 'progress')) : framedWindows(results, measure)
}

// -- internal --

const RELEASED = 'Wizard released'

function churnWeeks(weeks: WeeklyRow[]): ToldWeeks {
  const [{ mean, upper, lower }] = weeks as [WeeklyRow]
  return {
    rows: weeks.map(row => ({ ...row, value: row.per1000 })),
    limits: { mean, upper, lower },
    up: false,
    show: perThousand,
    axis: ['Customers lost a week', 'per thousand customers'],
    valueWords: 'lost per thousand customers',
    weekWords: 'lost per thousand customers',
    unit: 'lost per thousand customers, a week',
    n: rows => `${countRange((rows as (ChartWeek & WeeklyRow)[]).map(row => row.atRisk))} customers at a week’s start`,
    source: 'churn.sql',
    released: RELEASED,
    columns: (rows, more = []) => tableOf(rows as (ChartWeek & WeeklyRow)[], [
      ['week', 'Week', 'count'],
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['per1000', 'Lost per thousand', 'per1000'],
      ...more,
    ]),
  }
}

function framedWeeks(results: Results, measure: Measure): ToldWeeks {
  const weeks = rowsOf(results, 'keyWeeks')!
  const known = weeks.flatMap(row => row.value === null ? [] : [{ ...row, value: row.value }])
  const { mean, upper, lower } = weeks[0]!
  const { words, unit } = measure
  const counted = (rows: ChartWeek[]): string => countRange((rows as typeof known).map(row => row.n))
  return {
    rows: known,
    limits: { mean: mean ?? 0, upper: upper ?? 0, lower: lower ?? 0 },
    up: measure.up,
    show: writingOf(measure).show,
    axis: [`${words.axis}, by week`, words.axisUnit],
    valueWords: words.noun,
    weekWords: words.noun,
    unit: `${words.axisUnit}, a week`,
    n: rows => `${counted(rows)} ${words.units} a week`,
    source: String(fact(results, 'kr.measured.value').query),
    released: measure.framed!.arms.released,
    columns: (rows, more = []) => tableOf(rows as typeof known, [
      ['week', 'Week', 'count'],
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['n', capital(words.units), 'count'],
      ['value', capital(words.noun), unit],
      ...more,
    ]),
  }
}

function churnWindows(windows: ProgressRow[]): ToldWindows {
  return {
    rows: windows.map(({ rate, atRisk, ...row }) => ({ ...row, value: rate, n: atRisk })),
    ...writingOf(MEASURES.churn),
    noun: 'churn',
    Noun: 'Churn',
    unit: 'share of the customers at the start lost in 28 days, Wilson 95 % interval',
    units: 'customers at the start',
    source: 'churn.sql',
    columns: tableOf(windows, [
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['lost', 'Lost', 'count'],
      ['atRisk', 'At risk', 'count'],
      ['rate', 'Rate', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
      ['target', 'Target', 'percent'],
    ]),
    step: 0.01,
    released: RELEASED,
  }
}

function framedWindows(results: Results, measure: Measure): ToldWindows {
  const windows = rowsOf(results, 'keyWindows')!
  const { words, unit } = measure
  const base = fact(results, 'kr.measured.value')
  return {
    rows: windows,
    ...writingOf(measure),
    noun: words.noun,
    Noun: capital(words.noun),
    unit: `${words.axisUnit} in 28 days; ${base.method}`,
    units: words.units,
    source: String(base.query),
    columns: tableOf(windows as KeyWindowRow[], [
      ['start', 'From', 'date'],
      ['end', 'To', 'date'],
      ['n', capital(words.units), 'count'],
      ['value', capital(words.noun), unit],
      ['low', 'From', unit],
      ['high', 'To', unit],
      ['target', 'Target', unit],
    ]),
    step: unit === 'percent' ? 0.02 : 1,
    released: measure.framed!.arms.released,
  }
}
