import type { Cell, ChartTable, Column } from '../charts/chart'
import type { Unit } from '../facts'
import { escapeHtml } from '../../packages/slidev-companion/src/escape'
import { inertText, words } from '../../packages/slidev-companion/src/guide/mdbook'
import { markdownTable } from '../../packages/slidev-companion/src/guide/table'
import { formatFact } from '../facts'

/** Units a cell carries itself, or that its column's label already says. */
const SAID = new Set(['percent', 'date', 'text', 'count', 'per1000', 'factor'])

/**
 * Where a page is narrow, the claim stands in words above a picture that goes on; on a wide page these
 * words have no size.
 */
const NARROW = 'position: sticky; left: 0; font-size: clamp(0px, (640px - 100vw) * 99, 14px)'

/** Returns a picture that is scrolled, and not shrunk until it cannot be read, where the page is narrow. */
export function figure(src: string, alt: string): string {
  const said = `${words(alt)} <em>The picture is wider than the screen: swipe it.</em>`
  return `<figure style="margin: 1.5em 0; overflow-x: auto">
<figcaption aria-hidden="true" style="${NARROW}">${said}</figcaption>
<img src="${src}" alt="${asHtml(alt)}" style="width: 100%; min-width: 640px">
</figure>`
}

/** Returns a picture with few and large words, which is readable on a narrow page as well. */
export function smallFigure(src: string, alt: string): string {
  return `<figure style="margin: 1.5em 0">
<img src="${src}" alt="${asHtml(alt)}" style="width: 100%; max-width: 640px">
</figure>`
}

/**
 * Returns a chart with its text alternative and, folded, its numbers as a reader writes them: "12.6 %", "10
 * Oct 2025".
 */
export function chartFigure(table: ChartTable, src: string): string {
  const head = table.columns.map(({ label, unit }) =>
    words(SAID.has(unit) || label.includes(unit) ? label : `${label} (${unit})`),
  )
  const rows = table.rows.map(row => table.columns.map(column => words(cellText(row[column.key] ?? null, column))))
  return [
    figure(src, table.alt),
    `<details>\n<summary>The numbers of this chart: ${asHtml(table.title)}</summary>`,
    markdownTable(head, rows),
    `${table.n ? `n: ${words(table.n)}. ` : ''}Source: ${table.source}.`,
    '</details>',
  ].join('\n\n')
}

/** HTML in a page: mdBook reads its own directives there too. */
function asHtml(value: string): string {
  return inertText(escapeHtml(value))
}

/** Returns one number of a chart as the prose beside it would print it. */
export function cellText(value: Cell, { unit }: Pick<Column, 'unit'>): string {
  if (value === null)
    return ''
  if (typeof value === 'boolean')
    return value ? 'yes' : 'no'
  // A grade from 0 to 1 needs the two decimals of a ratio.
  return formatFact(
    { value, unit: (unit === 'factor' ? 'ratio' : unit) as Unit, what: '' },
    unit === 'percent' ? {} : { as: 'bare' },
  )
}
