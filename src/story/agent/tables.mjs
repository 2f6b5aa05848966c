const cells = line => line.slice(1, -1).split('|').map(cell => cell.trim())

/** Every Markdown table of a text: its header and its rows as objects, numbers as numbers. */
export function tables(markdown) {
  const found = []
  const lines = markdown.split('\n')
  for (let i = 0; i + 1 < lines.length; i++) {
    if (!lines[i].startsWith('|') || !/^\|[\s|:-]+\|$/.test(lines[i + 1]))
      continue
    const header = cells(lines[i])
    const rows = []
    for (i += 2; i < lines.length && lines[i].startsWith('|'); i++)
      rows.push(cells(lines[i]).map(value))
    found.push({ header, rows })
  }
  return found
}

/** The table whose header matches each pattern, one pattern a column, as rows of those columns. */
export function pick(markdown, file, ...patterns) {
  for (const { header, rows } of tables(markdown)) {
    const columns = patterns.map(pattern => header.findIndex(name => pattern.test(name)))
    if (columns.every(column => column >= 0))
      return rows.map(row => columns.map(column => row[column]))
  }
  throw new Error(`${file} has no table with the columns ${patterns.map(p => p.source).join(', ')}`)
}

function value(text) {
  const number = text.replaceAll(',', '').replaceAll('**', '').match(/^([+-]?\d+(?:\.\d+)?)\s*(?:%|points|h)?$/)
  return number ? Number(number[1]) : text.replaceAll('**', '')
}
