import { z } from 'zod'
import { isIsoDate } from './days'

/**
 * Control characters, line and paragraph separators, halves of a character, what XML cannot hold,
 * and marks that turn the direction of writing.
 */
const RE_UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u
const RE_KEY = /^[a-z][a-zA-Z0-9]{0,29}$/
/** No flag: an editor's schema has none. */
const RE_WORD_KEY = /^[^\W\d_]\w{0,29}$/
const RE_DATE = /^20\d\d-\d\d-\d\d$/
const RE_COLOUR = /^#[\dA-F]{6}$/i
const RE_LOGO = /^(?:[\w-]+\/)*[\w-]+\.(?:svg|png)$/
const RE_FONT = /^(?:@(?:fontsource|expo-google-fonts)\/[a-z\d-]+|public\/(?:[\w-]+\/)*[\w-]+\.(?:woff2|woff|ttf|otf))$/
const RE_ADDRESS = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~%-]*)?$/
const RE_MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/
const RE_CURRENCY = /^[A-Z]{3}$/

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

/** Hours with no more than tenths, as every output shows them. */
export function tenthHours(low: number, high: number): z.ZodType<number> {
  const isTenths = (value: number): boolean => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9
  return number(low, high).refine(isTenths, 'write hours with at most tenths, such as 10.5')
}

/** One line of words. Anything else would break a mail header, a Markdown line or an SVG file. */
export function line(most: number): z.ZodType<string> {
  const error = `write one line of 1 to ${most} characters`
  // The library's own checks of length would look at a list too, and say all twice.
  return z.string({ error })
    .refine(text => text.length > 0 && text.length <= most, { error, abort: true })
    .refine(isWords, `${error}, without control characters`)
    .meta({ minLength: 1, maxLength: most })
}

/** True for one line that shows something and holds nothing that cannot be printed. */
export function isWords(text: string): boolean {
  return text.trim() !== '' && !RE_UNPRINTABLE.test(text)
}

/** A date of this century that exists. */
export function date(): z.ZodType<string> {
  const error = 'write a date as YYYY-MM-DD'
  return z.string({ error })
    .regex(RE_DATE, { error: `${error}, from 2000 to 2099`, abort: true })
    .refine(isIsoDate, `${error}: a day that exists`)
}

/** A word that facts are named by, and that pages name. */
export function key(): z.ZodString {
  return z.string().regex(RE_KEY, 'a key is one word of at most 30 letters and digits, the first a small letter')
}

/** A word of the firm's own data that facts are named by. `taken` are names that the code uses itself. */
export function wordKey(...taken: string[]): z.ZodString {
  const error = 'a key is one word of at most 30 letters, digits and _, the first a letter of A to Z'
  return z.string()
    .regex(RE_WORD_KEY, { error, abort: true })
    .refine(text => !taken.includes(text), 'this name is taken: the code uses it itself')
}

/** A currency that Intl knows, by its ISO code. */
export function currency(): z.ZodType<string> {
  const error = 'write the three capital letters of an ISO 4217 currency, such as USD, EUR or JPY'
  return z.string({ error }).regex(RE_CURRENCY, { error, abort: true }).refine(isCurrency, error)
}

/** A colour as # and six hexadecimal digits. */
export function colour(): z.ZodString {
  const error = 'write a colour as # and six hexadecimal digits, such as #00508A'
  return z.string({ error }).regex(RE_COLOUR, error)
}

/** A picture in the project's folder. Its path has no way up, no start at the root and no sign of CSS or HTML. */
export function logoFile(): z.ZodString {
  const error = 'name an .svg or .png file below this project\'s folder, such as brand/logo.svg'
  return z.string({ error }).regex(RE_LOGO, error)
}

/** A font: a package or a file, by a name that a style sheet may hold. */
export function fontName(): z.ZodString {
  const error = 'name a package, such as @fontsource/ibm-plex-sans, or a file, such as public/fonts/Harbour.woff2'
  return z.string({ error }).regex(RE_FONT, error)
}

/** The address of a page on the web, without query and fragment. */
export function address(): z.ZodString {
  const error = 'write an address that begins with https://, such as https://guide.example.com/churn'
  return z.string({ error }).max(120, { error, abort: true }).regex(RE_ADDRESS, error)
}

/** An address for mail, of the plain signs that most have. */
export function mailAddress(): z.ZodString {
  const error = 'write a mail address, such as jane.doe@example.com'
  return z.string({ error }).max(80, { error, abort: true }).regex(RE_MAIL, error)
}

/** A language and region by whose customs numbers and dates are written. */
export function locale(): z.ZodType<string> {
  const error = 'write a language tag of BCP 47 whose numbers and dates are known, such as en-GB, de-DE or ja-JP'
  return z.string({ error }).refine(isLocale, error).meta({ minLength: 2, maxLength: 35 })
}

// -- internal --

function show(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 })
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

function isLocale(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.NumberFormat.supportedLocalesOf(tag).length > 0
  }
  catch {
    // The tag is not well formed.
    return false
  }
}
