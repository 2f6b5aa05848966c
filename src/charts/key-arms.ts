import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { measureIn } from '../key-result'
import { tableOf } from './chart'
import { emptyChart } from './empty'
import { count, pointsRange, signedHours, signedPoints, wholeHours, wholePercent } from './format'
import { fact, rowsOf } from './read'
import { drawn, estimatePicture } from './rows'
import { writingOf } from './told'

export const id = 'key-arms'

/** Returns both random arms on one scale, and their difference in words. */
export function draw(results: Results): Chart {
  const measure = measureIn(results.facts)
  const { show, range } = writingOf(measure)
  const { unit, difference } = measure
  const told = measure.framed!.arms
  const rows = rowsOf(results, 'keyArms')!
  const part = (name: string): number | null => fact(results, `kr.arms.${name}`).value as number | null
  const [value, low, high] = [part('diff'), part('low'), part('high')]
  const excludes = low !== null && high !== null && (low! > 0 || high! < 0)
  const isShare = unit === 'percent'
  const inWords = isShare ? `${signedPoints(value!)} points` : `${signedHours(value!)} hours`
  const interval = isShare ? pointsRange(low!, high!) : `${signedHours(low!)} to ${signedHours(high!)}`
  const says = rows.map(row => `${row.label} ${show(row.value!)} (${range(row.low!, row.high!)})`).join(', ')
  const table: ChartTable = {
    id,
    title: `By random arm: ${told.what}`,
    alt: `${says}; difference ${inWords}, 95 % interval ${interval}, `
      + `${excludes ? 'which excludes zero' : 'which includes zero'}.`,
    unit: `${told.axisUnit}; ${fact(results, 'kr.arms.treated.value').method}`,
    n: rows.map(row => `${count(row.n)} ${row.label}`).join(', '),
    source: String(fact(results, 'kr.arms.treated.value').query),
    focus: 'the treated arm',
    ...tableOf([...rows, { label: 'Difference', n: null, value: value!, low: low!, high: high! }], [
      ['label', 'Arm', 'text'],
      ['n', 'Counted', 'count'],
      ['value', 'Value, or difference', isShare ? unit : difference],
      ['low', 'From', unit],
      ['high', 'To', unit],
    ]),
  }
  if (rows.some(row => drawn(row) === undefined))
    return emptyChart(table)
  const svg = estimatePicture({
    table,
    lines: rows.map((row, i) => ({
      name: row.label,
      explanation: row.hits === null ? `${count(row.n)} ${told.units}` : `${count(row.hits)} of ${count(row.n)}`,
      value: drawn(row)!,
      right: range(row.low!, row.high!),
      focus: i === 0,
    })),
    axis: [told.axis, told.axisUnit],
    right: ['Interval', '95 %'],
    show,
    tick: isShare ? wholePercent : wholeHours,
  })
  return { ...table, svg }
}
