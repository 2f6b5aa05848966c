import type { Facts } from '../facts'
import { DAYS, MONTHS } from '../days'
import { RE_NUMBER_WORDS, shareOfWords, valueOfWords } from '../number-words'
import { withoutChosen } from './chosen'

export type TokenKind
  = | 'id'
    | 'date'
    | 'month'
    | 'weekday'
    | 'week'
    | 'year'
    | 'time'
    | 'version'
    | 'number'
    | 'share'
    | 'name'

/** Something in a sentence that can be wrong by itself: a number in digits or words, a date, an id, a name. */
export interface Token {
  text: string
  kind: TokenKind
  /** Of a number or a share; percent and points as the reader sees them: 8 is 8 %. */
  value?: number
  unit?: 'percent' | 'points' | 'hours' | 'usd' | 'per1000'
  /** How many decimals a number shows. */
  decimals?: number
  /** The word that a number counts, in small letters. */
  noun?: string
  /** What stands between backticks around it. */
  code?: string
  /** It picks what is shown, or stands in a condition that every build judges: it needs no account. */
  free?: true
}

const MONTH = `(?:${MONTHS.map(name => `${name}|${name.slice(0, 3)}`).join('|')})`
const DAY = `(?:${DAYS.map(name => `${name}|${name.slice(0, 3)}`).join('|')})`
const SPACE = '[ \\u00A0\\u202F]'
const RE_LINK = /\]\([^)]*\)|https?:\/\/[^\s)>"'`]+/g
const RE_PATH = /(?:\.{0,2}\/)?[\w.@*{}$-]+(?:\/[\w.@*{}$-]+)+\/?/g
const RE_FILE = /\b[\w-]+\.(?:md|mjs|ts|sh|sql|json|csv|yaml|yml|svg|png|vue|pdf|html)\b/g
/** A unit, an item's place in a list, the minutes of a note: each says no figure. */
const RE_NO_FIGURE = /\bper 1,000\b|^\d+[.)] |^\*\*[\d½¼¾]+ min\b|\[click(?::\d+)?\]/g
const NO_FIGURES = [RE_LINK, RE_PATH, RE_FILE, RE_NO_FIGURE]
const RE_UNIT = /^[\s-]*(%|per ?cent\b|percentage points?\b|points?\b|hours?\b|h\b|USD\b|(?:[\w-]+ )?per 1,000\b)/i
const RE_NOUN = /^[\s*_-]*((?:\p{L}|')+)?(?:[\s*_-]+((?:\p{L}|')+))?/u

