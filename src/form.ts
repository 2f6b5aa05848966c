import type { Fact, Style, Unit } from './facts'
import type { DateParts } from './locale'
import { lengthOf } from './isolate'
import {
  HOUSE,
  inLocale,
  isYearFirst,
  MINUS,
  NARROW,
  NBSP,
  writeDate,
  writeMoney,
  writeNumber,
  writePercent,
} from './locale'
import { numberInWords } from './number-words'

/** What a reader sees of a fact without a value. */
export const NO_DATA = 'no data'

export interface FormatOptions {
  /**
   * One style or several: whole (no decimals where they say little), bare (no unit), signed, plain (ASCII).
   * `digits` is what a component computes with: no locale, no unit.
   * `word` writes a whole number in words, `hundreds` the full hundreds below it; `capital` begins with a capital.
   * Dates have long, short, day, weekday and iso.
   */
  as?: Style | Style[]
  /** With `whole`: keep the decimal of whatever is not whole. */
  exact?: boolean
}

const RE_CAPITALS = /^\p{Lu}\p{Lu}/u
/** So many signs of a date have room where it stands as a figure: "24 November". */
const SHORT_DATE = 11

/** Decimals of a unit, where they are not one. */
const DECIMALS: Partial<Record<Unit, number>> = { count: 0, money: 0, ratio: 2 }

/**
 * Returns a fact as the reader sees it, in the customs of the running locale: "8.0 %" with a narrow no-break space,
 * "5,000", "9 Nov 2025". What is plain is read by programs, and the same in every locale.
 */
export function formatFact(fact: Fact, options: FormatOptions = {}): string {
  const styles = new Set(stylesOf(options))
  const format = (): string => {
    const value = formatValue(fact, styles, options.exact)
    return styles.has('capital') ? capital(value) : value
  }
  return styles.has('plain') ? toPlain(inLocale(HOUSE, format)) : format()
}

/** Returns a text with a capital first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Returns a text with a small letter first; names further on, and a word in capitals, stay as they are. */
export function lower(text: string): string {
  return RE_CAPITALS.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
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

function formatValue(fact: Fact, styles: Set<Style>, exact = false): string {
  const { value, unit } = fact
  if (value === null)
    return NO_DATA
  if (typeof value === 'string') {
    const text = formatText(value, unit, styles)
    return styles.has('lower') ? lower(text) : text
  }
  if (styles.has('word'))
    return numberInWords(value)
  if (styles.has('hundreds'))
    return writeNumber(String(Math.floor(value / 100) * 100))
  const decimals = styles.has('whole') ? wholeDecimals(scale(value, unit), exact) : decimalsOf(value, unit)
  const digits = digitsOf(value, unit, decimals)
  if (styles.has('digits'))
    return digits
  const number = writeNumber(digits, { signDisplay: styles.has('signed') && value > 0 ? 'always' : 'auto' })
  return styles.has('bare') ? number : withUnit(number, digits, fact, styles)
}

/** An amount that is not whole has its cents. */
function decimalsOf(value: number, unit: Unit): number {
  return unit === 'money' && !Number.isInteger(value) ? 2 : DECIMALS[unit] ?? 1
}

/**
 * What is whole once it is rounded to tenths is shown without them. Of the rest two digits are kept:
 * 66.3 becomes 66, but 3.2 does not become 3.
 */
function wholeDecimals(scaled: number, exact: boolean): number {
  const tenths = Number(Math.abs(scaled).toFixed(1))
  return Number.isInteger(tenths) || (tenths >= 10 && !exact) ? 0 : 1
}

/** Returns the digits of a value in the reader's unit. What is rounded to 0 has no minus. */
function digitsOf(value: number, unit: Unit, decimals: number): string {
  const digits = scale(value, unit).toFixed(decimals)
  return Number(digits) === 0 ? digits.replace('-', '') : digits
}

function withUnit(number: string, digits: string, { unit, currency }: Fact, styles: Set<Style>): string {
  switch (unit) {
    case 'percent': return writePercent(number)
    case 'points': return `${number} points`
    case 'hours': return styles.has('long') ? `${number} hours` : `${number}${NBSP}h`
    case 'money': return styles.has('plain') ? `${currency} ${number}` : writeMoney(digits, currency!)
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

/** Returns a date; `year: false` leaves out a year that stands beside it. */
function formatDate(iso: string, styles: Set<Style>, year = true): string {
  if (styles.has('iso'))
    return iso
  if (styles.has('weekday'))
    return writeDate(iso, { weekday: 'long' })
  const isWritten = styles.has('long') || styles.has('short')
  const parts: DateParts = { day: 'numeric', month: isWritten ? 'long' : 'short' }
  if (styles.has('short'))
    return shortDate(iso)
  if (!year)
    return writeDate(iso, parts)
  if (styles.has('day'))
    return `${writeDate(iso, { weekday: 'short' })} ${writeDate(iso, parts)}`
  const text = writeDate(iso, { ...parts, year: 'numeric' })
  // A month that is written out makes the date long: its line may break before the last part.
  const last = text.lastIndexOf(NBSP)
  return styles.has('long') && last > 0 ? `${text.slice(0, last)} ${text.slice(last + 1)}` : text
}

/** Returns day and month; the month is cut where it is longer than a figure has room: "30 Sept". */
function shortDate(iso: string): string {
  const [inFull, cut] = (['long', 'short'] as const).map(month => writeDate(iso, { day: 'numeric', month }))
  return lengthOf(inFull!) <= SHORT_DATE ? inFull! : cut!
}

/** Formats a span of days such as "2025-12-19/2026-01-15"; a year that both have is said once. */
function formatDates(iso: string, styles: Set<Style>): string {
  const [from, to] = iso.split('/') as [string, string]
  if (styles.has('iso'))
    return `${from} to ${to}`
  const saysYear = !styles.has('short') && !styles.has('day')
  const saysOnce = saysYear && from.slice(0, 4) === to.slice(0, 4)
  const start = formatDate(from, styles, !saysOnce || isYearFirst())
  return `${start} – ${formatDate(to, styles, !saysOnce || !isYearFirst())}`
}
