import type { Fact } from '../facts'
import type { Results, Tables } from '../kpi/results'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { formatFact } from '../facts'
import { isolate } from '../isolate'

const FILE = 'artifacts/2-kpi/results.json'

/** Returns a fact that a chart needs. */
export function fact(results: Results, key: string): Fact {
  const found = results.facts[key]
  if (found)
    return found
  const near = nearestNames(key, Object.keys(results.facts))
  const fix = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'run `npm run artifacts`'
  throw new CliError({ file: FILE, found: `no fact ${key}, which a chart needs`, fix })
}

/** Returns a fact that is a number. */
export function figure(results: Results, key: string): number {
  const { value, why } = fact(results, key)
  if (typeof value === 'number')
    return value
  const found = `${key}, which a chart needs, has no value`
  throw new CliError({ file: FILE, found, fix: why ?? 'it is not a number' })
}

/** A row in which these columns have values. */
export type With<Row, Column extends keyof Row> = Row & { [Name in Column]: NonNullable<Row[Name]> }

/** Returns the rows in which these columns have values: what was not counted is not drawn. */
export function known<Row, Column extends keyof Row>(rows: Row[], ...columns: Column[]): With<Row, Column>[] {
  return rows.filter((row): row is With<Row, Column> => columns.every(column => row[column] !== null))
}

/** Returns a fact as the reader sees it. */
export function shown(results: Results, key: string, as?: Parameters<typeof formatFact>[1]): string {
  return isolate(formatFact(fact(results, key), as))
}

/** Returns a table's rows. An empty table would draw an empty picture, so it is an error. */
export function rowsOf<Name extends keyof Tables>(results: Results, table: Name): Tables[Name] {
  const rows = results.tables[table]
  if (rows !== undefined && rows.length > 0)
    return rows
  const fix = `tables with rows: ${Object.keys(results.tables).join(', ')}`
  throw new CliError({ file: FILE, found: `no rows in table ${table}, which a chart needs`, fix })
}
