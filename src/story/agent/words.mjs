export const count = n => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
export const percent = (part, whole, digits = 1) => `${(100 * part / whole).toFixed(digits)}%`
export const share = rate => `${(100 * rate).toFixed(1)}%`
export const signed = n => `${n > 0 ? '+' : ''}${n.toFixed(1)}`
export const sum = numbers => numbers.reduce((a, b) => a + b, 0)

/** Rows of words as aligned columns: the first to the left, the others to the right. */
export function aligned(rows) {
  const width = i => Math.max(...rows.map(row => row[i].length))
  return rows.map(row => row.map((cell, i) => i ? cell.padStart(width(i)) : cell.padEnd(width(i))).join('  ').trimEnd())
}

/** A Markdown table; every column but the first is a number. */
export function table(header, rows) {
  const line = row => `| ${row.join(' | ')} |`
  return [line(header), `|${header.map((_, i) => i ? '---:' : '---').join('|')}|`, ...rows.map(line)]
}
