import type { Fact, Facts } from './facts'
import { escapeMarkdown } from '../packages/slidev-companion/src/escape'
import { capital, scale, toPlain } from './form'
import { keysOf, RE_BRACES, referencesIn } from './references'

/** A title, a bullet, and the parts of a note: its minutes, a click, a question. */
const RE_MARK = /^\s*(?:#{1,6} |[-*] |\d+\. |\*\*[\d¼½¾][^*]*\*\* |\[click\] |Asked "[^"{]*" )?/
/** Tables, HTML, components, front matter, code, and a click within a line. */
const RE_NO_PROSE = /[<>|`]|^[a-z][\w-]*:|\[click/
const RE_FENCE = /^ *(?:`{3}|~{3})/gm
const RE_IN_SCRIPT = /<(script|style)\b(?:(?!<\/\1)[\s\S])*$/i
/** Places that would not show a value as it is, by the text before them in their line. */
const WITHOUT_WORDS: [string, RegExp][] = [
  ['code', /^[^`\n]*(?:`[^`\n]*`[^`\n]*)*`[^`\n]*$/],
  ['a bound attribute', /<[a-z][\w-]*\s(?:[^<>]*\s)?(?:[:@#]|v-)[^\s=<>]*=(?:"[^"]*|'[^']*)$/i],
  ['the address of a link', /\]\([^()\s]*$/],
]

/** A reason that is no want of data: a reader is told it and not what is missing. */
export const NO_GAIN = 'the arms found no gain, so none can be reckoned for all'
/** Begins what stands in place of a sentence about a fact without a value. */
const NO_CLAIM = 'No data: '
/** So much of what a fact is has room in a title. */
const IN_A_TITLE = 76

/** What a speaker has instead: the words of the other would be found in the note and in what a customer gets. */
const IN_A_NOTE = 'Not counted here.'

/** Returns a text in which no line claims something of a fact that has no value. */
export function withoutClaims(text: string, facts: Facts, plain: boolean): string {
  let isNote = false
  return text.split('\n').map((line) => {
    isNote ||= line.startsWith('<!--')
    const told = withoutClaim(line, facts, plain)
    const said = isNote && told !== line ? markOf(line) + IN_A_NOTE : told
    isNote &&= !line.trimEnd().endsWith('-->')
    return said
  }).join('\n')
}

/** True of a line that stands in place of a sentence about a fact without a value. */
export function isNoClaim(line: string): boolean {
  return line.startsWith(NO_CLAIM) || line.startsWith(capital(NO_GAIN))
}

/**
 * True if a fact of this line would be false without its decimals. What the scenario declares, which has no query,
 * is exact. Two facts of one unit must keep their difference, to a tenth of it.
 */
export function needsDecimals({ value, unit, query }: Fact, line: string, facts: Facts): boolean {
  if (typeof value !== 'number' || query === undefined)
    return true
  const own = scale(value, unit)
  return referencesIn(line).some(({ key, styles }) => {
    const other = ownFact(key, facts)
    if (!styles.includes('whole') || other?.unit !== unit || typeof other.value !== 'number')
      return false
    const others = scale(other.value, unit)
    const difference = own - others
    const rounded = Math.round(own) - Math.round(others)
    return Math.abs(difference - rounded) > Math.abs(difference) / 10
  })
}

/** Returns the kind of the place after a text, if it is one where no words can stand. */
export function placeWithoutWords(before: string): string | undefined {
  const fences = before.match(RE_FENCE) ?? []
  const isInFence = fences.length % 2 === 1
  if (isInFence || RE_IN_SCRIPT.test(before))
    return 'code'
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return WITHOUT_WORDS.find(([, pattern]) => pattern.test(line))?.[0]
}

// -- internal --

/**
 * Returns a line, or what to say instead if a fact in it has no value. A sentence, a title or a bullet would
 * claim something all the same; elsewhere the words "no data" will stand for the value.
 */
function withoutClaim(line: string, facts: Facts, plain: boolean): string {
  const mark = markOf(line)
  if (!line.includes('{{') || RE_NO_PROSE.test(line.slice(mark.length).replace(RE_BRACES, '')))
    return line
  const missing = referencesIn(line)
    .flatMap(reference => keysOf(reference, facts))
    .map(key => ownFact(key, facts))
    .find(fact => fact?.value === null)
  if (!missing)
    return line
  const said = insteadOf(missing, mark.startsWith('#'))
  return mark + (plain ? toPlain(said) : said)
}

function insteadOf({ what, why }: Fact, isTitle: boolean): string {
  const said = why === NO_GAIN ? capital(why) : NO_CLAIM + escapeMarkdown(isTitle ? forTitle(what) : what)
  return isTitle ? said : `${said}.`
}

function markOf(line: string): string {
  return RE_MARK.exec(line)![0]
}

/** Returns what a fact is without its last clauses, until it has room. */
function forTitle(what: string): string {
  const shorter = what.replace(/[,:;] [^,:;]*$/, '')
  return what.length <= IN_A_TITLE || shorter === what ? what : forTitle(shorter)
}

function ownFact(key: string, facts: Facts): Fact | undefined {
  return Object.hasOwn(facts, key) ? facts[key] : undefined
}
