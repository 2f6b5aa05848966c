import type { Claim } from './claim'
import type { Open } from './compare'
import type { Draft } from './draft'
import type { Entry, Evidence } from './entry'
import type { Known } from './evidence'
import type { Kind } from './kinds'
import { formatFact } from '../facts'
import { RE_BRACES, readReference } from '../references'
import { hashOf } from './claim'
import { draftFor } from './draft'
import { falseIn } from './evidence'
import { evaluate } from './expression'
import { tokensOf } from './tokens'

/** What whoever signs says of sentences for which no fact and no recording can be found. */
export interface Vouched {
  kind: Kind
  evidence:
    | { source: string }
    | { reason: string }
    | { judge: string }
    | { step: string, line: string }
    | { of: string, is: string }
}

/** An open sentence with what bears it out; `left` needs somebody's word. */
export interface Offer extends Draft {
  open: Open
  /** Why what the signer vouched for does not fit. */
  untrue?: string[]
}

/** Returns each open sentence with its evidence, and what the signer vouches for added to it. */
export function offersFor(open: readonly Open[], known: Known, vouched?: Vouched): Offer[] {
  return open.map((one) => {
    const draft = draftFor(one.claim, known)
    const isVouched = vouched !== undefined && one.claim.place === 'words'
    return { open: one, ...isVouched ? vouchedFor(draft, one.claim, vouched, known) : withOldWord(draft, one) }
  })
}

/** Whether a name is all that an offer lacks. */
export function isReady({ left, bare, untrue = [] }: Offer): boolean {
  return left.length === 0 && bare !== true && untrue.length === 0
}

/** Returns the entry that a name under an offer makes. */
export function signed({ open: { claim, lines }, kind, evidence }: Offer, by: string, on: string): Entry {
  return {
    hash: hashOf(claim.text),
    file: claim.file,
    text: claim.text,
    kind,
    ...evidence.length > 0 && { evidence },
    ...lines.length > 1 && { times: lines.length },
    by,
    on,
  }
}

/**
 * Returns an offer as a person reads it: where, what, what it was, what changed in a recording, and each piece of
 * evidence with its value.
 */
export function describeOffer(offer: Offer, known: Known, changes: readonly string[] = []): string {
  const { open: { claim, lines, old }, kind, evidence, left, bare, untrue = [] } = offer
  const said = claim.place === 'recording' ? '(the recording as a whole)' : claim.text
  return [
    `${claim.file}:${lines.join(',')} [${kind}]`,
    ...old && claim.place !== 'recording' && old.text !== claim.text ? [`  was  ${old.text}`] : [],
    `  says ${said}`,
    ...changes.map(line => `  diff ${line}`),
    ...quotedIn(claim.text, known).map(line => `  fact ${line}`),
    ...evidence.map(one => `  with ${describeEvidence(one, known)}`),
    ...untrue.map(why => `  OPEN ${why}`),
    ...left.map(text => `  OPEN nothing accounts for "${text}"`),
    ...bare ? ['  OPEN it says what always holds or what a tool does: is that recorded, written, or a judgement?'] : [],
  ].join('\n')
}

// -- internal --

/** What somebody vouched for in the old wording is offered again, as far as the new one says the same numbers. */
function withOldWord(draft: Draft, { claim, old }: Open): Draft {
  const word = old?.evidence?.find(one => 'states' in one)
  const states = word && 'states' in word ? draft.left.filter(text => word.states!.includes(text)) : []
  if (states.length === 0 || claim.place !== 'words')
    return draft
  const left = draft.left.filter(text => !states.includes(text))
  return { kind: old!.kind, evidence: [...draft.evidence, { ...word!, states } as Evidence], left }
}

/** A recorded line and an expression account for what stands in them; for the rest a person does. */
function vouchedFor(
  { evidence, left }: Draft,
  claim: Claim,
  { kind, evidence: word }: Vouched,
  known: Known,
): Omit<Offer, 'open'> {
  const untrue = falseIn(word, claim, tokensOf(claim.text, known.names), known)
  if ('step' in word)
    return { kind, evidence: [...evidence, word], left: left.filter(text => !word.line.includes(text)), untrue }
  if ('of' in word)
    return { kind, evidence: [...evidence, word], left: left.filter(text => text !== word.of), untrue }
  const documents = kind === 'source' ? evidence : evidence.filter(one => !('source' in one))
  return { kind, evidence: [...documents, { ...word, ...left.length > 0 && { states: left } }], left: [], untrue }
}

function quotedIn(text: string, { facts }: Known): string[] {
  const keys = new Set([...text.matchAll(RE_BRACES)].map(([, inside]) => readReference(inside!).key))
  return [...keys]
    .filter(key => Object.hasOwn(facts, key))
    .map(key => `${key} = ${formatFact(facts[key]!, { as: 'plain' })}`)
}

function describeEvidence(one: Evidence, { facts }: Known): string {
  if ('of' in one) {
    const fact = evaluate(one.is, facts)
    return `"${one.of}" = ${one.is} = ${typeof fact === 'string' ? fact : formatFact(fact, { as: 'plain' })}`
  }
  if ('when' in one)
    return `"${one.says}" in the title's condition: ${one.when}`
  if ('step' in one)
    return `recorded in ${one.step}: ${one.line}`
  if ('file' in one)
    return `${one.file} holds "${one.holds}"`
  const states = one.states ? `, for ${one.states.map(text => `"${text}"`).join(', ')}` : ''
  return `${Object.entries(one)[0]!.join(': ')}${states}`
}
