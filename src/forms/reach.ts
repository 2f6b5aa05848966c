import type { ReachRow } from '../kpi/metrics/reach'
import type { Results } from '../kpi/results'
import { markdownTable } from '../../packages/slidev-companion/src/guide/table'
import { formatFact, formatRange } from '../facts'
import { inLocale, localeOf } from '../locale'

const NAMES: Record<ReachRow['key'], string> = {
  baseline: 'Baseline',
  all: 'All three drivers causes, and all cured',
  built: 'The plan’s two causes, and both cured',
}

/** Returns how far the drivers reach as a table: who would leave, with none of the drivers and with one or more. */
export function reachTable(results: string): string {
  const { facts, tables } = JSON.parse(results) as Results
  const percent = (value: number | null) => ({ value, unit: 'percent' as const, what: '' })
  const count = (value: number) => formatFact({ value, unit: 'count', what: '' })
  const before = tables.reach[0]?.lost ?? 0
  return inLocale(localeOf(facts), () => markdownTable(
    ['', 'Churn', '95 % interval', 'Lost', 'With none of the three', 'With one or more', 'Stay'],
    [
      ...tables.reach.map(({ key, rate, low, high, lost, none, touched }) => [
        NAMES[key],
        formatFact(percent(rate)),
        low === null ? '' : formatRange(percent(low), percent(high)),
        ...[lost, none, touched, before - lost].map(count),
      ]),
      ['Target', formatFact(facts['kr.target']!), '', formatFact(facts['churn.target.lost']!), '', '', ''],
    ],
  ))
}
