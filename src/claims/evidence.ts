import type { Facts } from '../facts'
import type { Claim } from './claim'
import type { Entry, Evidence } from './entry'
import type { Kind } from './kinds'
import type { Token } from './tokens'
import { RE_BRACES, readReference } from '../references'
import { withoutChosen } from './chosen'
import { evaluate, says } from './expression'
import { isStrong } from './strong'
import { expressionsFor } from './terms'
import { tokensOf, withoutTemplates } from './tokens'

/** What sentences are held against. */
export interface Known {
  facts: Facts
  names: readonly string[]
  /** What each step of the recording printed, by its id. */
  steps: ReadonlyMap<string, string>
  /** Everything recorded, in one text. */
  recorded: string
  /** Whether only a recording of this scenario could bring a fact, and there is none. */
  isUnrecorded: (key: string) => boolean
  /** Returns a file of the project, if there is one. */
  read: (path: string) => string | undefined
}

/** What somebody signed a sentence as. */
export type Signature = Pick<Entry, 'kind' | 'evidence'>

const BARE = 'it says what always holds or what a tool does: name the step and line, a document or who judges so'
/** A source that is a file of the project. */
const RE_PATH = /^(?:[\w.-]+\/)+[\w-]+\.[\w.]+$/

/** Returns why a signature does not fit its sentence; nothing if it does. */
export function misfits(claim: Claim, { kind, evidence = [] }: Signature, known: Known): string[] {
  if (claim.place === 'recording')
    return kind === 'recorded' ? [] : [`a recording is signed as recorded, not as ${kind}`]
  if (kind === 'code')
    return claim.place === 'code' ? [] : ['words that readers see are no code']
  const tokens = claim.place === 'code' ? [] : tokensOf(claim.text, known.names)
  return [
    ...evidence.flatMap(one => falseIn(one, claim, tokens, known)),
    ...lackingFor(kind, evidence, claim.text),
    ...claim.place === 'words' && isBare(claim.text, { kind, evidence }) ? [BARE] : [],
    ...wrongUnits(claim.text, known.facts),
    ...missingFiles(claim.text, known),
    ...unaccounted(tokens, evidence, known).map(({ text }) => `nothing accounts for "${text}"`),
  ]
}

/** Returns what no evidence accounts for. Ids and recorded code account for themselves. */
export function unaccounted(tokens: readonly Token[], evidence: readonly Evidence[], known: Known): Token[] {
  return tokens.filter(token => !standsByItself(token, known) && !evidence.some(one => accounts(one, token)))
}

/**
 * Whether a sentence claims what holds always or what a tool does, and nothing bears it out but its signer's
 * word, or the name of somebody in it.
 */
export function isBare(text: string, { kind, evidence = [] }: Signature): boolean {
  const isNames = evidence.every(one => 'of' in one && /^(?:people|company)\./.test(one.is))
  const isOnlyName = kind === 'figure' && isNames && withoutTemplates(text) === text
  return (kind === 'plain' || isOnlyName) && isStrong(withoutChosen(text))
}

/** Whether a condition compares with the number that a title says: "half" with 0.5 or 2, 40 % with 0.4. */
export function isInCondition({ value, unit }: Token, condition: string): boolean {
  const said = value === undefined ? Number.NaN : unit === 'percent' ? value / 100 : value
  const numbers = [...condition.matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)].map(Number)
  return numbers.some(number => Math.abs(number - said) < 1e-9 || Math.abs(1 / number - said) < 1e-9)
}

/** Returns why a piece of evidence does not bear out a sentence; nothing if it does. */
export function falseIn(one: Evidence, { holds }: Claim, tokens: readonly Token[], known: Known): string[] {
  if ('of' in one)
    return falseFigure(one, tokens, known)
  if ('when' in one) {
    const isSo = one.when === holds && tokens.some(token => token.text === one.says && isInCondition(token, holds))
    return isSo ? [] : [`"${one.says}" is not in the title's condition, which is ${holds ?? 'none'}`]
  }
  if ('step' in one) {
    const printed = known.steps.get(one.step)
    if (printed === undefined)
      return [`there is no recorded step ${one.step}`]
    return printed.includes(one.line) ? [] : [`the recording of ${one.step} has no "${one.line}"`]
  }
  if ('file' in one) {
    const text = known.read(one.file)
    if (text === undefined)
      return [`${one.file} is not there`]
    return text.includes(one.holds) ? [] : [`${one.file} has no "${one.holds}"`]
  }
  if ('source' in one && RE_PATH.test(one.source) && known.read(one.source) === undefined)
    return [`${one.source} is not there`]
  const strange = (one.states ?? []).filter(text => !tokens.some(token => token.text === text))
  return strange.map(text => `the evidence states "${text}", which the sentence does not say`)
}

