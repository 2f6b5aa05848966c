import { Buffer } from 'node:buffer'

// How figures and texts are written, the same in every output.
export const count = n => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
export const percent = rate => `${(100 * rate).toFixed(1)}%`
export const points = rate => `${rate > 0 ? '+' : ''}${(100 * rate).toFixed(1)}`
/** For Slack, which asks for these three and no more. */
export const escapeText = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** For HTML and SVG, in text and in quoted attributes. */
export const escape = text => escapeText(text).replaceAll('"', '&quot;')
/** For a header of a mail: one line of ASCII, in words of at most 75 signs (RFC 2047). */
export function headerText(text) {
  const line = text.replace(/\s+/g, ' ')
  const isPlain = /^[\x20-\x7E]*$/.test(line) && !line.includes('=?')
  return isPlain ? line : line.match(/.{1,10}/gu).map(part => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(' ')
}
/** For a cell of a Markdown table, and for an item of a list. */
export const escapeMarkdown = text => String(text).replace(/[\\`*_{}[\]<>#|~$&!]/g, '\\$&')

export function htmlTable(caption, rows) {
  const row = ([measure, value, note]) => `<tr><th scope="row">${escape(measure)}</th><td>${escape(value)}</td><td>${escape(note)}</td></tr>`
  return `<table><caption>${escape(caption)}</caption>\n${rows.map(row).join('\n')}\n</table>`
}

export function markdownTable(rows) {
  return ['| Measure | Value | Note |', '|---|---:|---|', ...rows.map(row => `| ${row.map(escapeMarkdown).join(' | ')} |`)]
}
