import type { Facts } from '../../facts'
import type { Measure } from '../../key-result'
import type { Origin } from '../fact'
import type { Context, Metric } from '../metric'
import type { Known } from '../rate'
import type { Counted, EstimateRow } from './estimate'
import type { JudgedWeek } from './weeks'
import { isoOf, isoSpan } from '../../days'
import { fact, withInterval } from '../fact'
import { gradeOf } from '../grade'
import { estimateOf, intervalOf, methodOf } from './estimate'
import { judgeWeeks } from './weeks'

type Row = Counted & { kind: 'week' | 'window', period_no: number, start_day: number, end_day: number }

/** A week of the key result, against the limits that were frozen before the sprint. */
export type KeyWeekRow = JudgedWeek & Pick<EstimateRow, 'n' | 'hits'>

/** A window of whole weeks, days as ISO dates; the last row is the graded window, still without a value. */
export interface KeyWindowRow extends EstimateRow {
  start: string
  end: string
  baseline: boolean
  graded: boolean
  target: number
}

interface PeriodTables { keyWeeks: KeyWeekRow[], keyWindows: KeyWindowRow[] }

const LIMITS = 'XmR: mean ± 2.66 × average moving range, frozen'
const OUTLOOK = 'prediction interval, 95 % (Hahn and Meeker 1991): a later window of as many, if nothing changed'

/** Returns the metric of all periods: baseline, latest window, weeks in their limits, and the outlook. */
export function periods(measure: Measure, sql: string): Metric<Row> {
  const tables = (rows: Row[], context: Context): PeriodTables =>
    ({ keyWeeks: keyWeeks(rows, context), keyWindows: keyWindows(rows, context) })
  return {
    sql,
    tables,
    facts(rows, context) {
      const { keyWeeks: weeks, keyWindows: windows } = tables(rows, context)
      const base = windows.find(row => row.baseline)!
      return {
        ...windowFacts('kr.measured', base, measure, sql, 'in the baseline window'),
        ...windowFacts('kr.current', windows.at(-2)!, measure, sql, 'in the last whole window before as-of'),
        ...outlookFacts(base, measure, sql, context),
        ...limitFacts(weeks, measure, sql),
        ...weekFacts(weeks, measure, sql),
      }
    },
  }
}

// -- internal --

function keyWeeks(rows: Row[], { calendar }: Context): KeyWeekRow[] {
  const counted = rows.filter(row => row.kind === 'week')
  const estimates = Array.from({ length: calendar.weeks }, (_, i) =>
    estimateOf(counted.find(row => row.period_no === i + 1)))
  return judgeWeeks(estimates.map(({ value }) => value), calendar)
    .map((week, i) => ({ ...week, n: estimates[i]!.n, hits: estimates[i]!.hits }))
}

function keyWindows(rows: Row[], { calendar, scenario }: Context): KeyWindowRow[] {
  const { target } = scenario.keyResult
  const windows = rows.filter(row => row.kind === 'window').map((row): KeyWindowRow => ({
    start: isoOf(row.start_day),
    end: isoOf(row.end_day),
    ...estimateOf(row),
    baseline: row.start_day === calendar.windowStart,
    graded: false,
    target,
  }))
  const days = { start: isoOf(calendar.gradeStart), end: isoOf(calendar.gradeEnd) }
  return [...windows, { ...days, ...estimateOf(undefined), baseline: false, graded: true, target }]
}

function windowFacts(key: string, row: KeyWindowRow, measure: Measure, sql: string, when: string): Facts {
  const { unit, words: { noun, units } } = measure
  const window = `${row.start}/${row.end}`
  const from: Origin = { query: `${sql}.sql`, n: row.n, window, method: methodOf(measure) }
  return {
    ...withInterval(`${key}.value`, row, unit, `${noun} ${when}`, from),
    [`${key}.n`]: fact(row.n, 'count', `${units} counted ${when}`, from),
    ...row.hits === null ? {} : { [`${key}.hits`]: fact(row.hits, 'count', `of them, ${noun}`, from) },
    [`${key}.window`]: fact(window, 'dates', `the days: ${when}`, from),
  }
}

