import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Claim } from './claim'
import type { Entry } from './entry'
import type { Known } from './evidence'
import { counted } from '../../packages/slidev-companion/src/counted'
import { hashOf } from './claim'
import { misfits } from './evidence'
import { firstOtherLine } from './extract/recorded'

const FIX = 'npm run claims -- --sign'

/** A sentence that nobody has signed as it stands now. */
export interface Open {
  claim: Claim
  /** Every line on which it stands. */
  lines: number[]
  /** The signed sentence that it was, as far as one can tell. */
  old?: Entry
}

export interface Comparison {
  open: Open[]
  /** Signed, and no longer said. */
  stale: Entry[]
  /** Signed, and the evidence does not fit. */
  wrong: Wrong[]
  /** Signed, and only a recording of this scenario brings the facts: there is none yet, so nobody can tell. */
  unrecorded: Wrong[]
}

/** A signed sentence and why its evidence does not fit. */
export interface Wrong extends Open { why: string[] }

/** The same sentence in several places of a file. */
export interface Said { claim: Claim, hash: string, lines: number[] }

/** Returns each sentence of each file once, with the lines on which it stands. */
function saidOnce(claims: readonly Claim[]): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const claim of claims) {
    const hash = hashOf(claim.text)
    const key = keyOf({ file: claim.file, hash })
    const before = said.get(key)
    if (before)
      before.lines.push(claim.line)
    else
      said.set(key, { claim, hash, lines: [claim.line] })
  }
  return said
}

/** Returns by what the ledger knows a sentence: its file and its hash. */
export function keyOf({ file, hash }: { file: string, hash: string }): string {
  return `${file}\n${hash}`
}

/** Returns what is said and not signed, signed and not said, and signed with evidence that does not fit. */
export function compare(claims: readonly Claim[], entries: readonly Entry[], known: Known): Comparison {
  const said = saidOnce(claims)
  const signed = new Map(entries.map(entry => [keyOf(entry), entry]))
  const isSigned = (key: string, { lines }: Said): boolean =>
    signed.has(key) && (signed.get(key)!.times ?? 1) === lines.length
  const stale = [...signed].filter(([key]) => !said.has(key)).map(([, entry]) => entry)
  const open = [...said].filter(([key, one]) => !isSigned(key, one)).map(([key, { claim, lines }]): Open => {
    const old = signed.get(key) ?? nearest(claim, stale.filter(({ file }) => file === claim.file))
    return { claim: atOwnLine(claim, old), lines, ...old && { old } }
  })
  const wrong = [...said].filter(([key, one]) => isSigned(key, one)).map(([key, { claim, lines }]): Wrong => {
    const old = signed.get(key)!
    return { claim, lines, old, why: misfits(claim, old, known) }
  }).filter(({ why }) => why.length > 0)
  const isUnrecorded = ({ why }: Wrong): boolean => why.every(one => lacksRecording(one, known))
  return {
    open,
    stale,
    wrong: wrong.filter(one => !isUnrecorded(one)),
    unrecorded: wrong.filter(isUnrecorded),
  }
}

/** Returns a comparison as problems: file, line, what is said now beside what was signed. */
export function problemsOf({ open, stale, wrong }: Pick<Comparison, 'open' | 'stale' | 'wrong'>): Problem[] {
  const taken = new Set(open.map(({ old }) => old))
  return [
    ...open.flatMap(openProblems),
    ...stale.filter(entry => !taken.has(entry)).map(staleProblem),
    ...wrong.flatMap(wrongProblems),
  ]
}

// -- internal --

function lacksRecording(why: string, { isUnrecorded }: Known): boolean {
  const key = /^there is no fact (\S+)$/.exec(why)?.[1]
  return key !== undefined && isUnrecorded(key)
}

function openProblems({ claim, lines, old }: Open): Problem[] {
  const { file, text, place } = claim
  const places = place === 'recording' ? [claim.line] : lines
  const found = place === 'recording'
    ? old === undefined ? 'is a new recording' : 'is not the recording that was signed'
    : `unsigned: "${shortened(text)}"${wasSigned(text, lines, old)}`
  return places.map(line => ({ file, line, found, fix: FIX }))
}

function wasSigned(text: string, lines: number[], old?: Entry): string {
  if (old === undefined)
    return ''
  return old.text === text
    ? `; it was signed for ${counted(old.times ?? 1, 'place')} and stands in ${lines.length}`
    : `; signed was "${shortened(old.text)}"`
}

function staleProblem({ file, text }: Entry): Problem {
  return { file, found: `signed and no longer said: "${shortened(text)}"`, fix: FIX }
}

function wrongProblems({ claim: { file, text }, lines: [line], why }: Wrong): Problem[] {
  return why.map(found => ({ file, line, found: `evidence does not fit: ${found}; in "${shortened(text)}"`, fix: FIX }))
}

function atOwnLine(claim: Claim, old?: Entry): Claim {
  return claim.place === 'recording' && old ? { ...claim, line: firstOtherLine(claim.text, old.text) } : claim
}

/** Returns the entry that shares most words with a claim, if that is more than half of them. */
function nearest({ text, place }: Claim, entries: Entry[]): Entry | undefined {
  if (place === 'recording')
    return entries[0]
  const words = wordsOf(text)
  const [best] = entries
    .map(entry => ({ entry, alike: likeness(words, wordsOf(entry.text)) }))
    .sort((a, b) => b.alike - a.alike)
  return best && best.alike > 1 / 2 ? best.entry : undefined
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().split(/[^\p{L}\d.%]+/u).filter(word => /[\p{L}\d]/u.test(word)))
}

function likeness(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter(word => b.has(word)).length
  return shared / Math.max(a.size, b.size)
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text
}
