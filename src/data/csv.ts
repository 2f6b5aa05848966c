const RE_QUOTED = /[",\r\n]/
const RE_CELL_END = /[,\r\n]/

/** A cell as read, with the line its row starts on (1-based). */
export interface CsvRow {
  line: number
  cells: string[]
}

/** Returns RFC 4180 text with LF line ends; a cell is quoted only when it must be. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cell = (value: string | number | undefined): string => {
    const text = value === undefined ? '' : String(value)
    return RE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[columns, ...rows].map(row => row.map(cell).join(',')).join('\n')}\n`
}

/** A quote that breaks the rules: one that never closes, or one that something follows but a comma or a line's end. */
export interface Stray { line: number, found: 'a quoted cell never ends' | 'text follows a closed quote' }

/** Returns the rows of RFC 4180 text, header included; a byte order mark, LF, CRLF and CR, and empty lines are taken as they come. */
export function parseCsv(text: string): { rows: CsvRow[], stray?: Stray } {
  const rows: CsvRow[] = []
  let i = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  /** Steps over a line's end, if there is one: CRLF is one. */
  const lineEnd = (): boolean => {
    if (text[i] !== '\n' && text[i] !== '\r')
      return false
    i += text[i] === '\r' && text[i + 1] === '\n' ? 2 : 1
    line++
    return true
  }
  while (i < text.length) {
    const row: CsvRow = { line, cells: [] }
    for (;;) {
      if (text[i] === '"') {
        const openedOn = line
        const from = i + 1
        for (i = from; text[i] !== '"' || text[i + 1] === '"';) {
          if (i >= text.length)
            return { rows, stray: { line: openedOn, found: 'a quoted cell never ends' } }
          if (!lineEnd())
            i += text[i] === '"' ? 2 : 1
        }
        row.cells.push(text.slice(from, i).replaceAll('""', '"'))
        i++
        if (i < text.length && !RE_CELL_END.test(text[i]!))
          return { rows, stray: { line, found: 'text follows a closed quote' } }
      }
      else {
        const start = i
        while (i < text.length && !RE_CELL_END.test(text[i]!))
          i++
        row.cells.push(text.slice(start, i))
      }
      if (text[i] !== ',')
        break
      i++
    }
    lineEnd()
    if (row.cells.length > 1 || row.cells[0] !== '')
      rows.push(row)
  }
  return { rows }
}
