// How figures and texts are written, the same in every output.
export const count = n => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
export const percent = rate => `${(100 * rate).toFixed(1)}%`
export const points = rate => `${rate > 0 ? '+' : ''}${(100 * rate).toFixed(1)}`
/** For Slack, which asks for these three and no more. */
export const escapeText = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** For HTML and SVG, in text and in quoted attributes. */
export const escape = text => escapeText(text).replaceAll('"', '&quot;')

export function htmlTable(caption, rows) {
  const row = ([measure, value, note]) => `<tr><th scope="row">${escape(measure)}</th><td>${escape(value)}</td><td>${escape(note)}</td></tr>`
  return `<table><caption>${escape(caption)}</caption>\n${rows.map(row).join('\n')}\n</table>`
}

export function markdownTable(rows) {
  return ['| Measure | Value | Note |', '|---|---:|---|', ...rows.map(row => `| ${row.join(' | ')} |`)]
}
