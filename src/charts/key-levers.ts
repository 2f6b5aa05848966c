import type { KeyLeverRow } from '../kpi/frame/levers'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { capital } from '../form'
import { measureIn } from '../key-result'
import { tableOf } from './chart'
import { emptyChart } from './empty'
import { count, pointsRange, signedHours, wholeHours, wholePercent } from './format'
import { fact, rowsOf } from './read'
import { drawn, estimatePicture } from './rows'
import { writingOf } from './told'

export const id = 'key-levers'

/** Returns the key result with and without each lever, one at a time, the largest difference first. */
export function draw(results: Results): Chart {
  const measure = measureIn(results.facts)
  const { show } = writingOf(measure)
  const { unit, up, difference, words } = measure
  const all = rowsOf(results, 'keyLevers')!
  const known = all.filter(row => drawn(row.with) && drawn(row.without))
  const sorted = known.sort((a, b) => up ? a.diff! - b.diff! : b.diff! - a.diff!)
  const rows = all.map(row => ({ ...row, n: row.with.n, value: row.with.value, other: row.without.value }))
  const says = (row: KeyLeverRow): string =>
    `${row.label}: ${show(row.with.value!)} with, ${show(row.without.value!)} without`
  const counted = (all[0]?.with.n ?? 0) + (all[0]?.without.n ?? 0)
  const table: ChartTable = {
    id,
    title: `${capital(words.noun)} with and without each lever, one at a time`,
    alt: `${sorted.map(says).join('; ')}. The levers overlap, and none of them is shown to be a cause.`,
    unit: `${words.axisUnit}; ${fact(results, 'kr.reach.value').method}`,
    n: `${count(counted)} ${words.units}`,
    source: String(fact(results, 'kr.reach.value').query),
    focus: 'with the lever',
    ...tableOf(rows, [
      ['label', 'Lever', 'text'],
      ['n', `${capital(words.units)} with it`, 'count'],
      ['value', 'With it', unit],
      ['other', 'Without it', unit],
      ['diff', 'Difference', difference],
      ['low', 'From', difference],
      ['high', 'To', difference],
    ]),
  }
  if (sorted.length === 0)
    return emptyChart(table)
  const svg = estimatePicture({
    table,
    lines: sorted.map(row => ({
      name: row.label,
      explanation: `${count(row.with.n)} ${words.units}`,
      value: drawn(row.with)!,
      other: drawn(row.without)!,
      right: unit === 'percent' ? pointsRange(row.low, row.high) : hoursRange(row.low, row.high),
      focus: true,
    })),
    axis: [words.axis, words.axisUnit],
    right: ['Difference', unit === 'percent' ? 'points, 95 % interval' : 'hours, 95 % interval'],
    show,
    tick: unit === 'percent' ? wholePercent : wholeHours,
    names: ['with', 'without'],
  })
  return { ...table, svg }
}

// -- internal --

function hoursRange(low: number | null, high: number | null): string {
  return `${signedHours(low)} to ${signedHours(high)}`
}
