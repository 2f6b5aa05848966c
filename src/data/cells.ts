import type { ColumnType } from './tables'
import { isWords } from '../bounds'
import { isIsoDate } from '../days'

const RE_COUNT = /^\d+$/
const RE_AMOUNT = /^\d{1,14}(?:\.\d{1,4})?$/
const RE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z$/
/** A cell that a spreadsheet would run as a formula. A number with a sign in front is no formula. */
const RE_FORMULA = /^[=+\-@\t\r](?![\d.,\s]*$)/
/** The largest whole number that every engine reads. */
const MOST = 2_147_483_647
const LONGEST = 100

interface Kind {
  /** True for a value that the column can hold. */
  holds: (value: string) => boolean
  /** What to write instead of one that it cannot. */
  write: string
}

const COUNT: Kind = {
  holds: value => RE_COUNT.test(value) && Number(value) <= MOST,
  write: `write a whole number from 0 to ${MOST}, without separators`,
}
const AMOUNT: Kind = {
  holds: value => RE_AMOUNT.test(value),
  write: 'write an amount such as 1090 or 1090.50, without separators or a currency',
}
const DATE: Kind = { holds: isIsoDate, write: 'write a date that exists as YYYY-MM-DD' }
const TIME: Kind = { holds: isTime, write: 'write a UTC time, with its Z, as YYYY-MM-DDTHH:MM:SSZ' }
const WORD: Kind = {
  holds: value => isWords(value) && value.length <= LONGEST,
  write: `write one line of at most ${LONGEST} characters, without control characters`,
}

const KINDS: Record<Exclude<ColumnType, 'text?'>, Kind> = {
  'count': COUNT,
  'amount': AMOUNT,
  'date': DATE,
  'date?': DATE,
  'time': TIME,
  'time?': TIME,
  'id': WORD,
  'word': WORD,
}

/** Returns what to write instead of a cell that its column cannot hold, or nothing if it can. */
export function wrongWith(value: string, type: ColumnType): string | undefined {
  if (value === '')
    return type.endsWith('?') ? undefined : 'it must not be empty'
  // Nobody reads it, and it is written nowhere.
  if (type === 'text?')
    return undefined
  if (RE_FORMULA.test(value))
    return 'a spreadsheet would run this as a formula: take the first character away'
  const { holds, write } = KINDS[type]
  return holds(value) ? undefined : write
}

// -- internal --

function isTime(value: string): boolean {
  return RE_TIME.test(value)
    && isIsoDate(value.slice(0, 10))
    && !Number.isNaN(Date.parse(value.replace(' ', 'T')))
}
