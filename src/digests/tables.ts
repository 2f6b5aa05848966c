import type { Fact, Unit } from '../facts'
import type { Results } from '../kpi/results'
import { escapeMarkdown } from '../../packages/slidev-companion/src/escape'
import { formatFact, NO_DATA } from '../facts'

type Cell = string | number
type Table = (results: Results) => { columns: string[], rows: Cell[][] }

const RE_NUMBER = /^[-\d.,]+%?$/

const show = (value: number | null, unit: Unit): string => formatFact({ value, unit, what: '' } satisfies Fact, { as: 'plain' })
const percent = (value: number | null): string => show(value, 'percent')
const points = (value: number | null): string => show(value, 'points').replace(' points', '')
const interval = (low: number | null, high: number | null): string => low === null || high === null ? NO_DATA : `${percent(low)} to ${percent(high)}`

function driver(key: string, touched: string, other: string): Table {
  return ({ tables }) => {
    const row = tables.drivers.find(one => one.key === key)!
    return {
      columns: ['customers', 'at risk', 'lost', 'rate'],
      rows: [
        [touched, row.atRisk, row.lost, percent(row.rate)],
        [other, row.otherAtRisk, row.otherLost, percent(row.otherRate)],
      ],
    }
  }
}

/** Every table a digest may ask for by `<!-- table: name -->`. */
export const DIGEST_TABLES: Record<string, Table> = {
  'segments': ({ tables }) => ({
    columns: ['plan', 'at risk', 'lost', 'rate', '95% interval'],
    rows: tables.segments.map(row => [escapeMarkdown(row.label), row.atRisk, row.lost, percent(row.rate), interval(row.low, row.high)]),
  }),
  'tenure': ({ tables }) => ({
    columns: ['since sign-up', 'at risk', 'lost', 'rate', '95% interval'],
    rows: tables.tenure.map(row => [row.band, row.atRisk, row.lost, percent(row.rate), interval(row.low, row.high)]),
  }),
  'weekly': ({ tables }) => ({
    columns: ['week from', 'at risk', 'lost', 'per 1,000'],
    rows: tables.weekly.filter(row => row.frozen).map(row => [row.start, row.atRisk, row.lost, show(row.per1000, 'per1000')]),
  }),
  'driver-onboarding': driver('onboarding', 'onboarding not finished', 'all others'),
  'driver-reply': driver('reply', 'waited for an urgent reply', 'all others'),
  'driver-integration': driver('integration', 'asked for a missing integration', 'all others'),
  'topics': ({ tables }) => ({
    columns: ['priority', 'topic', 'tickets', 'late', 'late share', 'median first reply, hours'],
    rows: tables.topics.map(row => [row.priority, escapeMarkdown(row.topic), row.tickets, row.late, percent(row.lateShare), show(row.medianHours, 'ratio').slice(0, -1)]),
  }),
  'examples': ({ tables }) => ({
    columns: ['topic', 'first of its kind', 'tickets like it'],
    rows: tables.examples.map(row => [escapeMarkdown(row.topic), escapeMarkdown(row.ticket), row.tickets]),
  }),
  'reasons': ({ tables }) => ({
    columns: ['reason', 'answers', 'share of answers', '95% interval'],
    rows: tables.reasons.map(row => [row.label, row.answers, percent(row.share), interval(row.low, row.high)]),
  }),
  'overlap': ({ tables }) => {
    const yes = (is: boolean): string => is ? 'yes' : 'no'
    const sum = (pick: 'atRisk' | 'lost'): number => tables.overlap.reduce((total, row) => total + row[pick], 0)
    return {
      columns: ['onboarding', 'reply', 'integration', 'at risk', 'lost'],
      rows: [
        ...tables.overlap.map(row => [yes(row.onboarding), yes(row.reply), yes(row.integration), row.atRisk, row.lost]),
        ['all', 'all', 'all', sum('atRisk'), sum('lost')],
      ],
    }
  },
  'strata': ({ tables }) => ({
    columns: ['driver', 'since sign-up', 'touched: at risk', 'touched: lost', 'touched: rate', 'others: at risk', 'others: lost', 'others: rate'],
    rows: tables.strata.map(row => [row.key, row.tenure, row.exposedAtRisk, row.exposedLost, percent(row.exposedRate), row.atRisk, row.lost, percent(row.rate)]),
  }),
  'adjusted': ({ tables }) => ({
    columns: ['driver', 'alone, points', 'low', 'high', 'within groups, points', 'low', 'high'],
    rows: tables.adjusted.map(row => [row.key, points(row.crude), points(row.crudeLow), points(row.crudeHigh), points(row.adjusted), points(row.low), points(row.high)]),
  }),
}

/** Returns a Markdown table, its cells padded so that the source reads as a table too. */
export function markdownTable(columns: string[], rows: Cell[][]): string {
  const text = [columns, ...rows.map(row => row.map(cell => typeof cell === 'number' ? show(cell, 'count') : cell))]
  const widths = columns.map((_, i) => Math.max(3, ...text.map(row => row[i]!.length)))
  const right = columns.map((_, i) => rows.every(row => typeof row[i] === 'number' || RE_NUMBER.test(String(row[i]))))
  const line = (row: string[]): string => `| ${row.map((cell, i) => right[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)).join(' | ')} |`
  const rule = `|${widths.map((width, i) => right[i] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2)).join('|')}|`
  return [line(text[0]!), rule, ...text.slice(1).map(line)].join('\n')
}
