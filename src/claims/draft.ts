import type { Claim } from './claim'
import type { Evidence } from './entry'
import type { Known } from './evidence'
import type { Kind } from './kinds'
import type { Token } from './tokens'
import { isBare, isInCondition, unaccounted } from './evidence'
import { evaluate, says } from './expression'
import { candidatesFor, fixedNumber } from './terms'
import { tokensOf } from './tokens'

/** What a tool can find to bear a sentence out. */
export interface Draft {
  kind: Kind
  evidence: Evidence[]
  /** Numbers and names that somebody has to give evidence for. */
  left: string[]
  /** It claims what only a recording, a document or somebody's judgement can bear out. */
  bare?: boolean
}

/** A fact that is filled in, or a value that a script writes as one. */
const RE_FILLED = /\{\{|\$\{[^}]*(?:percent|points?|count|per|day|span|date|fact|range|figure|grade)\w*\(/i
const RE_CODE = /`([^`]+)`/g
/** A step that an element plays, or a link to its recording. */
const RE_STEP = /<\w[^>]*\bsteps?="([\w-]+)|4-transcripts\/([\w-]+)\.trycmd/
/** A file with its folder, in backticks or as a link. */
const RE_FILE = /[`(](?:\.\.?\/)*((?:[\w.-]+\/)+[\w-]+\.[\w.]+)(?=[`)#])/g
/** Dates are looked for among these first. */
const RE_DATED = /^(?:calendar|arms|step)\./

/** Returns the kind and evidence of a claim as far as facts and recordings give them. */
export function draftFor(claim: Claim, known: Known): Draft {
  if (claim.place === 'recording')
    return { kind: 'recorded', evidence: [], left: [] }
  if (claim.place === 'code')
    return { kind: 'code', evidence: [], left: [] }
  const tokens = unaccounted(tokensOf(claim.text, known.names), [], known)
  const figures = unique(tokens.flatMap(token => conditionFor(token, claim) ?? figureFor(token, known)))
  const left = unaccounted(tokens, figures, known).map(({ text }) => text)
  const recorded = recordedFor(claim.text, known)
  const isFigure = figures.length > 0 || RE_FILLED.test(claim.text)
  const sources = isFigure || recorded.length > 0 ? [] : sourcesFor(claim.text, known)
  const evidence = [...figures, ...recorded, ...sources]
  const kind = isFigure ? 'figure' : recorded.length > 0 ? 'recorded' : sources.length > 0 ? 'source' : 'plain'
  const draft: Draft = { kind, evidence, left }
  return isBare(claim.text, draft) ? { ...draft, bare: true } : draft
}

// -- internal --

/** A title that is shown only while its condition holds says no more of a number than the condition does. */
function conditionFor(token: Token, { holds }: Claim): Evidence[] | undefined {
  return holds !== undefined && isInCondition(token, holds) ? [{ says: token.text, when: holds }] : undefined
}

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

/** Returns the step that an element or a link shows, or the recorded line that a sentence quotes. */
function recordedFor(text: string, { steps }: Known): Evidence[] {
  const shown = RE_STEP.exec(text)?.slice(1).find(id => id !== undefined && steps.has(id))
  if (shown !== undefined)
    return [{ step: shown, line: steps.get(shown)!.split('\n').find(line => line.startsWith('$ '))!.trim() }]
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

/** Returns the files of the project that a sentence names, if they are there. */
function sourcesFor(text: string, { read }: Known): Evidence[] {
  const paths = [...text.matchAll(RE_FILE)].map(([, path]) => path!).filter(path => read(path) !== undefined)
  return unique(paths.map(source => ({ source })))
}

function unique(evidence: Evidence[]): Evidence[] {
  const seen = new Map(evidence.map(one => [JSON.stringify(one), one]))
  return [...seen.values()]
}
