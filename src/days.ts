/** Days are integers: days since 1 January 1970, UTC. No time zone can move them. */
export type Day = number

const MS = 86_400_000
const RE_DATE = /^\d{4}-\d\d-\d\d$/

/** The months as they are written out; a short form is the first three letters. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The days of the week from Sunday, as JavaScript counts them; a short form is the first three letters. */
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Returns the day of an ISO date, 2025-06-13 → 20252. */
export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS)
}

/** Returns the name of the day of the week of an ISO date: Friday. */
export function weekdayOf(iso: string): string {
  return DAYS[new Date(dayOf(iso) * MS).getUTCDay()]!
}

/** Returns the ISO date of a day. */
export function isoOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10)
}

/** Returns the ISO time, to the minute and in UTC, of so many minutes since 1970. */
export function isoMinute(minutes: number): string {
  return `${new Date(minutes * 60_000).toISOString().slice(0, 16)}:00Z`
}

/** True for a date that exists, written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  if (!RE_DATE.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`)))
    return false
  // The 31st of February is read as a day of March.
  return isoOf(dayOf(text)) === text
}

/** Returns days from one to another, both included, as 2025-06-09/2025-06-13. */
export function isoSpan(from: Day, to: Day): string {
  return `${isoOf(from)}/${isoOf(to)}`
}
