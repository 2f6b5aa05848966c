import type { KeyPlanRow } from '../kpi/frame/plans'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import { capital } from '../form'
import { isolate } from '../isolate'
import { measureIn } from '../key-result'
import { writeList } from '../locale'
import { tableOf } from './chart'
import { emptyChart } from './empty'
import { count, wholeHours, wholePercent } from './format'
import { fact, figure, rowsOf } from './read'
import { drawn, estimatePicture } from './rows'
import { writingOf } from './told'

export const id = 'key-plans'

/** Returns the key result by plan, the worst first, against that of all. */
export function draw(results: Results): Chart {
  const measure = measureIn(results.facts)
  const { show, range } = writingOf(measure)
  const { unit, up, words } = measure
  const plans = rowsOf(results, 'keyPlans')!
  const known = plans.filter(row => drawn(row) !== undefined)
  const sorted = known.sort((a, b) => up ? a.value! - b.value! : b.value! - a.value!)
  const all = figure(results, 'kr.measured.value')
  const says = ({ label, value, low, high }: KeyPlanRow): string =>
    `${isolate(label)} ${show(value!)} (${range(low!, high!)})`
  const table: ChartTable = {
    id,
    title: `${capital(words.noun)} by plan, the worst first`,
    alt: `${writeList(sorted.map(says))}; all ${words.units} ${show(all)}.`,
    unit: `${words.axisUnit}; ${fact(results, 'kr.plan.worst.value').method}`,
    n: `${count(figure(results, 'kr.measured.n'))} ${words.units}`,
    source: String(fact(results, 'kr.plan.worst.value').query),
    focus: sorted[0]?.label ?? '',
    ...tableOf(plans, [
      ['label', 'Plan', 'text'],
      ['n', capital(words.units), 'count'],
      ['value', capital(words.noun), unit],
      ['low', 'From', unit],
      ['high', 'To', unit],
    ]),
  }
  if (sorted.length === 0)
    return emptyChart(table)
  const svg = estimatePicture({
    table,
    lines: sorted.map((row, i) => ({
      name: row.label,
      explanation: `${count(row.n)} ${words.units}`,
      value: drawn(row)!,
      right: range(row.low!, row.high!),
      focus: i === 0,
    })),
    axis: [words.axis, words.axisUnit],
    right: ['Interval', '95 %'],
    show,
    tick: unit === 'percent' ? wholePercent : wholeHours,
    rule: { value: all, name: `all ${words.units}` },
  })
  return { ...table, svg }
}
