import type { ColumnType } from './tables'
import { isWords } from '../bounds'
import { isIsoDate } from '../days'

const RE_COUNT = /^\d+$/
const RE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z$/
/** A cell that a spreadsheet would run as a formula; a number with a sign is none. */
const RE_FORMULA = /^[=+\-@\t\r](?![\d.,\s]*$)/
/** The largest whole number that every engine reads. */
const MOST = 2_147_483_647
const LONGEST = 100

/** Returns what to write instead of a cell that its column cannot hold, or nothing if it can. */
export function wrongWith(value: string, type: ColumnType): string | undefined {
  if (value === '')
    return type.endsWith('?') ? undefined : 'it must not be empty'
  if (RE_FORMULA.test(value))
    return 'a spreadsheet would run this as a formula: take the first character away'
  switch (type) {
    case 'count': return RE_COUNT.test(value) && Number(value) <= MOST ? undefined : `write a whole number from 0 to ${MOST}, without separators`
    case 'date':
    case 'date?': return isIsoDate(value) ? undefined : 'write a date that exists as YYYY-MM-DD'
    case 'time':
    case 'time?': return isTime(value) ? undefined : 'write a UTC time, with its Z, as YYYY-MM-DDTHH:MM:SSZ'
    case 'id':
    case 'word': return isWords(value) && value.length <= LONGEST ? undefined : `write one line of at most ${LONGEST} characters, without control characters`
    default: return undefined
  }
}

function isTime(value: string): boolean {
  return RE_TIME.test(value) && isIsoDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value.replace(' ', 'T')))
}
