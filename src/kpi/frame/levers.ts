import type { Facts } from '../../facts'
import type { Framed, Measure } from '../../key-result'
import type { Origin } from '../fact'
import type { Context, Metric } from '../metric'
import type { Known } from '../rate'
import type { Counted, EstimateRow } from './estimate'
import { isoSpan } from '../../days'
import { fact, merged, withInterval } from '../fact'
import { gradeOf } from '../grade'
import { differenceOf } from '../intervals'
import { estimateOf, intervalOf, methodOf } from './estimate'

type Row = Counted & { lever: string, touched: 0 | 1 }

/** A lever: the value with it and without it, and the difference with its interval. */
export interface KeyLeverRow {
  key: string
  label: string
  with: EstimateRow
  without: EstimateRow
  diff: Known
  low: Known
  high: Known
}

const DIFFERENCE = 'difference of two estimates, 95 % interval (Zou and Donner 2008)'

/** The row of those whom at least one lever touched, and of those whom none did. */
const ANY = 'any'

/** Returns the metric of the levers, one at a time, and of those whom none of them touched. */
export function levers(measure: Measure, { sql: { levers: sql }, levers: all }: Framed): Metric<Row> {
  const leverRows = (rows: Row[]): KeyLeverRow[] => all.map(({ key, label }) => leverRow(rows, key, label))
  return {
    sql,
    tables: (rows): { keyLevers: KeyLeverRow[] } => ({ keyLevers: leverRows(rows) }),
    facts(rows, context) {
      const { firstDay, windowEnd } = context.calendar
      const from: Origin = { query: `${sql}.sql`, window: isoSpan(firstDay, windowEnd), method: methodOf(measure) }
      const own = leverRows(rows)
      return {
        ...merged(own.map(row => leverFacts(row, measure, from))),
        ...clearFacts(own, measure, from),
        ...reachFacts(leverRow(rows, ANY, ''), measure, from, context),
      }
    },
  }
}

// -- internal --

function leverRow(rows: Row[], key: string, label: string): KeyLeverRow {
  const side = (touched: 0 | 1): EstimateRow =>
    estimateOf(rows.find(row => row.lever === key && row.touched === touched))
  const [with_, without] = [side(1), side(0)]
  const { value, low, high } = differenceOf(intervalOf(with_), intervalOf(without))
  return { key, label, with: with_, without, diff: value, low, high }
}

function leverFacts(row: KeyLeverRow, { unit, difference, words }: Measure, from: Origin): Facts {
  const key = `kr.lever.${row.key}`
  const of = (n: number): Origin => ({ ...from, n })
  const diff = { value: row.diff, low: row.low, high: row.high }
  const both = { ...of(row.with.n + row.without.n), method: DIFFERENCE }
  return {
    [`${key}.label`]: fact(row.label, 'text', 'what it is called'),
    [`${key}.with`]: fact(row.with.value, unit, `${words.noun} with "${row.label}"`, of(row.with.n)),
    [`${key}.without`]: fact(row.without.value, unit, `${words.noun} without it`, of(row.without.n)),
    [`${key}.n`]: fact(row.with.n, 'count', `${words.units} with it`, of(row.with.n)),
    [`${key}.share`]: fact(shareOf(row), 'percent', `share of the ${words.units} with it`, of(row.with.n)),
    ...withInterval(`${key}.diff`, diff, difference, `${words.noun} with it minus without it`, both),
  }
}

function shareOf({ with: { n }, without }: KeyLeverRow): Known {
  return n + without.n === 0 ? null : n / (n + without.n)
}

/** Which levers stand clear of zero on the worse side, and which of them is the strongest. */
function clearFacts(rows: KeyLeverRow[], { up, difference }: Measure, from: Origin): Facts {
  const isClear = ({ low, high }: KeyLeverRow): boolean => low !== null && high !== null && (up ? high < 0 : low > 0)
  const known = rows.filter(({ diff }) => diff !== null)
  const [strongest] = known.sort((a, b) => up ? a.diff! - b.diff! : b.diff! - a.diff!)
  const own: Origin = { ...from, method: DIFFERENCE }
  return {
    'kr.levers.count': fact(rows.length, 'count', 'levers that were asked about', from),
    'kr.levers.clear': fact(rows.filter(isClear).length, 'count', 'levers whose interval lies on the worse side', own),
    'kr.levers.first.label': fact(strongest?.label ?? null, 'text', 'the lever with the largest difference', from),
    'kr.levers.first.diff': fact(strongest?.diff ?? null, difference, 'its difference', own),
  }
}

/** The value of those whom no lever touched: how far all of them together could reach, if they were causes. */
function reachFacts({ without }: KeyLeverRow, measure: Measure, from: Origin, { scenario }: Context): Facts {
  const { unit, up, words: { noun, units } } = measure
  const own: Origin = { ...from, n: without.n }
  const { target } = scenario.keyResult
  const best = up ? without.high : without.low
  const reaches = best !== null && (up ? best >= target : best <= target)
  const what = `${noun} of the ${units} whom no lever touched`
  return {
    ...withInterval('kr.reach.value', without, unit, what, own),
    'kr.reach.n': fact(without.n, 'count', `${units} whom no lever touched`, own),
    'kr.reach.score': fact(gradeOf(without.value, scenario.keyResult), 'factor', `the grade of that`, own),
    'kr.reach.target': fact(reaches ? 1 : 0, 'count', '1 if an end of its interval is the target or beyond', own),
  }
}
