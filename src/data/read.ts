import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Scenario } from '../scenario'
import type { Baseline } from './coverage'
import type { CsvRow } from './csv'
import type { TableName } from './tables'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { calendarOf } from '../scenario'
import { wrongWith } from './cells'
import { baselineOf, checkCoverage } from './coverage'
import { parseCsv, writeCsv } from './csv'
import { checkRow } from './rows'
import { TABLES } from './tables'

/** A table as a user hands it in. */
export interface CsvFile { file: string, text: string }

/** A row by its columns; those that the table lacks are not read. */
export interface DataRow {
  line: number
  get: (column: string) => string
  /** True if every cell is of its column's type. */
  sound: boolean
}

export interface DataTable { file: string, rows: DataRow[] }

/** A user's own data as the engines read it, and what it says of the two figures that the scenario declares. */
export interface OwnData {
  /** CSV text with the columns of TABLES in their order, commas and LF: what one parser has read is what every engine gets. */
  tables: Record<TableName, string>
  baseline: Baseline
}

/** More than this many mistakes help nobody. */
const LIMIT = 20

/**
 * Returns the four tables of a user's own data, checked: columns, types, keys, formulas that a spreadsheet would run, what cannot have happened,
 * days that the calendar needs. Every mistake is collected, up to 20, with file and line.
 */
export function readDataset(files: Record<string, CsvFile>, scenario: Scenario): OwnData {
  const problems: Problem[] = []
  const names = Object.keys(TABLES) as TableName[]
  const tables = Object.fromEntries(names.map(name => [name, readTable(name, files[name]!, problems)])) as Record<TableName, DataTable>
  const calendar = calendarOf(scenario)
  // Rows that name a customer who is not there yet are a symptom of an export that ends too early, so that is said first.
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
    tables: Object.fromEntries(names.map(name => [name, plainCsv(name, tables[name])])) as Record<TableName, string>,
    baseline: baselineOf(tables.customers, calendar),
  }
}

// -- internal --

function readTable(name: TableName, { file, text }: CsvFile, problems: Problem[]): DataTable | undefined {
  const { rows: [header, ...body], stray } = parseCsv(text)
  const say = (line: number, found: string, mend: string): void => void problems.push({ file, line, found, mend })
  if (stray)
    say(stray.line, stray.found, 'a quote inside a cell is written twice, and the cell stands in quotes')
  if (!header)
    say(1, 'the file is empty', `the first line names the columns: ${Object.keys(TABLES[name]).join(',')}`)
  const places = header && checkHeader(name, header, say)
  if (!header || !places)
    return undefined
  return { file, rows: body.flatMap(row => readRow(name, row, header, places, say) ?? []) }
}

type Say = (line: number, found: string, mend: string) => void

function checkHeader(name: TableName, { line, cells }: CsvRow, say: Say): Map<string, number> | undefined {
  const separator = [';', '\t', '|'].find(mark => cells.length === 1 && cells[0]!.includes(mark))
  if (separator !== undefined) {
    say(line, `the columns are separated by ${separator === '\t' ? 'tabs' : `'${separator}'`}`, 'save with commas')
    return undefined
  }
  const places = new Map(cells.map((cell, i) => [cell.trim(), i]))
  const missing = Object.keys(TABLES[name]).filter(column => !places.has(column))
  for (const column of missing) {
    const near = nearestNames(column, cells)
    say(line, `column ${column} is missing`, near.length > 0 ? `is it ${near.join(' or ')}?` : `found: ${cells.join(', ')}`)
  }
  for (const cell of new Set(cells.filter((one, i) => cells.indexOf(one) !== i)))
    say(line, `column ${cell} is there twice`, 'name every column once')
  return missing.length > 0 ? undefined : places
}

function readRow(name: TableName, { line, cells }: CsvRow, header: CsvRow, places: Map<string, number>, say: Say): DataRow | undefined {
  if (cells.length !== header.cells.length) {
    say(line, `${cells.length} cells, but ${header.cells.length} columns`, 'a comma inside a cell needs quotes round the cell')
    return undefined
  }
  const get = (column: string): string => cells[places.get(column)!]!
  const wrong = Object.entries(TABLES[name]).flatMap(([column, type]) => {
    const mend = wrongWith(get(column), type)
    return mend === undefined ? [] : [{ column, mend }]
  })
  for (const { column, mend } of wrong)
    say(line, `${column} is ${JSON.stringify(get(column))}`, mend)
  return { line, get, sound: wrong.length === 0 }
}

function checkRows(name: TableName, tables: Record<TableName, DataTable>, scenario: Scenario, problems: Problem[]): void {
  const { file, rows } = tables[name]
  const own = Object.keys(TABLES[name])[0]!
  const seen = new Map<string, number>()
  const check = checkRow(name, tables, scenario)
  for (const row of rows) {
    const id = row.get(own)
    const before = seen.get(id)
    if (before === undefined)
      seen.set(id, row.line)
    else
      problems.push({ file, line: row.line, found: `${own} ${id} is already on line ${before}`, mend: 'an id names one row' })
    if (row.sound)
      problems.push(...check(row).map(problem => ({ file, line: row.line, ...problem })))
  }
}

/** Comments are never read, so they go no further than here. */
function plainCsv(name: TableName, { rows }: DataTable): string {
  const columns = Object.entries(TABLES[name])
  return writeCsv(columns.map(([column]) => column), rows.map(row => columns.map(([column, type]) => type === 'text?' ? '' : row.get(column))))
}
