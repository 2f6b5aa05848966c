import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Disagreement } from '../agreement'
import type { Scenario } from '../scenario'
import type { Baseline } from './coverage'
import type { CsvRow, Stray } from './csv'
import type { Mapping } from './mapping'
import type { ColumnType, TableName } from './tables'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { printable } from '../printable'
import { calendarOf } from '../scenario'
import { wrongWith } from './cells'
import { baselineOf, checkCoverage, differsFrom } from './coverage'
import { parseCsv, writeCsv } from './csv'
import { theirName } from './mapping'
import { checkRow } from './rows'
import { TABLES } from './tables'
import { valueIn } from './value'

/** A table as a user hands it in: the text of a CSV file, or columns and cells of another. */
export type HandedTable = { file: string } & ({ text: string } | { columns: string[], rows: string[][] })

/** A row, read by the names of the columns in TABLES. */
export interface DataRow {
  line: number
  get: (column: string) => string
  /** True if every cell is of its column's type. */
  sound: boolean
}

export interface DataTable { file: string, columns: string[], rows: DataRow[] }

/** What was read of a user's own data. */
export interface Reading {
  /** Those whose columns are there. */
  tables: Partial<Record<TableName, DataTable>>
  /** All that is wrong in them. */
  problems: Problem[]
  /** Where the scenario declares something else than they show. */
  different: Disagreement[]
}

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

const NAMES = Object.keys(TABLES) as TableName[]

/**
 * Reads the four tables of a user's own data and checks them: columns, types and keys, formulas that a spreadsheet
 * would run, what cannot have happened, and the days that the calendar needs.
 */
export function readTables(
  handed: Record<string, HandedTable>,
  scenario: Scenario,
  mapping: Mapping = {},
): Reading {
  const problems: Problem[] = []
  const read = NAMES.map(name => [name, readTable(name, handed[name]!, mapping, problems)] as const)
  const tables: Reading['tables'] = Object.fromEntries(read.filter(([, table]) => table !== undefined))
  const calendar = calendarOf(scenario)
  if (!isWhole(tables))
    return { tables, problems: problems.map(shown), different: [] }
  // An export that ends too early also lacks customers whom other rows name. The cause is named before its symptoms.
  if (problems.length === 0)
    problems.push(...checkCoverage(tables, calendar))
  for (const name of NAMES)
    checkRows(name, tables, scenario, problems)
  const different = problems.length > 0 ? [] : differsFrom(scenario, measuredIn(tables, scenario))
  return { tables, problems: problems.map(shown), different }
}

/** Returns the four tables of a user's own data; what is wrong is a CliError of up to 20 lines with file and line. */
export function readDataset(
  handed: Record<string, HandedTable>,
  scenario: Scenario,
  mapping: Mapping = {},
): OwnData {
  const { tables, problems } = readTables(handed, scenario, mapping)
  refuse(problems)
  const whole = tables as Record<TableName, DataTable>
  return {
    tables: forEach(NAMES, name => plainCsv(name, whole[name])),
    baseline: measuredIn(whole, scenario),
  }
}

/** Throws the first 20 of several problems, and says how many more there are. */
export function refuse(problems: Problem[]): void {
  if (problems.length > LIMIT)
    throw new CliError([...problems.slice(0, LIMIT), { found: `and ${problems.length - LIMIT} more` }])
  if (problems.length > 0)
    throw new CliError(problems)
}

// -- internal --

function measuredIn(tables: Record<TableName, DataTable>, scenario: Scenario): Baseline {
  const calendar = calendarOf(scenario)
  return { ...baselineOf(tables.customers, calendar), value: valueIn(tables, scenario, calendar) }
}

function isWhole(tables: Reading['tables']): tables is Record<TableName, DataTable> {
  return NAMES.every(name => tables[name] !== undefined)
}

/** A cell may hold what would move the cursor of the terminal. */
function shown({ file, line, found, fix }: Problem): Problem {
  return { file: file && printable(file), line, found: printable(found), fix: fix && printable(fix) }
}

function forEach<T>(names: TableName[], make: (name: TableName) => T): Record<TableName, T> {
  return Object.fromEntries(names.map(name => [name, make(name)])) as Record<TableName, T>
}

type Say = (line: number, found: string, fix: string) => void

/** Returns a table, without the rows that have too few or too many cells; nothing if its header cannot be used. */
function readTable(
  name: TableName,
  handed: HandedTable,
  mapping: Mapping,
  problems: Problem[],
): DataTable | undefined {
  const { file } = handed
  const { rows: [header, ...body], stray } = 'text' in handed ? parseCsv(handed.text) : numbered(handed)
  const say: Say = (line, found, fix) => problems.push({ file, line, found, fix })
  if (stray)
    say(stray.line, stray.found, 'a quote inside a cell is written twice, and the cell stands in quotes')
  if (!header)
    say(1, 'the file is empty', `the first line names the columns: ${Object.keys(TABLES[name]).join(',')}`)
  const places = header && checkHeader(name, header, mapping, say)
  if (!header || !places)
    return undefined
  const rows = body.flatMap(row => readRow(name, row, header, places, say) ?? [])
  return { file, columns: header.cells, rows }
}

/** In a file that has no lines a row's number stands for its line. */
function numbered({ columns, rows }: { columns: string[], rows: string[][] }): { rows: CsvRow[], stray?: Stray } {
  return { rows: [{ line: 1, cells: columns }, ...rows.map((cells, i) => ({ line: i + 1, cells }))] }
}

/** Returns the place of every column; nothing if one is missing. */
function checkHeader(
  name: TableName,
  { line, cells }: CsvRow,
  mapping: Mapping,
  say: Say,
): Map<string, number> | undefined {
  const separator = [';', '\t', '|'].find(mark => cells.length === 1 && cells[0]!.includes(mark))
  if (separator !== undefined) {
    const shown = separator === '\t' ? 'tabs' : `'${separator}'`
    say(line, `the columns are separated by ${shown}`, 'save with commas')
    return undefined
  }
  const found = new Map(cells.map((cell, i) => [cell.trim(), i]))
  const ours = Object.keys(TABLES[name])
  const missing = ours.filter(column => !found.has(theirName(mapping, name, column)))
  for (const column of missing) {
    const theirs = theirName(mapping, name, column)
    const near = nearestNames(theirs, cells)
    const fix = near.length > 0 ? `is it ${near.join(' or ')}?` : `found: ${cells.join(', ')}`
    const which = theirs === column ? column : `${JSON.stringify(theirs)}, our ${column},`
    say(line, `column ${which} is missing`, fix)
  }
  const twice = cells.filter((cell, i) => cells.indexOf(cell) !== i)
  for (const cell of new Set(twice))
    say(line, `column ${cell} is there twice`, 'name every column once')
  if (missing.length > 0)
    return undefined
  return new Map(ours.map(column => [column, found.get(theirName(mapping, name, column))!]))
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
