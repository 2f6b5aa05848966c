import type { HandedTable } from '../../data/read'
import type { ColumnType } from '../../data/tables'
import { DuckDBInstance } from '@duckdb/node-api'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { printable } from '../../printable'
import { identifierInSql, NO_EXTENSIONS, pathInSql } from './duckdb'

/**
 * Returns a Parquet file as text: every column's name, and the cells of those in `wanted`, by their names.
 * Days and times are written as CSV files write them; a time without a zone is taken for UTC.
 */
export async function readParquet(file: string, wanted: ReadonlyMap<string, ColumnType>): Promise<HandedTable> {
  const instance = await DuckDBInstance.create(':memory:', NO_EXTENSIONS)
  const connection = await instance.connect()
  try {
    const from = `read_parquet('${pathInSql(file)}')`
    const described = await connection.runAndReadAll(`describe select * from ${from}`)
    const columns = described.getRowObjectsJS() as unknown as { column_name: string, column_type: string }[]
    const cells = columns.map(({ column_name: name, column_type: type }) => cellSql(name, type, wanted.get(name)))
    const read = await connection.runAndReadAll(`select ${cells.join(', ')} from ${from}`)
    return { file, columns: columns.map(({ column_name }) => column_name), rows: read.getRowsJS() as string[][] }
  }
  catch (error) {
    throw new CliError({
      file,
      found: `cannot read it as Parquet: ${printable((error as Error).message.split('\n')[0]!)}`,
      fix: 'write it anew as Parquet, or hand in a CSV file',
    })
  }
  finally {
    connection.closeSync()
    instance.closeSync()
  }
}

// -- internal --

/** Returns the SQL of a cell as text; what is not wanted is empty. */
function cellSql(name: string, type: string, wanted: ColumnType | undefined): string {
  return wanted === undefined ? `''` : `coalesce(${textSql(identifierInSql(name), type, wanted)}, '')`
}

function textSql(column: string, type: string, wanted: ColumnType): string {
  if (type.startsWith('TIMESTAMP'))
    return timeSql(type.endsWith('TIME ZONE') ? `make_timestamp(epoch_us(${column}))` : column, wanted)
  // A float writes 3 as 3.0.
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type))
    return `regexp_replace(cast(${column} as varchar), '\\.0+$', '')`
  return `cast(${column} as varchar)`
}

/** Many programs keep a day as the time at which it begins. */
function timeSql(time: string, wanted: ColumnType): string {
  const whole = `strftime(${time}, '%Y-%m-%dT%H:%M:%SZ')`
  return wanted.startsWith('date')
    ? `case when ${time} = date_trunc('day', ${time}) then strftime(${time}, '%Y-%m-%d') else ${whole} end`
    : whole
}
