import type { Mapping } from './mapping'
import type { Reading } from './read'
import type { TableName } from './tables'
import { isoOf } from '../days'
import { printable } from '../printable'
import { daysOf } from './coverage'
import { theirName } from './mapping'
import { TABLES } from './tables'

/** Returns in lines what was read of a user's own data: rows, first and last day, empty cells, columns not read. */
export function explain({ tables }: Reading, mapping: Mapping): string[] {
  const names = Object.keys(TABLES) as TableName[]
  return names.flatMap((name) => {
    const table = tables[name]
    return table === undefined ? [`${name}: not read`] : explainTable(name, table, mapping)
  })
}

// -- internal --

function explainTable(name: TableName, table: NonNullable<Reading['tables'][TableName]>, mapping: Mapping): string[] {
  const { file, columns, rows } = table
  const ours = Object.keys(TABLES[name])
  const days = daysOf(name, rows)
  const empty = ours
    .map(column => ({ column, count: rows.filter(({ get }) => get(column) === '').length }))
    .filter(({ count }) => count > 0)
    .map(({ column, count }) => `${column} ${(100 * count / rows.length).toFixed(1)} %`)
  const read = new Set(ours.map(column => theirName(mapping, name, column)))
  const unread = columns.filter(column => !read.has(column.trim()))
  return [
    `${printable(file)}: ${rows.length.toLocaleString('en')} rows`,
    ...(days ? [`  days: ${isoOf(days.first)} to ${isoOf(days.last)}`] : []),
    `  empty cells: ${empty.join(', ') || 'none'}`,
    ...(unread.length > 0 ? [`  not read: ${printable(unread.join(', '))}`] : []),
  ]
}
