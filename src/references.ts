import type { Facts, Style } from './facts'

/** A reference to a fact: `{{ key }}` or `{{ key | style style }}`. */
export const RE_BRACES = /\{\{([^{}]*)\}\}/g

const RE_KEY = /^(\w+)(?:\.\w+)+$/
const RE_STYLES = /^[\w ]+$/
const RE_SPACE = /\s+/

/** First words of keys, whether a scenario has such facts or not. */
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
  'step',
] as const

export interface Reference {
  key: string
  /** As written: they may be unknown. */
  styles: Style[]
  /** False if something else than styles follows the key: then it is an expression of Vue's. */
  isPlain: boolean
}

/** Returns what stands between two braces. */
export function readReference(inside: string): Reference {
  const [key = '', styles, ...more] = inside.split('|').map(part => part.trim())
  return {
    key,
    styles: (styles?.split(RE_SPACE) ?? []) as Style[],
    isPlain: more.length === 0 && (styles === undefined || RE_STYLES.test(styles)),
  }
}

/** Returns every reference of a line. */
export function referencesIn(line: string): Reference[] {
  return [...line.matchAll(RE_BRACES)].map(([, inside = '']) => readReference(inside))
}

/** Returns a test of whether a reference is to a fact; `{{ $page }}` and other expressions of Vue's are not. */
export function isFactIn(facts: Facts): (reference: Reference) => boolean {
  const firstWords = new Set<string>([...FIRST_WORDS, ...Object.keys(facts).map(key => key.split('.', 1)[0]!)])
  return ({ key, isPlain }) => isPlain && firstWords.has(key.match(RE_KEY)?.[1] ?? '')
}

/** Returns the keys of the facts that a reference needs: with the style `range` both ends of the interval. */
export function keysOf({ key, styles }: Reference, facts: Facts): string[] {
  return styles.includes('range') ? endsOf(key, facts) : [key]
}

// -- internal --

/**
 * The interval of churn.baseline is churn.baseline.low and churn.baseline.high. It is that of churn.baseline.rate
 * too, which has no ends of its own.
 */
function endsOf(key: string, facts: Facts): string[] {
  const parent = key.slice(0, key.lastIndexOf('.'))
  const hasOwn = Object.hasOwn(facts, `${key}.low`)
  const hasParents = facts[key] !== undefined && facts[`${parent}.low`]?.unit === facts[key].unit
  const holder = !hasOwn && hasParents ? parent : key
  return [`${holder}.low`, `${holder}.high`]
}
