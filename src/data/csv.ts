const RE_QUOTED = /[",\r\n]/
const RE_CELL_END = /[,\r\n]/
const BYTE_ORDER_MARK = '\uFEFF'

/** A row as read, with the line it starts on (1-based). */
export interface CsvRow {
  line: number
  cells: string[]
}

/** A quote that breaks the rules: it never closes, or more than a comma or the line's end follows it. */
export interface Stray { line: number, found: 'a quoted cell never ends' | 'text follows a closed quote' }

type Value = string | number | undefined

/** Returns RFC 4180 text with LF line ends; a cell is quoted only when it must be. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  return `${[columns, ...rows].map(row => row.map(writeCell).join(',')).join('\n')}\n`
}

/**
 * Returns the rows of RFC 4180 text, the header too, up to the first stray quote.
 * A byte order mark, every kind of line end and empty lines are accepted.
 */
export function parseCsv(text: string): { rows: CsvRow[], stray?: Stray } {
  const rows: CsvRow[] = []
  const place: Place = { text, at: text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, line: 1 }
  while (place.at < text.length) {
    const row: CsvRow = { line: place.line, cells: [] }
    const stray = readCells(place, row.cells)
    if (stray)
      return { rows, stray }
    const isEmptyLine = row.cells.length === 1 && row.cells[0] === ''
    if (!isEmptyLine)
      rows.push(row)
  }
  return { rows }
}

// -- internal --

function writeCell(value: Value): string {
  const text = value === undefined ? '' : String(value)
  return RE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Where in the text reading has got to. */
interface Place {
  text: string
  at: number
  line: number
}

/** Reads the cells of one row and the line's end after them. */
function readCells(place: Place, cells: string[]): Stray | undefined {
  for (;;) {
    const cell = place.text[place.at] === '"' ? readQuoted(place) : readPlain(place)
    if (typeof cell !== 'string')
      return cell
    cells.push(cell)
    if (place.text[place.at] !== ',')
      break
    place.at++
  }
  skipLineEnd(place)
  return undefined
}

function readPlain(place: Place): string {
  const start = place.at
  while (!isCellEnd(place))
    place.at++
  return place.text.slice(start, place.at)
}

/** Reads a cell in quotes, from its opening quote to the comma or line end after the closing one. */
function readQuoted(place: Place): string | Stray {
  const { text, line: openedOn } = place
  const start = ++place.at
  for (;;) {
    if (place.at >= text.length)
      return { line: openedOn, found: 'a quoted cell never ends' }
    if (skipLineEnd(place))
      continue
    if (text[place.at] !== '"') {
      place.at++
      continue
    }
    if (text[place.at + 1] !== '"')
      break
    place.at += 2
  }
  const cell = text.slice(start, place.at).replaceAll('""', '"')
  place.at++
  return isCellEnd(place) ? cell : { line: place.line, found: 'text follows a closed quote' }
}

function isCellEnd({ text, at }: Place): boolean {
  return at >= text.length || RE_CELL_END.test(text[at]!)
}

/** Steps over a line's end and returns true, if there is one here: LF, CR, or both as one. */
function skipLineEnd(place: Place): boolean {
  const { text, at } = place
  if (text[at] !== '\n' && text[at] !== '\r')
    return false
  place.at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  place.line++
  return true
}
