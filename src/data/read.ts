import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Scenario } from '../scenario'
import type { Baseline } from './coverage'
import type { CsvRow } from './csv'
import type { ColumnType, TableName } from './tables'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { calendarOf } from '../scenario'
import { wrongWith } from './cells'
import { baselineOf, checkCoverage } from './coverage'
import { parseCsv, writeCsv } from './csv'
import { checkRow } from './rows'
import { TABLES } from './tables'

/** A table as a user hands it in. */
export interface CsvFile { file: string, text: string }

/** A row, read by the names of the columns in TABLES. */
export interface DataRow {
  line: number
  get: (column: string) => string
  /** True if every cell is of its column's type. */
  sound: boolean
}

export interface DataTable { file: string, rows: DataRow[] }

/** A user's own data, and what they say of the two figures that the scenario declares. */
export interface OwnData {
  /**
   * CSV text with the columns of TABLES in their order, with commas and LF.
   * It is written anew, so that every engine gets what one parser has read.
   */
  tables: Record<TableName, string>
  baseline: Baseline
}

/** More than this many mistakes help nobody. */
const LIMIT = 20

/**
 * Returns the four tables of a user's own data. They are checked for columns, types and keys, for formulas that
 * a spreadsheet would run, for what cannot have happened, and for the days that the calendar needs.
 * Mistakes are collected, up to 20, with file and line.
 */
export function readDataset(files: Record<string, CsvFile>, scenario: Scenario): OwnData {
  const problems: Problem[] = []
  const names = Object.keys(TABLES) as TableName[]
  const tables = forEach(names, name => readTable(name, files[name]!, problems)!)
  const calendar = calendarOf(scenario)
  // An export that ends too early also lacks customers whom other rows name. The cause is named before its symptoms.
  if (problems.length === 0)
    problems.push(...checkCoverage(tables, calendar))
  if (names.every(name => tables[name] !== undefined)) {
    for (const name of names)
      checkRows(name, tables, scenario, problems)
  }
  if (problems.length > LIMIT)
    throw new CliError([...problems.slice(0, LIMIT), { found: `and ${problems.length - LIMIT} more` }])
  if (problems.length > 0)
    throw new CliError(problems)
  return {
    tables: forEach(names, name => plainCsv(name, tables[name])),
    baseline: baselineOf(tables.customers, calendar),
  }
}

// -- internal --

function forEach<T>(names: TableName[], make: (name: TableName) => T): Record<TableName, T> {
  return Object.fromEntries(names.map(name => [name, make(name)])) as Record<TableName, T>
}

type Say = (line: number, found: string, fix: string) => void

/** Returns a table, without the rows that have too few or too many cells; nothing if its header cannot be used. */
function readTable(name: TableName, { file, text }: CsvFile, problems: Problem[]): DataTable | undefined {
  const { rows: [header, ...body], stray } = parseCsv(text)
  const say: Say = (line, found, fix) => problems.push({ file, line, found, fix })
  if (stray)
    say(stray.line, stray.found, 'a quote inside a cell is written twice, and the cell stands in quotes')
  if (!header)
    say(1, 'the file is empty', `the first line names the columns: ${Object.keys(TABLES[name]).join(',')}`)
  const places = header && checkHeader(name, header, say)
  if (!header || !places)
    return undefined
  return { file, rows: body.flatMap(row => readRow(name, row, header, places, say) ?? []) }
}

/** Returns the place of every column; nothing if one is missing. */
function checkHeader(name: TableName, { line, cells }: CsvRow, say: Say): Map<string, number> | undefined {
  const separator = [';', '\t', '|'].find(mark => cells.length === 1 && cells[0]!.includes(mark))
  if (separator !== undefined) {
    const shown = separator === '\t' ? 'tabs' : `'${separator}'`
    say(line, `the columns are separated by ${shown}`, 'save with commas')
    return undefined
  }
  const places = new Map(cells.map((cell, i) => [cell.trim(), i]))
  const missing = Object.keys(TABLES[name]).filter(column => !places.has(column))
  for (const column of missing) {
    const near = nearestNames(column, cells)
    const fix = near.length > 0 ? `is it ${near.join(' or ')}?` : `found: ${cells.join(', ')}`
    say(line, `column ${column} is missing`, fix)
  }
  const twice = cells.filter((cell, i) => cells.indexOf(cell) !== i)
  for (const cell of new Set(twice))
    say(line, `column ${cell} is there twice`, 'name every column once')
  return missing.length > 0 ? undefined : places
}

function readRow(
  name: TableName,
  { line, cells }: CsvRow,
  header: CsvRow,
  places: Map<string, number>,
  say: Say,
): DataRow | undefined {
  if (cells.length !== header.cells.length) {
    const found = `${cells.length} cells, but ${header.cells.length} columns`
    say(line, found, 'a comma inside a cell needs quotes round the cell')
    return undefined
  }
  const get = (column: string): string => cells[places.get(column)!]!
  const wrong = Object.entries(TABLES[name]).flatMap(([column, type]) => {
    const fix = wrongWith(get(column), type)
    return fix === undefined ? [] : [{ column, fix }]
  })
  for (const { column, fix } of wrong)
    say(line, `${column} is ${JSON.stringify(get(column))}`, fix)
  return { line, get, sound: wrong.length === 0 }
}

function checkRows(
  name: TableName,
  tables: Record<TableName, DataTable>,
  scenario: Scenario,
  problems: Problem[],
): void {
  const { file, rows } = tables[name]
  // A table's first column is its key.
  const own = Object.keys(TABLES[name])[0]!
  const seen = new Map<string, number>()
  const check = checkRow(name, tables, scenario)
  for (const row of rows) {
    const id = row.get(own)
    const before = seen.get(id)
    if (before === undefined) {
      seen.set(id, row.line)
    }
    else {
      const found = `${own} ${id} is already on line ${before}`
      problems.push({ file, line: row.line, found, fix: 'an id names one row' })
    }
    if (row.sound)
      problems.push(...check(row).map(problem => ({ file, line: row.line, ...problem })))
  }
}

/** Returns a table's CSV text. Free text is left empty: no query reads it, and it may name people. */
function plainCsv(name: TableName, { rows }: DataTable): string {
  const columns: [string, ColumnType][] = Object.entries(TABLES[name])
  const cells = rows.map(row => columns.map(([column, type]) => type === 'text?' ? '' : row.get(column)))
  return writeCsv(columns.map(([column]) => column), cells)
}
