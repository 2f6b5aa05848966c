import { colour } from './tokens'

/** Room for the dot at the end. */
const PAD = 8

export interface Spark {
  values: number[]
  /** Natural limits; drawn as a band if given. */
  upper?: number
  lower?: number
  width?: number
  height?: number
}

/**
 * Returns a small line with its last point in focus, for a row of the dashboard; with limits, also a band between
 * two rules. It is SVG without words, hidden from screen readers because the row says the value.
 */
export function spark({ values, upper, lower, width = 96, height = 36 }: Spark): string {
  if (values.length === 0)
    return ''
  const low = Math.min(...values, lower ?? Number.POSITIVE_INFINITY)
  const high = Math.max(...values, upper ?? Number.NEGATIVE_INFINITY)
  const steps = values.length - 1
  const x = (i: number): number => cut(steps === 0 ? width - PAD : PAD + (width - 2 * PAD) * i / steps)
  const y = (value: number): number => cut(high === low ? height / 2 : 1 + (height - 2) * (high - value) / (high - low))
  const band = upper === undefined || lower === undefined
    ? ''
    : `<rect x="0" y="${y(upper)}" width="${width}" height="${cut(y(lower) - y(upper))}" fill="${colour('surface')}"/>`
      + `<path d="M0 ${y(upper)}H${width}M0 ${y(lower)}H${width}" stroke="${colour('ink-2')}"/>`
  const points = values.map((value, i) => `${x(i)},${y(value)}`).join(' ')
  const [lastX, lastY] = [x(steps), y(values.at(-1)!)]
  const curve = `points="${points}" fill="none" stroke="${colour('context')}" stroke-width="2" stroke-linejoin="round"`
  const dot = `cx="${lastX}" cy="${lastY}" r="6" fill="${colour('focus')}" stroke="${colour('paper')}" stroke-width="2"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
    + ` overflow="visible" aria-hidden="true">${band}<polyline ${curve}/><circle ${dot}/></svg>`
}

function cut(value: number): number {
  return Number(value.toFixed(2))
}
