import type { Facts } from './facts'

/** The customs of this deck's own English, and of what programs read: 5,000, 9 Nov 2025. */
export const HOUSE = 'en-GB'

export const MINUS = '\u2212'
export const NARROW = '\u202F'
export const NBSP = '\u00A0'

let current = HOUSE

/** Runs `work`, which must not wait for anything, with numbers and dates in the customs of a locale. */
export function inLocale<T>(locale: string, work: () => T): T {
  const before = current
  current = locale
  try {
    return work()
  }
  finally {
    current = before
  }
}

/** Returns the locale that the scenario declares. */
export function localeOf(facts: Facts): string {
  return String(facts['company.locale']?.value ?? HOUSE)
}

/** Returns a number that is written in digits already, "-5000.0", with the separators and digits of the locale. */
export function writeNumber(digits: string, options: Intl.NumberFormatOptions = {}): string {
  const decimals = digits.split('.')[1]?.length ?? 0
  const format = numbers({ minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...options })
  // Digits, not a number: it was rounded where its unit is known.
  const parts = format.formatToParts(digits as Intl.StringNumericLiteral)
  return parts.map(({ type, value }) => type === 'minusSign' ? value.replace('-', MINUS) : value).join('')
}

/** Returns an amount with the short symbol of its currency: one company has one. */
export function writeMoney(digits: string, currency: string): string {
  return writeNumber(digits, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
}

/** Returns a share with its sign: after a narrow space, as SI writes it, or in front where that is the custom. */
export function writePercent(share: string): string {
  const parts = numbers({ style: 'percent' }).formatToParts(0)
  const at = parts.findIndex(({ type }) => type === 'percentSign')
  const sign = parts[at]?.value ?? '%'
  const isFirst = at < parts.findIndex(({ type }) => type === 'integer')
  return isFirst ? `${sign}${share}` : `${share}${NARROW}${sign}`
}

/** Which parts of a day are written. */
export type DateParts = Pick<Intl.DateTimeFormatOptions, 'weekday' | 'day' | 'month' | 'year'>

/** Returns a day, an ISO date, with the parts asked for in the order of the locale. Its spaces do not break. */
export function writeDate(iso: string, parts: DateParts): string {
  return dates(parts).format(timeOf(iso)).replaceAll(' ', NBSP)
}

/** Returns the day of a month alone, as it stands before the month: "13", "13."; nothing where the month is first. */
export function writeDayOnly(iso: string): string | undefined {
  const parts = dates({ day: 'numeric', month: 'short' }).formatToParts(timeOf(iso))
  const month = parts.findIndex(({ type }) => type === 'month')
  const before = parts.slice(0, month)
  // Of what parts them the point belongs to the day, a word to the month: "13.", but not "13 de".
  const day = before.map(({ type, value }) => type === 'literal' ? value.split(/\s/)[0] : value).join('')
  return before.some(({ type }) => type === 'day') ? day : undefined
}

/** True where a year is written before its month, as in 2026年2月. */
export function isYearFirst(): boolean {
  const parts = dates({ month: 'short', year: 'numeric' }).formatToParts(0)
  return parts.findIndex(({ type }) => type === 'year') < parts.findIndex(({ type }) => type === 'month')
}

/** Returns a list of several things with what the locale puts between them: "A, B, C", "A、B、C". */
export function writeList(items: string[]): string {
  const between = new Intl.ListFormat(current).formatToParts(['a', 'b', 'c']).find(({ type }) => type === 'literal')
  return items.join(between?.value ?? ', ')
}

// -- internal --

const made = new Map<string, unknown>()

/** Formats cost much to make and little to use. */
function once<T>(kind: string, options: object, make: () => T): T {
  const key = `${kind} ${current} ${JSON.stringify(options)}`
  const found = made.get(key) ?? make()
  made.set(key, found)
  return found as T
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once('number', options, () => new Intl.NumberFormat(current, options))
}

function dates(parts: DateParts): Intl.DateTimeFormat {
  const options = { ...parts, calendar: 'gregory', timeZone: 'UTC' } as const
  return once('date', options, () => new Intl.DateTimeFormat(current, options))
}

function timeOf(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`)
}
