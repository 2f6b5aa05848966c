import type { Claim } from './claim'
import type { Evidence, Kind } from './entry'
import type { Known } from './evidence'
import type { Token } from './tokens'
import { unaccounted } from './evidence'
import { evaluate, says } from './expression'
import { candidatesFor, fixedNumber } from './terms'
import { tokensOf } from './tokens'

/** What a tool can find to bear a sentence out; `left` is what somebody has to give evidence for. */
export interface Draft { kind: Kind, evidence: Evidence[], left: string[] }

/** A fact that is filled in, or a value that a script writes as one. */
const RE_FILLED = /\{\{|\$\{[^}]*(?:percent|points?|count|per|day|span|date|fact|range|figure|grade)\w*\(/i
const RE_CODE = /`([^`]+)`/g
/** Dates are looked for among these first. */
const RE_DATED = /^(?:calendar|arms|step)\./

/** Returns the kind and evidence of a claim as far as facts and recordings give them. */
export function draftFor(claim: Claim, known: Known): Draft {
  if (claim.place === 'recording')
    return { kind: 'recorded', evidence: [], left: [] }
  if (claim.place === 'code')
    return { kind: 'code', evidence: [], left: [] }
  const tokens = unaccounted(tokensOf(claim.text, known.names), [], known)
  const figures = unique(tokens.flatMap(token => figureFor(token, known)))
  const left = unaccounted(tokens, figures, known).map(({ text }) => text)
  const recorded = recordedFor(claim.text, known)
  const evidence = [...figures, ...recorded]
  const isFigure = figures.length > 0 || RE_FILLED.test(claim.text)
  return { kind: isFigure ? 'figure' : recorded.length > 0 ? 'recorded' : 'plain', evidence, left }
}

// -- internal --

function figureFor(token: Token, { facts }: Known): Evidence[] {
  const fixed = fixedNumber(token.text)
  if (fixed)
    return [fixed]
  const is = candidatesOf(token, Object.keys(facts)).find((key) => {
    const fact = evaluate(key, facts)
    return typeof fact !== 'string' && says(token, fact)
  })
  return is === undefined ? [] : [{ of: token.text, is }]
}

function candidatesOf({ kind, noun, unit }: Token, keys: string[]): string[] {
  switch (kind) {
    case 'name': return keys.filter(key => /^(?:people|company)\./.test(key))
    case 'version': return ['chant.version']
    case 'week': return ['calendar.weeks']
    case 'date':
    case 'month': return keys.filter(key => RE_DATED.test(key))
    case 'number': return unit === 'percent' ? ['interval.level'] : candidatesFor(noun)
    default: return []
  }
}

/** Returns the recorded line that holds the first command or output which a sentence quotes. */
function recordedFor(text: string, { steps }: Known): Evidence[] {
  const codes = [...text.matchAll(RE_CODE)].map(([, code]) => code!).filter(code => code.includes(' '))
  for (const code of codes) {
    for (const [step, printed] of steps) {
      const line = printed.split('\n').find(one => one.includes(code))
      if (line !== undefined)
        return [{ step, line: line.trim() }]
    }
  }
  return []
}

function unique(evidence: Evidence[]): Evidence[] {
  const seen = new Map(evidence.map(one => [JSON.stringify(one), one]))
  return [...seen.values()]
}
