import type { Problem } from '../errors'
import type { Scenario } from '../scenario'
import type { CsvRow } from './csv'
import type { ColumnType, TableName } from './tables'
import { isIsoDate } from '../days'
import { CliError, nearestNames } from '../errors'
import { parseCsv } from './csv'
import { TABLES } from './tables'

/** A table as a user hands it in. */
export interface CsvFile { file: string, text: string }

/** More than this many mistakes help nobody. */
const LIMIT = 20

const RE_COUNT = /^\d+$/
const RE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z?$/
/** A cell that a spreadsheet would run as a formula; a number with a sign is none. */
const RE_FORMULA = /^[=+\-@\t\r](?![\d.,\s]*$)/

/**
 * Checks the four tables of a user's own data: columns, types, keys, formulas that a spreadsheet would run, plans that the
 * scenario doesn't know. Every mistake is collected, up to 20, with file and line.
 */
export function readDataset(files: Record<string, CsvFile>, scenario: Scenario): void {
  const problems: Problem[] = []
  const customers = new Set<string>()
  for (const name of Object.keys(TABLES) as TableName[]) {
    const { file, text } = files[name]!
    const { rows, unclosed } = parseCsv(text)
    if (unclosed !== undefined)
      problems.push({ file, line: unclosed, found: 'a quoted cell never ends', mend: 'close the quote; write a quote inside a cell twice' })
    const [header, ...body] = rows
    const places = header ? checkHeader(name, header, file, problems) : undefined
    if (!header)
      problems.push({ file, line: 1, found: 'the file is empty', mend: `the first line names the columns: ${Object.keys(TABLES[name]).join(',')}` })
    if (places) {
      for (const row of body)
        checkRow(name, row, header!, places, file, problems)
      checkKeys(name, body, places, file, customers, scenario, problems)
    }
  }
  if (problems.length > LIMIT)
    throw new CliError([...problems.slice(0, LIMIT), { found: `and ${problems.length - LIMIT} more` }])
  if (problems.length > 0)
    throw new CliError(problems)
}

// -- internal --

type Places = Record<string, number>

function checkHeader(name: TableName, header: CsvRow, file: string, problems: Problem[]): Places | undefined {
  const places: Places = Object.fromEntries(header.cells.map((cell, i) => [cell.trim(), i]))
  const missing = Object.keys(TABLES[name]).filter(column => !(column in places))
  for (const column of missing) {
    const near = nearestNames(column, header.cells)
    problems.push({ file, line: header.line, found: `column ${column} is missing`, mend: near.length > 0 ? `is it ${near.join(' or ')}?` : `found: ${header.cells.join(', ')}` })
  }
  for (const cell of new Set(header.cells.filter((one, i) => header.cells.indexOf(one) !== i)))
    problems.push({ file, line: header.line, found: `column ${cell} is there twice`, mend: 'name every column once' })
  return missing.length > 0 ? undefined : places
}

function checkRow(name: TableName, row: CsvRow, header: CsvRow, places: Places, file: string, problems: Problem[]): void {
  if (row.cells.length !== header.cells.length) {
    problems.push({ file, line: row.line, found: `${row.cells.length} cells, but ${header.cells.length} columns`, mend: 'a comma inside a cell needs quotes round the cell' })
    return
  }
  for (const [column, type] of Object.entries(TABLES[name])) {
    const value = row.cells[places[column]!]!
    const wrong = wrongWith(value, type)
    if (wrong)
      problems.push({ file, line: row.line, found: `${column} is ${JSON.stringify(value)}`, mend: wrong })
  }
}

function wrongWith(value: string, type: ColumnType): string | undefined {
  if (value === '')
    return type.endsWith('?') ? undefined : 'it must not be empty'
  if (RE_FORMULA.test(value))
    return 'a spreadsheet would run this as a formula: take the first character away'
  switch (type) {
    case 'count': return RE_COUNT.test(value) && Number.isSafeInteger(Number(value)) ? undefined : 'write a whole number of 0 or more, without separators'
    case 'date':
    case 'date?': return isIsoDate(value) ? undefined : 'write a date that exists as YYYY-MM-DD'
    case 'time':
    case 'time?': return RE_TIME.test(value) && isIsoDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value.replace(' ', 'T'))) ? undefined : 'write a UTC time as YYYY-MM-DDTHH:MM:SSZ'
    default: return undefined
  }
}

function checkKeys(name: TableName, body: CsvRow[], places: Places, file: string, customers: Set<string>, scenario: Scenario, problems: Problem[]): void {
  const own = Object.keys(TABLES[name])[0]!
  const seen = new Map<string, number>()
  for (const { cells, line } of body) {
    const id = cells[places[own]!] ?? ''
    const before = seen.get(id)
    if (before !== undefined)
      problems.push({ file, line, found: `${own} ${id} is already on line ${before}`, mend: 'an id names one row' })
    else
      seen.set(id, line)
    if (name === 'customers') {
      customers.add(id)
      checkCustomer(cells, places, file, line, scenario, problems)
    }
    else if ('customer_id' in places && !customers.has(cells[places.customer_id!] ?? '')) {
      problems.push({ file, line, found: `customer_id ${cells[places.customer_id!]} is not in customers.csv`, mend: 'take the row out or add the customer' })
    }
  }
}

function checkCustomer(cells: string[], places: Places, file: string, line: number, { plans }: Scenario, problems: Problem[]): void {
  const get = (column: string): string => cells[places[column]!] ?? ''
  if (get('plan') !== '' && !Object.hasOwn(plans, get('plan')))
    problems.push({ file, line, found: `plan is ${JSON.stringify(get('plan'))}`, mend: `the scenario knows ${Object.keys(plans).join(', ')}` })
  if (!['wizard', 'control', 'none'].includes(get('arm')))
    problems.push({ file, line, found: `arm is ${JSON.stringify(get('arm'))}`, mend: 'write wizard, control or none' })
  for (const column of ['onboarded_on', 'cancelled_on']) {
    if (get(column) !== '' && get(column) < get('signed_up_on'))
      problems.push({ file, line, found: `${column} ${get(column)} is before signed_up_on ${get('signed_up_on')}`, mend: 'swap or mend the dates' })
  }
}
