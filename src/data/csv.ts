const RE_QUOTED = /[",\r\n]/
const RE_CR = /\r$/

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

/** Returns the rows of RFC 4180 text, header included; a byte order mark, CRLF and empty last lines are taken as they come. */
export function parseCsv(text: string): { rows: CsvRow[], unclosed?: number } {
  const rows: CsvRow[] = []
  let i = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (i < text.length) {
    const row: CsvRow = { line, cells: [] }
    for (;;) {
      let value = ''
      if (text[i] === '"') {
        const openedOn = line
        for (i++; ; i++) {
          if (i >= text.length)
            return { rows, unclosed: openedOn }
          if (text[i] === '\n')
            line++
          if (text[i] === '"') {
            if (text[i + 1] !== '"')
              break
            i++
          }
          value += text[i]
        }
        i++
      }
      const start = i
      while (i < text.length && text[i] !== ',' && text[i] !== '\n')
        i++
      row.cells.push(value + text.slice(start, i).replace(RE_CR, ''))
      if (text[i] !== ',')
        break
      i++
    }
    i++
    line++
    if (row.cells.length > 1 || row.cells[0] !== '')
      rows.push(row)
  }
  return { rows }
}
