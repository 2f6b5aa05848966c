import type { Problem } from '../packages/slidev-companion/src/errors'
import { CliError, nearestNames } from '../packages/slidev-companion/src/errors'
import { escapeMarkdown } from '../packages/slidev-companion/src/escape'
import { formatFact, formatRange, scale, toPlain } from './form'

export { formatFact, formatRange, NO_DATA } from './form'

export type Unit = 'percent' | 'points' | 'count' | 'per1000' | 'hours' | 'usd' | 'date' | 'dates' | 'text' | 'ratio' | 'factor'

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

/** First words of keys, with those of the facts at hand. `{{ $page }}` and other Vue expressions pass through untouched. */
const FIRST_WORDS = [
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

const RE_BRACES = /\{\{([^{}]*)\}\}/g
const RE_KEY = /^(\w+)(?:\.\w+)+$/
const RE_STYLES = /^[\w ]+$/
const RE_BULLET = /^(\s*(?:#{1,6} |[-*] |\d+\. )?)(.*)$/
/** Tables, HTML, components, front matter, code, and what a note's rules read: its minutes and its clicks. */
const RE_NO_PROSE = /[<>|`]|^[a-z][\w-]*:|^\*\*\d|\[click/
const RE_SPACE = /\s+/
/** Places that would not show a value as it is, by the text before them. */
const WITHOUT_WORDS: [string, RegExp][] = [
  ['code', /^[^`\n]*(?:`[^`\n]*`[^`\n]*)*`[^`\n]*$/],
  ['a bound attribute', /<[a-z][\w-]*\s(?:[^<>]*\s)?(?:[:@#]|v-)[^\s=<>]*=(?:"[^"]*|'[^']*)$/i],
  ['the address of a link', /\]\([^()\s]*$/],
]

/**
 * Returns the text with every `{{ key }}` or `{{ key | style }}` replaced; `{{ key | range }}` gives the interval: `key.low` to `key.high`, or of its parent.
 * A text is a value from outside: it is written as words of Markdown, and stands nowhere else.
 * A sentence about a fact without a value is not said; a line says what is not known instead, and elsewhere "no data" stands for the value.
 * Unknown keys and styles are collected into one CliError with file and line. `line` is the line of the text's first line.
 */
export function fillFacts(text: string, facts: Facts, { file, plain = false, line = 1 }: { file: string, plain?: boolean, line?: number }): string {
  const problems: Problem[] = []
  const firstWords = new Set<string | undefined>([...FIRST_WORDS, ...Object.keys(facts).map(key => key.split('.')[0])])
  const told = text.split('\n').map(one => withoutClaim(one, facts, plain)).join('\n')
  const filled = told.replace(RE_BRACES, (whole, inside: string, offset: number) => {
    const [key, wanted, ...more] = inside.split('|').map(part => part.trim()) as [string, ...string[]]
    if (!firstWords.has(key.match(RE_KEY)?.[1]) || more.length > 0 || (wanted !== undefined && !RE_STYLES.test(wanted)))
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
    const fact = facts[key]!
    const exact = styles.includes('whole') && needsDecimals(fact, lineAround(told, offset), facts)
    if (ends.length === 2)
      return formatRange(facts[ends[0]!]!, facts[ends[1]!]!, { as, exact })
    const shown = formatFact(fact, { as, exact })
    if (fact.unit !== 'text')
      return shown
    const written = escapeMarkdown(shown)
    const place = written === shown ? undefined : placeWithoutWords(told.slice(0, offset))
    if (place)
      problems.push({ file, line: at, found: `the value of ${key}, "${shown}", stands in ${place}`, mend: 'only words of the text can hold it: move the fact out' })
    return written
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return filled
}

/** Returns the kind of a place where no value may stand, from the text before it; undefined where words stand. */
function placeWithoutWords(before: string): string | undefined {
  const fences = before.match(/^ *(?:`{3}|~{3})/gm) ?? []
  const scripts = /<(script|style)\b(?:(?!<\/\1)[\s\S])*$/i.test(before)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (fences.length % 2 === 1 || scripts)
    return 'code'
  return WITHOUT_WORDS.find(([, pattern]) => pattern.test(line))?.[0]
}

/**
 * True if rounding to a whole would falsify: a figure that the scenario declares (it has no query) is exact, and two of one unit in one line keep
 * their difference, to a tenth of it.
 */
function needsDecimals(fact: Fact, line: string, facts: Facts): boolean {
  if (typeof fact.value !== 'number' || fact.query === undefined)
    return true
  const own = scale(fact.value, fact.unit)
  return [...line.matchAll(RE_BRACES)].some(([, inside = '']) => {
    const [key = '', styles = ''] = inside.split('|').map(part => part.trim())
    const other = Object.hasOwn(facts, key) ? facts[key]! : undefined
    if (!styles.split(RE_SPACE).includes('whole') || other?.unit !== fact.unit || typeof other.value !== 'number')
      return false
    const [difference, rounded] = [own - scale(other.value, other.unit), Math.round(own) - Math.round(scale(other.value, other.unit))]
    return Math.abs(difference - rounded) > Math.abs(difference) / 10
  })
}

function lineAround(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset) + 1).split('\n', 1)[0]!
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
  const instead = `No data: ${escapeMarkdown(missing.what)}${mark.startsWith('#') ? '' : '.'}`
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
