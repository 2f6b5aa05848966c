import type { Facts } from '../facts'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { unknownFact } from '../facts'

/** Whether a condition holds, and the values of the facts that it names. */
export interface Outcome { holds: boolean, values: string }

const RE_KEY = /[a-z]\w*(?:\.\w+)+/gi
const RE_FACTOR = /^(?:\d+(?:\.\d+)?|[a-z]\w*(?:\.\w+)+)$/i
const RE_COMPARISON = /^(.+?)\s*(<=|>=|!=|[=<>])\s*(.+)$/

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
}

/**
 * Returns whether a condition over facts holds: `segment.worst.rate > 1.2 * kr.baseline and weekly.outside = 0`.
 * It has comparisons joined by `and`; on each side stand facts and numbers with + - and *. Percent and points are
 * fractions: 0.08. A fact without a value makes its comparison false. What cannot be read is a CliError.
 */
export function judge(condition: string, facts: Facts): Outcome {
  const holds = condition.split(/\s+and\s+/).map(part => compare(part.trim(), facts)).every(Boolean)
  const keys = [...new Set(condition.match(RE_KEY))]
  return { holds, values: keys.map(key => `${key} is ${facts[key]!.value ?? 'not known'}`).join(', ') }
}

// -- internal --

function compare(part: string, facts: Facts): boolean {
  const [, left, sign, right] = RE_COMPARISON.exec(part) ?? []
  if (left === undefined || sign === undefined || right === undefined)
    throw new CliError({ found: `"${part}" is no comparison`, fix: 'write two sides with one of < > <= >= = !=' })
  const [a, b] = [left, right].map(side => sumOf(side, facts)) as [number, number]
  return !Number.isNaN(a) && !Number.isNaN(b) && COMPARE[sign]!(a, b)
}

/** Returns the value of terms that are added and taken away. */
function sumOf(side: string, facts: Facts): number {
  const terms = side.split(/\s+([+-])\s+/)
  return terms.reduce((sum, term, i) => {
    if (i % 2 === 1)
      return sum
    return sum + (terms[i - 1] === '-' ? -1 : 1) * productOf(term, facts)
  }, 0)
}

function productOf(term: string, facts: Facts): number {
  return term.split('*').map(factor => valueOf(factor.trim(), facts)).reduce((product, value) => product * value, 1)
}

/** Returns a number, or that of a fact; NaN where the fact has none. */
function valueOf(factor: string, facts: Facts): number {
  if (!RE_FACTOR.test(factor))
    throw new CliError({ found: `"${factor}" is neither a number nor the key of a fact` })
  if (/^\d/.test(factor))
    return Number(factor)
  if (!Object.hasOwn(facts, factor))
    throw new CliError(unknownFact(factor, facts))
  const { value } = facts[factor]!
  if (typeof value === 'string')
    throw new CliError({ found: `fact ${factor} is no number` })
  return value ?? Number.NaN
}
