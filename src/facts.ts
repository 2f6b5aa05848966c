import type { Problem } from './errors'
import { CliError, nearestNames } from './errors'

export type Unit = 'percent' | 'points' | 'count' | 'per1000' | 'hours' | 'usd' | 'date' | 'dates' | 'text' | 'ratio' | 'factor'

/** What a reader sees of a fact without a value. */
export const NO_DATA = 'no data'

/** One number or word about the story, with where it comes from. Percent and points are fractions: 0.08. */
export interface Fact {
  /** null where there was nothing to count; `why` says what was missing. */
  value: number | string | null
  unit: Unit
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

/** First parts of a fact's key. `{{ $page }}` and other Vue expressions pass through untouched. */
export const NAMESPACES = [
  'company',
  'people',
  'calendar',
  'kr',
  'churn',
  'weekly',
  'segment',
  'tenure',
  'survival',
  'driver',
  'overlap',
  'adjusted',
  'survey',
  'digest',
  'support',
  'arms',
  'activation',
  'guardrail',
  'forecast',
  'mrr',
  'data',
  'story',
] as const

const STYLES = ['whole', 'plain', 'long', 'short', 'day', 'iso', 'signed', 'bare', 'range', 'lower'] as const
export type Style = typeof STYLES[number]

export interface FormatOptions {
  /** One style or several: whole (no decimals), bare (no unit), signed, plain (ASCII); dates: long, short, day, iso. */
  as?: Style | Style[]
}

const NARROW = '\u202F'
const NBSP = '\u00A0'
const MINUS = '\u2212'
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const RE_BRACES = /\{\{([^{}]*)\}\}/g
const RE_KEY = new RegExp(`^(?:${NAMESPACES.join('|')})(?:\\.\\w+)+$`)
const RE_STYLES = /^[\w ]+$/
const RE_BULLET = /^(\s*(?:#{1,6} |[-*] |\d+\. )?)(.*)$/
/** Tables, HTML, components, front matter, code, and what a note's rules read: its minutes and its clicks. */
const RE_NO_PROSE = /[<>|`]|^[a-z][\w-]*:|^\*\*\d|\[click/
const RE_SPACE = /\s+/
const RE_GROUP = /\B(?=(?:\d{3})+$)/g

/** Returns a fact as the reader sees it: "8.0 %" with a narrow no-break space, "5,000", "13 Feb 2026"; plain style is ASCII. */
export function formatFact(fact: Fact, options: FormatOptions = {}): string {
  const styles = new Set(options.as === undefined ? [] : [options.as].flat())
  const text = formatValue(fact, styles)
  return styles.has('plain') ? toPlain(text) : text
}

/** Returns an interval with its unit once: "7.3–8.8 %"; plain: "7.3% to 8.8%", "4.6 to 8.4 points". */
export function formatRange(low: Fact, high: Fact, options: FormatOptions = {}): string {
  if (low.value === null || high.value === null)
    return NO_DATA
  const styles = [options.as ?? []].flat()
  if (styles.includes('plain'))
    return `${formatFact(low, { as: low.unit === 'percent' ? styles : [...styles, 'bare'] })} to ${formatFact(high, { as: styles })}`
  const negative = Number(low.value) < 0
  return `${formatFact(low, { as: [...styles, 'bare'] })}${negative ? ' to ' : '–'}${formatFact(high, { as: styles })}`
}

/**
 * Returns the text with every `{{ key }}` or `{{ key | style }}` replaced; `{{ key | range }}` gives the interval: `key.low` to `key.high`, or of its parent.
 * A sentence about a fact without a value is not said; a line says what is not known instead, and elsewhere "no data" stands for the value.
 * Unknown keys and styles are collected into one CliError with file and line. `line` is the line of the text's first line.
 */
export function fillFacts(text: string, facts: Facts, { file, plain = false, line = 1 }: { file: string, plain?: boolean, line?: number }): string {
  const problems: Problem[] = []
  const told = text.split('\n').map(one => withoutClaim(one, facts, plain)).join('\n')
  const filled = told.replace(RE_BRACES, (whole, inside: string, offset: number) => {
    const [key, wanted, ...more] = inside.split('|').map(part => part.trim()) as [string, ...string[]]
    if (!RE_KEY.test(key) || more.length > 0 || (wanted !== undefined && !RE_STYLES.test(wanted)))
      return whole
    const at = line + told.slice(0, offset).split('\n').length - 1
    const styles = (wanted?.split(RE_SPACE) ?? []) as Style[]
    const unknown = styles.filter(style => !STYLES.includes(style))
    if (unknown.length > 0) {
      problems.push({ file, line: at, found: `unknown style "${unknown.join(' ')}" of fact ${key}`, mend: `known: ${STYLES.join(', ')}` })
      return whole
    }
    const as: Style[] = plain ? [...styles, 'plain'] : styles
    const ends = styles.includes('range') ? endsOf(key, facts) : [key]
    const missing = ends.filter(name => !Object.hasOwn(facts, name))
    if (missing.length > 0) {
      problems.push(...missing.map(name => unknownFact(name, facts, file, at)))
      return whole
    }
    return ends.length === 2 ? formatRange(facts[ends[0]!]!, facts[ends[1]!]!, { as }) : formatFact(facts[key]!, { as })
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return filled
}

/** A line of prose, a title or a bullet that needs a figure which there is not would claim something all the same. */
function withoutClaim(line: string, facts: Facts, plain: boolean): string {
  const [, mark = '', sentence = ''] = line.match(RE_BULLET) ?? []
  if (!line.includes('{{') || RE_NO_PROSE.test(sentence.replace(RE_BRACES, '')))
    return line
  const keys = [...line.matchAll(RE_BRACES)].flatMap(([, inside = '']) => {
    const [key = '', styles = ''] = inside.split('|').map(part => part.trim())
    return styles.split(RE_SPACE).includes('range') ? endsOf(key, facts) : [key]
  })
  const missing = keys.map(key => Object.hasOwn(facts, key) ? facts[key] : undefined).find(fact => fact?.value === null)
  if (!missing)
    return line
  const instead = `No data: ${missing.what}${mark.startsWith('#') ? '' : '.'}`
  return mark + (plain ? toPlain(instead) : instead)
}

/** The interval of churn.baseline is churn.baseline.low and .high; so is that of churn.baseline.rate, which has no ends of its own. */
function endsOf(key: string, facts: Facts): string[] {
  const parent = key.slice(0, key.lastIndexOf('.'))
  const own = Object.hasOwn(facts, `${key}.low`)
  const shared = !own && facts[key] !== undefined && facts[`${parent}.low`]?.unit === facts[key].unit
  return shared ? [`${parent}.low`, `${parent}.high`] : [`${key}.low`, `${key}.high`]
}

function unknownFact(key: string, facts: Facts, file: string, line: number): Problem {
  const near = nearestNames(key, Object.keys(facts))
  return { file, line, found: `unknown fact ${key}`, mend: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'the keys are in artifacts/2-kpi/results.json' }
}

function formatValue({ value, unit }: Fact, styles: Set<Style>): string {
  if (value === null)
    return NO_DATA
  if (typeof value === 'string') {
    const text = unit === 'date' ? formatDate(value, styles) : unit === 'dates' ? formatDates(value, styles) : value
    return styles.has('lower') ? text.toLowerCase() : text
  }
  const sign = styles.has('signed') && value > 0 ? '+' : ''
  const number = sign + formatNumber(value, unit, styles.has('whole'))
  return styles.has('bare') ? number : withUnit(number, unit, styles)
}

function formatNumber(value: number, unit: Unit, whole: boolean): string {
  const scaled = unit === 'percent' || unit === 'points' ? value * 100 : value
  const decimals = whole || unit === 'count' || unit === 'usd' ? 0 : unit === 'ratio' ? 2 : 1
  // Rounding on twelve significant digits first keeps 0.0825 × 100 from becoming 8.2 by a binary tail.
  const text = Math.abs(Number(scaled.toPrecision(12))).toFixed(decimals)
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

function formatDate(iso: string, styles: Set<Style>): string {
  if (styles.has('iso'))
    return iso
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  const name = MONTHS[month - 1]!
  if (styles.has('long'))
    return `${day}${NBSP}${name} ${year}`
  if (styles.has('short'))
    return `${day}${NBSP}${name}`
  const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
  return styles.has('day') ? `${weekday} ${day}${NBSP}${name.slice(0, 3)}` : `${day}${NBSP}${name.slice(0, 3)}${NBSP}${year}`
}

/** A span of days, "2025-12-19/2026-01-15": the year is said once if it is the same. */
function formatDates(iso: string, styles: Set<Style>): string {
  const [from, to] = iso.split('/') as [string, string]
  if (styles.has('iso'))
    return `${from} to ${to}`
  const start = formatDate(from, styles)
  const short = from.slice(0, 4) === to.slice(0, 4) && !styles.has('short') && !styles.has('day') ? start.slice(0, -5) : start
  return `${short} – ${formatDate(to, styles)}`
}

/** Terminals, digests and the agent's own text use ASCII: "8.0%", "-0.4", "7 to 9". */
function toPlain(text: string): string {
  return text.replaceAll(`${NARROW}%`, '%').replaceAll(NARROW, ' ').replaceAll(NBSP, ' ').replaceAll(MINUS, '-').replaceAll(' – ', ' to ').replaceAll('–', ' to ')
}
