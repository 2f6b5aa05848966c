import type { DuckDBConnection } from '@duckdb/node-api'
import type { Engine, SqlRow } from '../../kpi/engine'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { splitStatements } from '../../kpi/engine'

/** How a table of the calendar begins. */
const TABLE = /^create table (\w+)/

interface DuckdbOptions {
  /**
   * One question is to be asked: the CSV files are read for it where they lie, and only its columns.
   * Without it they are loaded into tables first.
   */
  once?: boolean
  /** DuckDB's own settings. */
  settings?: Record<string, string>
}

/** Nothing is loaded from the net. */
export const NO_EXTENSIONS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }

type ClosableEngine = Engine & { close: () => void }

/** Opens DuckDB in memory on the CSV files of `dataDir`; the SQL is read from `sqlDir`. Close it when done. */
export async function openDuckdb(
  dataDir: string,
  sqlDir: string,
  { once = false, settings = {} }: DuckdbOptions = {},
): Promise<ClosableEngine> {
  const instance = await DuckDBInstance.create(':memory:', { ...NO_EXTENSIONS, ...settings })
  const connection = await instance.connect()
  const run = (sql: string, file: string): Promise<SqlRow[]> => runSql(connection, sql, file)
  const tables = await readFile(join(sqlDir, 'load/duckdb.sql'), 'utf8')
  const load = once ? tables.replaceAll('create table all_', 'create view all_') : tables
  for (const statement of splitStatements(load))
    await run(statement.replaceAll('{{dir}}', () => pathInSql(dataDir)), 'artifacts/2-kpi/load/duckdb.sql')
  const views = splitStatements(await readFile(join(sqlDir, 'load/views.sql'), 'utf8'))
  const made = new Map<string, string>()
  return {
    async setCalendar(sql) {
      const isFirst = made.size === 0
      for (const statement of splitStatements(sql)) {
        const name = TABLE.exec(statement)![1]!
        if (made.get(name) === statement)
          continue // most tables are the same from one day to the next
        await run(`drop table if exists ${name}`, 'calendar')
        await run(statement, 'src/kpi/calendar.ts')
        made.set(name, statement)
      }
      // A view is read anew by each query: it needs the calendar's tables once, to know their columns.
      for (const statement of isFirst ? views : [])
        await run(statement, 'artifacts/2-kpi/load/views.sql')
    },
    async query(name) {
      return run(await readFile(join(sqlDir, `${name}.sql`), 'utf8'), `artifacts/2-kpi/${name}.sql`)
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Returns a path between the quotes of SQL for read_csv, which would take `*`, `?` and `[` for patterns. */
export function pathInSql(path: string): string {
  return path.replace(/[*?[]/g, '[$&]').replaceAll('\'', '\'\'')
}

/** Returns the name of a column as SQL writes any name. */
export function identifierInSql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

// -- internal --

async function runSql(connection: DuckDBConnection, sql: string, file: string): Promise<SqlRow[]> {
  try {
    const reader = await connection.runAndReadAll(sql)
    return reader.getRowObjectsJS().map(plainRow)
  }
  catch (error) {
    throw new CliError({ file, found: (error as Error).message.split('\n')[0]! })
  }
}

function plainRow(row: Record<string, unknown>): SqlRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]))
}

/** Sums come as 64- or 128-bit integers; all of ours fit a double. */
function plainValue(value: unknown): number | string | null {
  return typeof value === 'bigint' ? Number(value) : value as number | string | null
}
