import type { Fact, Style, Unit } from './facts'

/** What a reader sees of a fact without a value. */
export const NO_DATA = 'no data'

export interface FormatOptions {
  /** One style or several: whole (no decimals where they say little), bare (no unit), signed, plain (ASCII); dates: long, short, day, iso. */
  as?: Style | Style[]
  /** With `whole`: keep the decimal of whatever is not whole. */
  exact?: boolean
}

const NARROW = '\u202F'
const NBSP = '\u00A0'
const MINUS = '\u2212'
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const RE_GROUP = /\B(?=(?:\d{3})+$)/g
/** Decimals of a unit, where they are not one. */
const DECIMALS: Partial<Record<Unit, number>> = { count: 0, usd: 0, ratio: 2 }

/** Returns a fact as the reader sees it: "8.0 %" with a narrow no-break space, "5,000", "13 Feb 2026"; plain style is ASCII. */
export function formatFact(fact: Fact, options: FormatOptions = {}): string {
  const styles = new Set(options.as === undefined ? [] : [options.as].flat())
  const text = formatValue(fact, styles, options.exact)
  return styles.has('plain') ? toPlain(text) : text
}

/** Returns an interval with its unit once: "7.3–8.8 %"; plain: "7.3% to 8.8%", "4.6 to 8.4 points". */
export function formatRange(low: Fact, high: Fact, options: FormatOptions = {}): string {
  if (low.value === null || high.value === null)
    return NO_DATA
  const styles = [options.as ?? []].flat()
  if (styles.includes('plain'))
    return `${formatFact(low, { ...options, as: low.unit === 'percent' ? styles : [...styles, 'bare'] })} to ${formatFact(high, options)}`
  const negative = Number(low.value) < 0
  return `${formatFact(low, { ...options, as: [...styles, 'bare'] })}${negative ? ' to ' : '–'}${formatFact(high, options)}`
}

// -- internal --

function formatValue({ value, unit }: Fact, styles: Set<Style>, exact = false): string {
  if (value === null)
    return NO_DATA
  if (typeof value === 'string') {
    const text = unit === 'date' ? formatDate(value, styles) : unit === 'dates' ? formatDates(value, styles) : value
    return styles.has('lower') ? text.toLowerCase() : text
  }
  const sign = styles.has('signed') && value > 0 ? '+' : ''
  const number = sign + formatNumber(value, unit, styles.has('whole') ? wholeDecimals(scale(value, unit), exact) : DECIMALS[unit] ?? 1)
  return styles.has('bare') ? number : withUnit(number, unit, styles)
}

/** Returns a value in the reader's unit. Rounding on twelve significant digits first keeps 0.0825 × 100 from becoming 8.2 by a binary tail. */
export function scale(value: number, unit: Unit): number {
  return Number((unit === 'percent' || unit === 'points' ? value * 100 : value).toPrecision(12))
}

/** What is whole to within its tenth is shown so. Of the rest, two digits are kept: 66.3 is 66, but 3.2 is not 3. */
function wholeDecimals(scaled: number, exact: boolean): number {
  const tenths = Number(Math.abs(scaled).toFixed(1))
  return Number.isInteger(tenths) || (tenths >= 10 && !exact) ? 0 : 1
}

function formatNumber(value: number, unit: Unit, decimals: number): string {
  const scaled = scale(value, unit)
  const text = Math.abs(scaled).toFixed(decimals)
  const [integer, fraction] = text.split('.')
  const grouped = integer!.replace(RE_GROUP, ',')
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return scaled < 0 && Number(text) !== 0 ? `${MINUS}${body}` : body
}

function withUnit(number: string, unit: Unit, styles: Set<Style>): string {
  switch (unit) {
    case 'percent': return `${number}${NARROW}%`
    case 'points': return `${number} points`
    case 'hours': return styles.has('long') ? `${number} hours` : `${number}${NBSP}h`
    case 'usd': return number.startsWith(MINUS) ? `${MINUS}$${number.slice(1)}` : `$${number}`
    default: return number
  }
}

function formatDate(iso: string, styles: Set<Style>): string {
  if (styles.has('iso'))
    return iso
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  const name = MONTHS[month - 1]!
  if (styles.has('long'))
    return `${day}${NBSP}${name} ${year}`
  if (styles.has('short'))
    return `${day}${NBSP}${name}`
  const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
  return styles.has('day') ? `${weekday} ${day}${NBSP}${name.slice(0, 3)}` : `${day}${NBSP}${name.slice(0, 3)}${NBSP}${year}`
}

/** A span of days, "2025-12-19/2026-01-15": the year is said once if it is the same. */
function formatDates(iso: string, styles: Set<Style>): string {
  const [from, to] = iso.split('/') as [string, string]
  if (styles.has('iso'))
    return `${from} to ${to}`
  const start = formatDate(from, styles)
  const short = from.slice(0, 4) === to.slice(0, 4) && !styles.has('short') && !styles.has('day') ? start.slice(0, -5) : start
  return `${short} – ${formatDate(to, styles)}`
}

/** Terminals, digests and the agent's own text use ASCII: "8.0%", "-0.4", "7 to 9". */
export function toPlain(text: string): string {
  return text.replaceAll(`${NARROW}%`, '%').replaceAll(NARROW, ' ').replaceAll(NBSP, ' ').replaceAll(MINUS, '-').replaceAll(' – ', ' to ').replaceAll('–', ' to ')
}
