import { z } from 'zod'
import { isIsoDate } from './days'

/**
 * Control characters, line and paragraph separators, halves of a character, what XML cannot hold,
 * and marks that turn the direction of writing.
 */
const RE_UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u
const RE_KEY = /^[a-z][a-zA-Z0-9]{0,29}$/

/** A number within its bounds, which the message names. */
export function number(low: number, high: number): z.ZodNumber {
  const error = `write a number from ${show(low)} to ${show(high)}`
  return z.number({ error }).min(low, { error }).max(high, { error })
}

/** A whole number within its bounds. Where the code knows one value only, `because` says so. */
export function whole(low: number, high: number, because?: string): z.ZodInt {
  const error = because === undefined
    ? `write a whole number from ${show(low)} to ${show(high)}`
    : `write ${show(low)}: ${because}`
  return z.int({ error }).min(low, { error }).max(high, { error })
}

/** A share with no more than tenths of a percent, so that every output shows it as it is declared. */
export function tenths(low: number, high: number): z.ZodType<number> {
  const isTenths = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-9
  return number(low, high).refine(isTenths, 'write at most tenths of a percent, such as 0.083')
}

/** One line of words. Anything else would break a mail header, a Markdown line or an SVG file. */
export function line(most: number): z.ZodType<string> {
  const error = `write one line of 1 to ${most} characters`
  return z.string({ error })
    .refine(isWords, `${error}, without control characters`)
    .refine(text => text.length <= most, error)
}

/** True for one line that shows something and holds nothing that cannot be printed. */
export function isWords(text: string): boolean {
  return text.trim() !== '' && !RE_UNPRINTABLE.test(text)
}

/** A date of this century that exists. */
export const date = z.string({ error: 'write a date as YYYY-MM-DD' })
  .refine(text => isIsoDate(text) && text.startsWith('20'), 'write a date as YYYY-MM-DD, from 2000 to 2099')

/** A word that facts are named by. `taken` are names that the code uses itself. */
export function key(...taken: string[]): z.ZodType<string> {
  return z.string()
    .refine(
      text => RE_KEY.test(text),
      'a key is one word of at most 30 letters and digits, the first a small letter',
    )
    .refine(text => !taken.includes(text), 'this name is taken: the code uses it itself')
}

function show(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 })
}
