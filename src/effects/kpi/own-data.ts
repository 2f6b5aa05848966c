import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Mapping } from '../../data/mapping'
import type { HandedTable } from '../../data/read'
import type { ColumnType, TableName } from '../../data/tables'
import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { readText } from '../../../packages/slidev-companion/src/machine/files'
import { decodeCsv } from '../../data/decode'
import { readMapping, theirName } from '../../data/mapping'
import { TABLES } from '../../data/tables'
import { readParquet } from './parquet'
import { whyUnreadable } from './regular-file'

/** The most bytes of a CSV file: more are no string. */
const MOST_BYTES = 500_000_000

/** Returns the mapping that a file holds; without a file every table and column is called as ours. */
export async function mappingIn(file: string | undefined): Promise<Mapping> {
  if (file === undefined)
    return {}
  const problem = await whyUnreadable(file)
  if (problem)
    throw new CliError(problem)
  return readMapping(await readText(file), file)
}

/** Returns the four tables in a folder of the user's, as they are. What cannot be read is collected in a CliError. */
export async function handedTables(
  folder: string,
  mapping: Mapping,
  onTable: (file: string) => void,
): Promise<Record<TableName, HandedTable>> {
  const tables: [TableName, HandedTable][] = []
  const problems: Problem[] = []
  for (const name of Object.keys(TABLES) as TableName[]) {
    const file = join(folder, fileOf(folder, name, mapping))
    onTable(file)
    try {
      tables.push([name, await readTable(file, name, mapping)])
    }
    catch (error) {
      if (!(error instanceof CliError))
        throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0)
    throw new CliError(problems)
  return Object.fromEntries(tables) as Record<TableName, HandedTable>
}

// -- internal --

/** Returns the name of a table's file: as the mapping says, or a CSV file, or a Parquet file. */
function fileOf(folder: string, name: TableName, mapping: Mapping): string {
  const parquet = `${name}.parquet`
  return mapping[name]?.file ?? (existsSync(join(folder, parquet)) ? parquet : `${name}.csv`)
}

async function readTable(file: string, name: TableName, mapping: Mapping): Promise<HandedTable> {
  await mustBeReadable(file)
  if (file.toLowerCase().endsWith('.parquet'))
    return readParquet(file, wantedOf(name, mapping))
  const bytes = await readFile(file)
  const fix = 'hand it in as Parquet, or fewer rows'
  if (bytes.length > MOST_BYTES)
    throw new CliError({ file, found: `${bytes.length} bytes, at most ${MOST_BYTES} are read`, fix })
  const decoded = decodeCsv(file, bytes)
  if ('problem' in decoded)
    throw new CliError(decoded.problem)
  return { file, ...decoded }
}

/** A file may be a link, but not one that leads out of the folder. */
async function mustBeReadable(file: string): Promise<void> {
  const problem = await whyUnreadable(file)
  if (problem) {
    const fix = `a folder of data holds ${Object.keys(TABLES).map(name => `${name}.csv or .parquet`).join(', ')}`
    throw new CliError({ ...problem, fix: problem.fix ?? fix })
  }
  const [folder, place] = await Promise.all([realpath(dirname(file)), realpath(file)])
  if (dirname(place) !== folder)
    throw new CliError({ file, found: 'it is a link that leads out of the folder', fix: 'copy the file into it' })
}

/** Returns which columns of a file are read, by their names there, and what they may hold. */
function wantedOf(name: TableName, mapping: Mapping): Map<string, ColumnType> {
  const columns: [string, ColumnType][] = Object.entries(TABLES[name])
  return new Map(columns.map(([column, type]) => [theirName(mapping, name, column), type]))
}
