import type { Problem } from '../packages/slidev-companion/src/errors'
import type { FormatOptions } from './form'
import type { Reference } from './references'
import { CliError, nearestNames } from '../packages/slidev-companion/src/errors'
import { escapeMarkdown } from '../packages/slidev-companion/src/escape'
import { formatFact, formatRange } from './form'
import { inNumber } from './in-number'
import { isForPrograms, isolate } from './isolate'
import { inLocale, localeOf } from './locale'
import { isFactIn, keysOf, RE_BRACES, readReference } from './references'
import { needsDecimals, placeWithoutWords, withoutClaims } from './without-value'

export { formatFact, formatRange, NO_DATA } from './form'

export const UNITS = [
  'percent',
  'points',
  'count',
  'per1000',
  'hours',
  'money',
  'date',
  'dates',
  'text',
  'ratio',
  'factor',
] as const
export type Unit = typeof UNITS[number]

/** One number or word about the story, with where it comes from. Percent and points are fractions: 0.08. */
export interface Fact {
  /** null where there was nothing to count; `why` says what was missing. */
  value: number | string | null
  unit: Unit
  /** Of money: its ISO 4217 code. */
  currency?: string
  /** One line in words. */
  what: string
  /** File in artifacts/2-kpi. */
  query?: string
  n?: number
  window?: string
  method?: string
  why?: string
}

export type Facts = Record<string, Fact>

const STYLES = [
  'whole',
  'plain',
  'long',
  'short',
  'day',
  'weekday',
  'iso',
  'signed',
  'bare',
  'digits',
  'range',
  'lower',
  'capital',
  'word',
  'hundreds',
] as const
export type Style = typeof STYLES[number]

export interface FillOptions {
  file: string
  /** The line of the file on which the text begins. */
  line?: number
  /** Writes every fact in ASCII. */
  plain?: boolean
}

/**
 * Returns the text with its facts filled in: `{{ key }}`, `{{ key | style }}`, or an interval, `{{ key | range }}`.
 * A fact that is a text comes from outside: it is written as words of Markdown, and can stand nowhere else.
 * Unknown keys and styles are collected into one CliError with file and line.
 */
export function fillFacts(text: string, facts: Facts, options: FillOptions): string {
  return inLocale(localeOf(facts), () => fill(text, facts, options))
}

/** Of a month that is cut, "21 de fev."; the end of a sentence has its own. */
const RE_POINT = /\.$/

type Wrong = Pick<Problem, 'found' | 'fix'>

/** Returns what to say of a key that no fact has. */
export function unknownFact(name: string, facts: Facts): Wrong {
  const near = nearestNames(name, Object.keys(facts))
  const fix = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'the keys are in artifacts/2-kpi/results.json'
  return { found: `unknown fact ${name}`, fix }
}

// -- internal --

function fill(text: string, facts: Facts, { file, line = 1, plain = false }: FillOptions): string {
  const problems: Problem[] = []
  const isFact = isFactIn(facts)
  const told = withoutClaims(inNumber(text, facts), facts, plain)
  const filled = told.replace(RE_BRACES, (whole, inside: string, offset: number) => {
    const reference = readReference(inside)
    if (!isFact(reference))
      return whole
    const value = valueOf(reference, told, offset, facts, plain)
    if (typeof value === 'string') {
      const once = told[offset + whole.length] === '.' ? value.replace(RE_POINT, '') : value
      return plain ? once : besideOthers(once, told.slice(0, offset))
    }
    const lineEnds = told.slice(0, offset).split('\n').length - 1
    problems.push(...value.map(wrong => ({ file, line: line + lineEnds, ...wrong })))
    return whole
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return filled
}

/** Returns the value of a reference as it is written at its place in the text, or what is wrong with it. */
function valueOf(
  reference: Reference,
  text: string,
  offset: number,
  facts: Facts,
  plain: boolean,
): string | Wrong[] {
  const wrong = unknownIn(reference, facts)
  if (wrong.length > 0)
    return wrong
  const { key, styles } = reference
  const [low, high] = keysOf(reference, facts).map(name => facts[name]!) as [Fact, Fact?]
  const fact = facts[key] ?? low
  const options: FormatOptions = {
    as: plain ? [...styles, 'plain'] : styles,
    exact: styles.includes('whole') && needsDecimals(fact, lineAround(text, offset), facts),
  }
  if (high)
    return formatRange(low, high, options)
  const shown = formatFact(fact, options)
  return fact.unit === 'text' ? asWords(key, shown, text.slice(0, offset)) : shown
}

/** Returns a value so that it moves no words beside it; what programs read is left alone. */
function besideOthers(value: string, before: string): string {
  const isolated = isolate(value)
  const isRead = isolated === value || placeWithoutWords(before) !== undefined || isForPrograms(before)
  return isRead ? value : isolated
}

/** Returns the styles and keys of a reference that nobody knows. */
function unknownIn(reference: Reference, facts: Facts): Wrong[] {
  const { key, styles } = reference
  const unknown = styles.filter(style => !STYLES.includes(style))
  if (unknown.length > 0)
    return [{ found: `unknown style "${unknown.join(' ')}" of fact ${key}`, fix: `known: ${STYLES.join(', ')}` }]
  const missing = keysOf(reference, facts).filter(name => !Object.hasOwn(facts, name))
  return missing.map(name => unknownFact(name, facts))
}

/** Returns a text as words of Markdown; what Markdown must escape cannot stand where it does not. */
function asWords(key: string, shown: string, before: string): string | Wrong[] {
  const words = escapeMarkdown(shown)
  const place = words === shown ? undefined : placeWithoutWords(before)
  if (place === undefined)
    return words
  const found = `the value of ${key}, "${shown}", stands in ${place}`
  return [{ found, fix: 'only words of the text can hold it: move the fact out' }]
}

function lineAround(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset) + 1).split('\n', 1)[0]!
}