/** What is looked for, in this order; what one finds the next do not see. */
const PATTERNS: [TokenKind, RegExp][] = [
  ['id', /\b20\d\d-\d\d-\d\d-\d{3}-[a-z]{3}(?:\.\w+)*\b/g],
  ['id', /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/g],
  ['date', /\b20\d\d-\d\d-\d\d\b/g],
  ['date', new RegExp(`\\b\\d{1,2}${SPACE}${MONTH}\\b(?:${SPACE}20\\d\\d)?`, 'g')],
  ['date', new RegExp(`\\b${MONTH}${SPACE}\\d{1,2}\\b(?:,? 20\\d\\d)?`, 'g')],
  ['month', new RegExp(`(?:(?<=\\b(?:in|of|by|until|since|to) )|(?!Ma[yr]))\\b${MONTH}\\b(?: 20\\d\\d)?`, 'g')],
  ['weekday', new RegExp(`\\b${DAY}s?\\b`, 'g')],
  ['time', /\b\d{1,2}:\d\d(?::\d\d)?\b/g],
  ['version', /\b\d+\.\d+\.\d+\b/g],
  ['year', /(?<![\w.,-])(?:19|20)\d\d(?![\w,]|\.\d)/g],
  ['week', /\b[Ww]eek (?:\d|one|two|three|four|five)\b/g],
  // Not a part of a name, as in A4 or UTF-8.
  // eslint-disable-next-line regexp/no-dupe-disjunctions -- the second looks two characters back
  ['number', /(?<![\p{L}\d_.#]|\p{L}-)[+\-−]?\$?\d+(?:,\d{3})*(?:\.\d+)?/gu],
  ['share', RE_NUMBER_WORDS],
]

/** Returns everything in a text that needs evidence, in order; what templates fill in is not typed. */
export function tokensOf(text: string, names: readonly string[] = []): Token[] {
  let rest = NO_FIGURES.reduce((typed, pattern) => typed.replace(pattern, blank), withoutTemplates(text))
  const said = withoutChosen(text)
  const found: (Token & { at: number })[] = []
  for (const [kind, pattern] of [...PATTERNS, ...namePatterns(names)]) {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const at = more.find(part => typeof part === 'number')!
      const token = readToken(kind, match, text.slice(at + match.length))
      if (token)
        found.push({ ...token, ...codeAround(text, at), ...said[at] === ' ' && { free: true }, at })
      return blank(match)
    })
  }
  return found.sort((a, b) => a.at - b.at).map(({ at, ...token }) => token)
}

/** Returns the facts that are names: of people, their roles, the company. */
export function namesIn(facts: Facts): string[] {
  return Object.keys(facts)
    .filter(key => /^people\.\w+\.(?:name|role)$|^company\.(?:name|short)$/.test(key))
    .map(key => String(facts[key]!.value))
    .sort((a, b) => b.length - a.length)
}

/**
 * Returns the text with what is filled in blanked, or replaced by another text: `{{ … }}` of decks and of Vue,
 * `${ … }` of scripts.
 */
export function withoutTemplates(text: string, by?: string): string {
  const braces = text.replace(/\{\{[\s\S]*?\}\}/g, filled => by ?? blank(filled))
  let out = ''
  for (let i = 0; i < braces.length; i++) {
    const end = braces.startsWith('${', i) ? endOfBraces(braces, i + 1) : i
    out += end > i ? by ?? blank(braces.slice(i, end + 1)) : braces[i]
    i = end
  }
  return out
}

// -- internal --

function blank(text: string): string {
  return text.replace(/\S/g, ' ')
}

const patternsOfNames = new WeakMap<readonly string[], [TokenKind, RegExp][]>()

function namePatterns(names: readonly string[]): [TokenKind, RegExp][] {
  const made = patternsOfNames.get(names) ?? names.map((name): [TokenKind, RegExp] => ['name', wordOf(name)])
  patternsOfNames.set(names, made)
  return made
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'gu')
}

function endOfBraces(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0
    if (depth === 0)
      return i
  }
  return text.length - 1
}

function codeAround(text: string, at: number): { code?: string } {
  const before = text.slice(0, at).split('`')
  if (before.length % 2 === 1)
    return {}
  return { code: before.at(-1)! + text.slice(at).split('`', 1)[0]! }
}

function readToken(kind: TokenKind, text: string, after: string): Token | undefined {
  if (kind === 'number')
    return { text, kind, ...readNumber(text), ...unitAfter(text, after), ...nounAfter(after) }
  if (kind === 'week')
    return { text, kind, value: Number(text.slice(5)) || valueOfWords(text.slice(5))! }
  if (kind !== 'share')
    return { text, kind }
  const share = shareOfWords(text)
  if (share !== undefined)
    return { text, kind, value: share }
  const value = valueOfWords(text)
  return value === undefined
    ? undefined
    : { text, kind: 'number', value, decimals: 0, ...unitAfter(text, after), ...nounAfter(after) }
}

function readNumber(text: string): Pick<Token, 'value' | 'decimals'> {
  const plain = text.replace(/[,$]/g, '').replace('−', '-')
  return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 }
}

function unitAfter(text: string, after: string): Pick<Token, 'unit'> {
  const unit = after.match(RE_UNIT)?.[1]?.toLowerCase() ?? ''
  if (text.includes('$') || unit === 'usd')
    return { unit: 'usd' }
  if (unit === '%' || /^per ?cent$/.test(unit))
    return { unit: 'percent' }
  if (unit.includes('point'))
    return { unit: 'points' }
  if (unit.startsWith('h'))
    return { unit: 'hours' }
  return unit.endsWith('per 1,000') ? { unit: 'per1000' } : {}
}

function nounAfter(after: string): Pick<Token, 'noun'> {
  const [, first, second] = after.match(RE_NOUN) ?? []
  const words = [first, second].filter(Boolean).map(word => word!.toLowerCase())
  return words.length > 0 ? { noun: words.join(' ') } : {}
}
