import { colour } from './tokens'

export interface Spark {
  values: number[]
  /** Natural limits; drawn as a band if given. */
  upper?: number
  lower?: number
  width?: number
  height?: number
}

/**
 * Returns a small line with its last point in focus, for a dashboard row: SVG text without words, hidden from screen
 * readers because the row says the value. 96 × 36 px unless told; with limits, a band between two rules.
 */
export function spark({ values, upper, lower, width = 96, height = 36 }: Spark): string {
  if (values.length === 0)
    return ''
  const low = Math.min(...values, lower ?? Number.POSITIVE_INFINITY)
  const high = Math.max(...values, upper ?? Number.NEGATIVE_INFINITY)
  const pad = 8
  const x = (i: number): number => cut(values.length === 1 ? width - pad : pad + (width - 2 * pad) * i / (values.length - 1))
  const y = (value: number): number => cut(high === low ? height / 2 : 1 + (height - 2) * (high - value) / (high - low))
  const band = upper === undefined || lower === undefined
    ? ''
    : `<rect x="0" y="${y(upper)}" width="${width}" height="${cut(y(lower) - y(upper))}" fill="${colour('surface')}"/>`
      + `<path d="M0 ${y(upper)}H${width}M0 ${y(lower)}H${width}" stroke="${colour('ink-2')}"/>`
  const points = values.map((value, i) => `${x(i)},${y(value)}`).join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" overflow="visible" aria-hidden="true">${band}`
    + `<polyline points="${points}" fill="none" stroke="${colour('context')}" stroke-width="2" stroke-linejoin="round"/>`
    + `<circle cx="${x(values.length - 1)}" cy="${y(values.at(-1)!)}" r="6" fill="${colour('focus')}" stroke="${colour('paper')}" stroke-width="2"/></svg>`
}

function cut(value: number): number {
  return Number(value.toFixed(2))
}