/** A later window of as many has chance of its own: the interval of its value is wider by the root of two. */
function outlookFacts(base: KeyWindowRow, measure: Measure, sql: string, { scenario, calendar }: Context): Facts {
  const { value, low, high } = intervalOf(base)
  const window = isoSpan(calendar.gradeStart, calendar.gradeEnd)
  const from: Origin = { query: `${sql}.sql`, n: base.n, window, method: OUTLOOK }
  const wider = (end: number): number => value! + Math.SQRT2 * (end - value!)
  const outlook = value === null
    ? { value, low, high }
    : { value, low: Math.max(0, wider(low)), high: measure.unit === 'percent' ? Math.min(1, wider(high)) : wider(high) }
  const best = gradeOf(measure.up ? outlook.high : outlook.low, scenario.keyResult)
  const what = `${measure.words.noun} to expect in the graded window if nothing changes`
  return {
    ...withInterval('kr.outlook.value', outlook, measure.unit, what, from),
    'kr.outlook.best': fact(measure.up ? outlook.high : outlook.low, measure.unit, `${what}: the better end`, from),
    'kr.outlook.score': fact(best, 'factor', 'the best grade that chance alone would reach if nothing changed', from),
  }
}

function limitFacts(weeks: KeyWeekRow[], measure: Measure, sql: string): Facts {
  const frozen = weeks.filter(row => row.frozen)
  const values = frozen.flatMap(({ value }) => value ?? [])
  const { unit, up, words: { noun } } = measure
  const window = `${weeks[0]!.start}/${frozen.at(-1)!.end}`
  const from: Origin = { query: `${sql}.sql`, n: frozen.length, window, method: LIMITS }
  const [least, most] = values.length === 0 ? [null, null] : [Math.min(...values), Math.max(...values)]
  const { mean, upper, lower } = weeks[0]!
  return {
    'kr.weeks.mean': fact(mean, unit, `mean weekly ${noun}`, from),
    'kr.weeks.upper': fact(upper, unit, 'upper natural limit', from),
    'kr.weeks.lower': fact(lower, unit, 'lower natural limit', from),
    'kr.weeks.best': fact(up ? most : least, unit, 'the best of the frozen weeks', from),
    'kr.weeks.worst': fact(up ? least : most, unit, 'the worst of the frozen weeks', from),
    'kr.weeks.all': fact(weeks.length, 'count', 'whole weeks in the data', from),
    'kr.weeks.frozen': fact(frozen.length, 'count', 'weeks on which the limits are frozen', from),
    'kr.weeks.window': fact(window, 'dates', 'the weeks on which the limits are frozen', from),
    'kr.weeks.outside': fact(outside(frozen), 'count', 'frozen weeks outside the limits', from),
    'kr.weeks.signals': fact(frozen.filter(row => row.signal !== null).length, 'count', 'signals in them', from),
  }
}

function weekFacts(weeks: KeyWeekRow[], { unit, words }: Measure, sql: string): Facts {
  const last = weeks.at(-1)!
  const from: Origin = { query: `${sql}.sql`, n: last.n, window: `${last.start}/${last.end}` }
  const after = 'the last whole week'
  return {
    'kr.week4.value': fact(last.value, unit, `${words.noun} in ${after}`, from),
    'kr.week4.n': fact(last.n, 'count', `${words.units} counted in ${after}`, from),
    'kr.week4.window': fact(from.window!, 'dates', after, from),
    'kr.week4.outside': fact(outside([last]), 'count', '1 if that week lies outside the frozen limits', from),
  }
}

function outside(weeks: KeyWeekRow[]): number {
  return weeks.filter(({ value, upper, lower }) => isOutside(value, upper, lower)).length
}

function isOutside(value: Known, upper: Known, lower: Known): boolean {
  return value !== null && upper !== null && lower !== null && (value > upper || value < lower)
}
