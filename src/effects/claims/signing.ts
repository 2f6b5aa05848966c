import type { Readable } from 'node:stream'
import type { Comparison, Open } from '../../claims/compare'
import type { Entry } from '../../claims/entry'
import type { Known } from '../../claims/evidence'
import type { Only } from '../../claims/only'
import type { Offer, Vouched } from '../../claims/sign'
import { createInterface } from 'node:readline'
import { unchangedSinceHead } from '../../../packages/slidev-companion/src/machine/git'
import { compare, keyOf } from '../../claims/compare'
import { isNamed } from '../../claims/only'
import { describeOffer, isReady, offersFor, signed } from '../../claims/sign'
import { changedLines } from './changed-recording'
import { readClaims, readKnown, readLedger, writeLedger } from './ledger'

export interface Signing {
  /** Files, folders, or a file and a line: `pages/03-research.md:41`. */
  only?: Only
  vouched?: Vouched
  /** Where the answers come from, a line each. */
  input: Readable
  print: (text: string) => void
  /** ISO date of the signature. */
  on: string
}

/** What is asked before the name, so no name: answers may be piped. */
const ANSWERS = ['all', 'page', 'each', 'yes', 'no', 'nothing']

/** Returns the ledger, what it does not cover, and what sentences are held against. */
export function readComparison(root: string): { entries: Entry[], found: Comparison, known: Known } {
  const [known, entries] = [readKnown(root), readLedger(root)]
  return { entries, found: compare(readClaims(root), entries, known), known }
}

/**
 * Shows what is open with its evidence, asks what of it is signed and by whom, and writes that and nothing else.
 * Returns how many sentences are open still. Without a name nothing is written.
 */
export async function sign(root: string, { only = [], vouched, input, print, on }: Signing): Promise<number> {
  const { entries, found, known } = readComparison(root)
  const open = [...found.open, ...found.wrong]
  const offers = offersFor(open.filter(({ claim, lines }) => isAsked(claim.file, lines, only)), known, vouched)
  const stale = found.stale.filter(({ file }) => isAsked(file, [], only.map(name => name.replace(/:\d+$/, ''))))
  only.filter(name => !isNamedBy(name, [...offers.map(({ open }) => open), ...stale]))
    .forEach(name => print(`nothing is open in ${name}`))
  const answers = answersFrom(input, print)
  const show = (shown: Offer[]): void => shown.forEach(offer => print(described(root, offer, known)))
  const ready = offers.filter(isReady)
  const warn = (): void => {
    const said = [...ready.map(({ open }) => open.claim), ...stale]
    const others = only.length === 0 ? unchangedSinceHead(root, filesOf(said)) : []
    if (others.length > 0)
      print(notYours(others))
  }
  const chosen = ready.length + stale.length > 0 ? await choose(ready, show, warn, answers.ask) : []
  show(offers.filter(offer => !isReady(offer)))
  const isAny = chosen.length + stale.length > 0
  const asked = `Who signs ${chosen.length}, and takes out ${stale.length} no longer said? `
  const by = isAny ? await answers.ask(asked) : ''
  answers.end()
  if (by === '' || ANSWERS.includes(by)) {
    print(`Nothing signed: ${isAny ? whyUnnamed(by) : whyNothing(offers.length, ready.length)}`)
    return open.length
  }
  writeLedger(root, [...keptOf(entries, stale, chosen), ...chosen.map(offer => signed(offer, by, on))])
  print(`${chosen.length} signed by ${by}, ${stale.length} no longer said taken out`)
  return open.length - chosen.length
}

// -- internal --

type Ask = (question: string) => Promise<string>

function isAsked(file: string, lines: readonly number[], only: Only): boolean {
  return only.length === 0 || only.some(name => isNamed(name, file, lines))
}

/** Whether one of what is open or no longer said stands where a name of `--only` leads. */
function isNamedBy(name: string, ones: readonly (Open | Entry)[]): boolean {
  return ones.some(one => 'claim' in one
    ? isNamed(name, one.claim.file, one.lines)
    : isNamed(name.replace(/:\d+$/, ''), one.file))
}

function described(root: string, offer: Offer, known: Known): string {
  const { place, file } = offer.open.claim
  return describeOffer(offer, known, place === 'recording' ? changedLines(root, file) : [])
}

function whyUnnamed(by: string): string {
  return by === '' ? 'no name was given' : `"${by}" is an answer, not a name`
}

function whyNothing(offered: number, ready: number): string {
  if (offered === 0)
    return 'nothing is open'
  return ready === 0
    ? `what is marked OPEN above is missing in ${offered}`
    : 'none was chosen: answer all, page or each'
}

function keptOf(entries: Entry[], stale: Entry[], chosen: Offer[]): Entry[] {
  const again = chosen.map(offer => signed(offer, '', ''))
  const gone = new Set([...stale, ...again].map(keyOf))
  return entries.filter(entry => !gone.has(keyOf(entry)))
}

function filesOf(said: readonly { file: string }[]): string[] {
  return [...new Set(said.map(({ file }) => file))]
}

function notYours(files: string[]): string {
  return `As they were committed, and open all the same: ${files.join(', ')}. `
    + '"all" signs them too; if you did not write them, sign your own alone: --only <file>'
}

async function choose(
  ready: Offer[],
  show: (offers: Offer[]) => void,
  warn: () => void,
  ask: Ask,
): Promise<Offer[]> {
  show(ready)
  warn()
  const how = await ask(`Sign ${ready.length}: all, page by page, each, or nothing? [all/page/each] `)
  if (how === 'all')
    return ready
  const chosen: Offer[] = []
  for (const group of groupsOf(ready, how)) {
    show(group)
    if (await ask(`Sign ${group.length}? [yes/no] `) === 'yes')
      chosen.push(...group)
  }
  return chosen
}

function groupsOf(ready: Offer[], how: string): Offer[][] {
  if (how === 'each')
    return ready.map(offer => [offer])
  const pages = how === 'page' ? [...new Set(ready.map(({ open }) => open.claim.file))] : []
  return pages.map(page => ready.filter(({ open }) => open.claim.file === page))
}

/** Returns a reader of answers, typed or piped; where there is none, the answer is nothing. */
function answersFrom(input: Readable, print: (text: string) => void): { ask: Ask, end: () => void } {
  const lines = createInterface({ input })
  const each = lines[Symbol.asyncIterator]()
  return {
    ask: async (question) => {
      print(question)
      const { value, done } = await each.next()
      return done ? '' : String(value).trim()
    },
    end: () => lines.close(),
  }
}
