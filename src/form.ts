import type { Fact, Style, Unit } from './facts'
import { MONTHS } from './days'

/** What a reader sees of a fact without a value. */
export const NO_DATA = 'no data'

export interface FormatOptions {
  /**
   * One style or several: whole (no decimals where they say little), bare (no unit), signed, plain (ASCII).
   * Dates have long, short, day and iso.
   */
  as?: Style | Style[]
  /** With `whole`: keep the decimal of whatever is not whole. */
  exact?: boolean
}

const NARROW = '\u202F'
const NBSP = '\u00A0'
const MINUS = '\u2212'
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const RE_GROUP = /\B(?=(?:\d{3})+$)/g
/** Decimals of a unit, where they are not one. */
const DECIMALS: Partial<Record<Unit, number>> = { count: 0, usd: 0, ratio: 2 }

/** Returns a fact as the reader sees it: "8.0 %" with a narrow no-break space, "5,000", "13 Feb 2026". */
export function formatFact(fact: Fact, options: FormatOptions = {}): string {
  const styles = new Set(stylesOf(options))
  const text = formatValue(fact, styles, options.exact)
  return styles.has('plain') ? toPlain(text) : text
}

/** Returns an interval with its unit once: "7.3–8.8 %"; plain: "7.3% to 8.8%", "4.6 to 8.4 points". */
export function formatRange(low: Fact, high: Fact, options: FormatOptions = {}): string {
  if (low.value === null || high.value === null)
    return NO_DATA
  const styles = stylesOf(options)
  const isPlain = styles.includes('plain')
  const keepsUnit = isPlain && low.unit === 'percent'
  const from = formatFact(low, { ...options, as: keepsUnit ? styles : [...styles, 'bare'] })
  // A dash after a minus sign would be misread.
  const until = isPlain || Number(low.value) < 0 ? ' to ' : '–'
  return from + until + formatFact(high, options)
}

/**
 * Returns a value in the reader's unit. It is rounded to twelve significant digits first: 0.0825 × 100 is a little
 * less than 8.25 in binary, and would become 8.2.
 */
export function scale(value: number, unit: Unit): number {
  const isShare = unit === 'percent' || unit === 'points'
  return Number((isShare ? value * 100 : value).toPrecision(12))
}

/** Returns a text in ASCII, as terminals, digests and the agent use it: "8.0%", "-0.4", "7 to 9". */
export function toPlain(text: string): string {
  return text
    .replaceAll(`${NARROW}%`, '%')
    .replaceAll(NARROW, ' ')
    .replaceAll(NBSP, ' ')
    .replaceAll(MINUS, '-')
    .replaceAll(' – ', ' to ')
    .replaceAll('–', ' to ')
}

// -- internal --

function stylesOf({ as = [] }: FormatOptions): Style[] {
  return [as].flat()
}

function formatValue({ value, unit }: Fact, styles: Set<Style>, exact = false): string {
  if (value === null)
    return NO_DATA
  if (typeof value === 'string') {
    const text = formatText(value, unit, styles)
    return styles.has('lower') ? text.toLowerCase() : text
  }
  const sign = styles.has('signed') && value > 0 ? '+' : ''
  const decimals = styles.has('whole') ? wholeDecimals(scale(value, unit), exact) : DECIMALS[unit] ?? 1
  const number = sign + formatNumber(value, unit, decimals)
  return styles.has('bare') ? number : withUnit(number, unit, styles)
}

/**
 * What is whole once it is rounded to tenths is shown without them. Of the rest two digits are kept:
 * 66.3 becomes 66, but 3.2 does not become 3.
 */
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

function formatText(text: string, unit: Unit, styles: Set<Style>): string {
  switch (unit) {
    case 'date': return formatDate(text, styles)
    case 'dates': return formatDates(text, styles)
    default: return text
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
  const dayAndMonth = `${day}${NBSP}${name.slice(0, 3)}`
  if (styles.has('day')) {
    const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
    return `${weekday} ${dayAndMonth}`
  }
  return `${dayAndMonth}${NBSP}${year}`
}

/** Formats a span of days such as "2025-12-19/2026-01-15"; a year that both have is said once. */
function formatDates(iso: string, styles: Set<Style>): string {
  const [from, to] = iso.split('/') as [string, string]
  if (styles.has('iso'))
    return `${from} to ${to}`
  const start = formatDate(from, styles)
  const saysYear = !styles.has('short') && !styles.has('day')
  const isSameYear = from.slice(0, 4) === to.slice(0, 4)
  // A space and four digits are left out.
  const shortStart = saysYear && isSameYear ? start.slice(0, -5) : start
  return `${shortStart} – ${formatDate(to, styles)}`
}