// -- internal --

function standsByItself({ kind, text, code, free }: Token, { recorded }: Known): boolean {
  return free === true || (kind === 'id' && recorded.includes(text)) || (code !== undefined && recorded.includes(code))
}

function accounts(one: Evidence, { kind, text }: Token): boolean {
  if ('when' in one)
    return one.says === text
  if ('of' in one)
    return one.of === text
  if ('line' in one)
    return isIn(text, one.line)
  if ('holds' in one)
    return isIn(text, one.holds)
  // Nobody can vouch for an id that no recording has.
  return kind !== 'id' && one.states?.includes(text) === true
}

/** Whether a number or a word stands in a text by itself: 5 is not in 15. */
function isIn(word: string, text: string): boolean {
  const at = text.indexOf(word)
  return at >= 0 && !/[\d.,]/.test(text[at - 1] ?? '') && !/\d/.test(text[at + word.length] ?? '')
}

function falseFigure({ of, is }: { of: string, is: string }, tokens: readonly Token[], { facts }: Known): string[] {
  const same = tokens.filter(({ text }) => text === of)
  if (same.length === 0)
    return [`the evidence is about "${of}", which the sentence does not say`]
  const fact = evaluate(is, facts)
  if (typeof fact === 'string')
    return [fact]
  if (!same.every(token => says(token, fact)))
    return [`"${of}" is not ${is}, which is ${fact.value} (${fact.unit})`]
  const counted = same.flatMap(({ noun }) => expressionsFor(noun))
  const isOther = counted.length > 0 && !counted.includes(is)
  return isOther ? [`"${of} ${same[0]!.noun}" is ${counted.join(' or ')}, not ${is}`] : []
}

/** Returns what a kind needs and has not. */
function lackingFor(kind: Kind, evidence: readonly Evidence[], text: string): string[] {
  const has = (key: string): boolean => evidence.some(one => key in one)
  const states = (key: string): boolean =>
    evidence.some(one => key in one && 'states' in one && one.states!.length > 0)
  if (kind !== 'source' && has('source'))
    return [`a ${kind} leads to no document: sign it as a source`]
  if (kind !== 'judgement' && has('judge'))
    return [`a ${kind} is nobody's judgement`]
  if (kind !== 'definition' && states('reason'))
    return [`a ${kind} states no number for a reason: sign it as a definition`]
  switch (kind) {
    case 'figure': return has('when') || isBorneOut(has, text) ? [] : ['a figure quotes a fact or has an expression']
    case 'recorded': return has('step') || has('file') ? [] : ['what was recorded names its step and line']
    case 'source': return has('source') || has('file') ? [] : ['a source names its document']
    case 'judgement': return has('judge') ? [] : ['a judgement names who judges']
    case 'plain': return has('of') || has('when') || has('step') ? ['what has evidence is not plain'] : []
    default: return []
  }
}

function isBorneOut(has: (key: string) => boolean, text: string): boolean {
  return has('of') || has('file') || /\{\{|\$\{/.test(text)
}

/** A source of this project, named from its top. */
const RE_SOURCE = /`((?:packages|src)\/[\w./-]+\.[a-z]{2,4})`/g

/** Returns the sources that a text names and that have gone or moved. */
function missingFiles(text: string, { read }: Known): string[] {
  const named = [...text.matchAll(RE_SOURCE)].map(([, path]) => path!)
  return named.filter(path => read(path) === undefined).map(path => `${path} is not there`)
}

const RE_TYPED_UNIT = /^\s*(%|per ?cent\b|(?:percentage )?points\b|hours\b|(?:[\w-]+ ){0,3}per 1(?:00|,000)\b)/i

/** Returns the facts of a text that are followed by a unit which is not theirs. */
function wrongUnits(text: string, facts: Facts): string[] {
  return [...text.matchAll(RE_BRACES)].flatMap((match) => {
    const { key } = readReference(match[1]!)
    const typed = text.slice(match.index + match[0].length).match(RE_TYPED_UNIT)?.[1]
    const unit = Object.hasOwn(facts, key) ? facts[key]!.unit : undefined
    const fits = typed === undefined || unit === undefined || isUnit(typed, unit)
    return fits ? [] : [`${key} has the unit ${unit}, not "${typed}"`]
  })
}

function isUnit(typed: string, unit: string): boolean {
  if (/per 1/.test(typed))
    return (unit === 'per1000') === typed.endsWith('1,000') || unit === 'count'
  if (/point/.test(typed))
    return unit === 'points'
  // "{{ n }} hours" may count them, too.
  return typed.startsWith('h') ? unit === 'hours' || unit === 'count' : unit === 'percent'
}
