import type { Fact, Facts } from '../facts'
import type { Token } from './tokens'
import { MONTHS, weekdayOf } from '../days'
import { scale } from '../form'

const RE_TERM = /([+-])?\s*([a-z]\w*(?:\.\w+)+)/gi
const RE_EXPRESSION = /^[a-z]\w*(?:\.\w+)+(?:\s[+-]\s[a-z]\w*(?:\.\w+)+)*$/i
/** "about a quarter" is a quarter to two points more or less. */
const SHARE_TOLERANCE = 0.02

/** Returns the fact that an expression gives: a key, or counts of one unit added and taken away; else what is wrong. */
export function evaluate(expression: string, facts: Facts): Fact | string {
  if (!RE_EXPRESSION.test(expression))
    return `"${expression}" is no key of a fact, nor a sum of keys`
  const terms = [...expression.matchAll(RE_TERM)].map(([, sign = '+', key = '']) => ({ sign, key }))
  const unknown = terms.find(({ key }) => !Object.hasOwn(facts, key))
  if (unknown)
    return `there is no fact ${unknown.key}`
  const parts = terms.map(({ sign, key }) => ({ sign, fact: facts[key]! }))
  const [first] = parts as [typeof parts[number]]
  if (parts.length === 1)
    return first.fact
  if (parts.some(({ fact }) => fact.unit !== first.fact.unit || typeof fact.value !== 'number'))
    return `the facts of "${expression}" have not one unit`
  const value = parts.reduce((sum, { sign, fact }) => sum + (sign === '-' ? -1 : 1) * Number(fact.value), 0)
  return { ...first.fact, value }
}

/** Whether a piece of a sentence says what a fact says, in value and in unit. */
export function says(token: Token, { value, unit }: Fact): boolean {
  if (value === null)
    return false
  if (typeof value === 'number')
    return saysNumber(token, value, unit)
  if (unit === 'date' || unit === 'dates')
    return value.split('/').some(day => saysDay(token, day))
  return token.text === value || value.split(/\s+/).includes(token.text)
}

// -- internal --

/** Units that are written as a bare number. */
const COUNTED: Fact['unit'][] = ['count', 'factor', 'ratio']

function saysNumber(token: Token, value: number, unit: Fact['unit']): boolean {
  if (token.kind === 'share')
    return unit === 'percent' && Math.abs(token.value! - value) <= SHARE_TOLERANCE
  // "week 2" is one of the weeks that there are.
  if (token.kind === 'week')
    return unit === 'count' && token.value! >= 1 && token.value! <= value
  if (token.value === undefined)
    return false
  const fits = token.unit === undefined ? COUNTED.includes(unit) : token.unit === unit
  const half = 0.5 * 10 ** -(token.decimals ?? 0) + 1e-9
  return fits && Math.abs(Math.abs(token.value) - Math.abs(scale(value, unit))) <= half
}

function saysDay({ kind, text }: Token, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  const name = MONTHS[month - 1]!
  switch (kind) {
    case 'date': return text === iso || saysDate(text, [year, name, day])
    case 'month': return text.startsWith(name.slice(0, 3)) && (!/\d/.test(text) || text.endsWith(String(year)))
    case 'weekday': return weekdayOf(iso).startsWith(text.replace(/s$/, ''))
    case 'year': return Number(text) === year
    default: return false
  }
}

function saysDate(text: string, [year, name, day]: [number, string, number]): boolean {
  const words = text.split(/[\s,]+/)
  const years = words.filter(word => /^20\d\d$/.test(word))
  const rest = words.filter(word => !years.includes(word))
  return rest.length === 2
    && rest.some(word => Number(word) === day)
    && rest.some(word => word === name || word === name.slice(0, 3))
    && years.every(word => Number(word) === year)
}
