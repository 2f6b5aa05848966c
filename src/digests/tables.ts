import type { Unit } from '../facts'
import type { RateRow } from '../kpi/rate'
import type { Results } from '../kpi/results'
import { escapeMarkdown } from '../../packages/slidev-companion/src/escape'
import { formatFact, NO_DATA } from '../facts'

type Cell = string | number
type Table = (results: Results) => { columns: string[], rows: Cell[][] }

const RE_NUMBER = /^[-\d.,]+%?$/

/** Returns the table of one driver: the customers it touched, and the others. */
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
    rows: tables.segments.map(row => [escapeMarkdown(row.label), ...rateCells(row)]),
  }),
  'tenure': ({ tables }) => ({
    columns: ['since sign-up', 'at risk', 'lost', 'rate', '95% interval'],
    rows: tables.tenure.map(row => [row.band, ...rateCells(row)]),
  }),
  'weekly': ({ tables }) => ({
    columns: ['week from', 'at risk', 'lost', 'per 1,000'],
    rows: tables.weekly
      .filter(row => row.frozen)
      .map(row => [row.start, row.atRisk, row.lost, show(row.per1000, 'per1000')]),
  }),
  'driver-onboarding': driver('onboarding', 'onboarding not finished', 'all others'),
  'driver-reply': driver('reply', 'waited for an urgent reply', 'all others'),
  'driver-integration': driver('integration', 'asked for a missing integration', 'all others'),
  'topics': ({ tables }) => ({
    columns: ['priority', 'topic', 'tickets', 'late', 'late share', 'median first reply, hours'],
    rows: tables.topics.map(row => [
      row.priority,
      escapeMarkdown(row.topic),
      row.tickets,
      row.late,
      percent(row.lateShare),
      // One of its two decimals.
      show(row.medianHours, 'ratio').slice(0, -1),
    ]),
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
    columns: [
      'driver',
      'since sign-up',
      'touched: at risk',
      'touched: lost',
      'touched: rate',
      'others: at risk',
      'others: lost',
      'others: rate',
    ],
    rows: tables.strata.map(row => [
      row.key,
      row.tenure,
      row.exposedAtRisk,
      row.exposedLost,
      percent(row.exposedRate),
      row.atRisk,
      row.lost,
      percent(row.rate),
    ]),
  }),
  'adjusted': ({ tables }) => ({
    columns: ['driver', 'alone, points', 'low', 'high', 'within groups, points', 'low', 'high'],
    rows: tables.adjusted.map(row => [
      row.key,
      points(row.crude),
      points(row.crudeLow),
      points(row.crudeHigh),
      points(row.adjusted),
      points(row.low),
      points(row.high),
    ]),
  }),
}

/** Returns a Markdown table whose source reads as a table too: cells are padded, columns of numbers to the right. */
export function markdownTable(columns: string[], rows: Cell[][]): string {
  const body = rows.map(row => row.map(cell => typeof cell === 'number' ? show(cell, 'count') : cell))
  const widths = columns.map((column, i) => Math.max(3, column.length, ...body.map(row => row[i]!.length)))
  const isRight = columns.map((_, i) => rows.every(row => isNumber(row[i]!)))
  const pad = (cell: string, i: number): string =>
    isRight[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)
  const rule = (width: number, i: number): string =>
    isRight[i] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2)
  const line = (row: string[]): string => `| ${row.map(pad).join(' | ')} |`
  return [line(columns), `|${widths.map(rule).join('|')}|`, ...body.map(line)].join('\n')
}

// -- internal --

function show(value: number | null, unit: Unit): string {
  return formatFact({ value, unit, what: '' }, { as: 'plain' })
}

function percent(value: number | null): string {
  return show(value, 'percent')
}

function points(value: number | null): string {
  return show(value, 'points').replace(' points', '')
}

function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? NO_DATA : `${percent(low)} to ${percent(high)}`
}

function rateCells({ atRisk, lost, rate, low, high }: RateRow): Cell[] {
  return [atRisk, lost, percent(rate), interval(low, high)]
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || RE_NUMBER.test(cell)
}
