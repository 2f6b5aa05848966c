import type { Facts } from '../facts'
import { counted } from '../../packages/slidev-companion/src/counted'
import { leadsTo, relinked } from '../../packages/slidev-companion/src/deck/version'
import { measureIn } from '../key-result'
import { isOfMeasure } from './measures'
import { isOwnRecording } from './own-recording'
import { withoutLastSentence, withoutRecorded } from './recorded-words'

/** Components that are nothing without a recording. */
const RECORDED = [
  'ApprovalThread',
  'Branches',
  'BranchesFailed',
  'Checkout',
  'CommandDiff',
  'CommandRows',
  'CommitLog',
  'ConfigLine',
  'MorningMessages',
  'PeopleDots',
  'QuestionFile',
  'Refusal',
  'RunLedger',
  'SpecFile',
  'Transcript',
  'TwoReports',
]
const RE_SHOWS = new RegExp(`^<(?:${RECORDED.join('|')})\\b`)
/** In prose, files of the recording too. */
const RE_SHOWS_FILES = /^<(?:Morning\w+|ArtifactFile path="3-)/
/** Front matter that says when a slide is told, and what in its place: no output needs it. */
const RE_WHEN = /^(?:told|measure|elsewhere): .*/
/** Stands where the whole source line of a slide was about a recording. */
const UNRECORDED = 'Told, not recorded: no command of these four weeks has been run yet.'

interface Part {
  frontmatter: Record<string, unknown>
  from: number
  body: number
  end: number
  isLeft: boolean
  /** Left out for want of a recording, not because it is told of another key result. */
  isUnrecorded: boolean
}

/** What a deck without a recording of its own leaves out. */
export interface LeftOut {
  /** How many slides go for want of a recording. */
  slides: number
  /** What is left takes. */
  minutes: number
  /** Where a link to a slide leads now; nowhere if to nothing. */
  leadsTo: (name: string) => string | undefined
}

/** Returns what the files of a deck leave out where nothing was recorded; nothing if it was. */
export function leftOutOf(files: readonly string[], facts: Facts): LeftOut | undefined {
  if (isOwnRecording(facts))
    return undefined
  const all = files.flatMap(text => partsOf(text.split('\n'), facts))
  const parts = all.filter(({ frontmatter }) => frontmatter.routeAlias)
  const kept = parts.filter(({ isLeft }) => !isLeft)
  return {
    slides: parts.filter(({ isUnrecorded }) => isUnrecorded).length,
    minutes: kept.reduce((sum, { frontmatter }) => sum + Number(frontmatter.minutes ?? 0), 0),
    leadsTo: leadsTo(parts, kept),
  }
}

/** Returns what whoever made something of the deck must know of its shortness, in a line; nothing if it is whole. */
export function leftOutNotice(left: LeftOut | undefined, facts: Facts): string | undefined {
  if (left === undefined || left.slides === 0)
    return undefined
  const why = measureIn(facts).framed === undefined
    ? 'no recording is of this scenario; npm run story (needs chant) records yours'
    : 'they show a recording, and npm run story records churn alone'
  return `${counted(left.slides, 'slide')} ${left.slides === 1 ? 'is' : 'are'} left out: ${why}`
}

/**
 * Returns the text of a file of a deck without what a recording would show: slides that are nothing without it, and
 * in the others the sentences that speak of it. `told:` in the front matter of a slide is the line in their place.
 * Without `left` nothing goes but that line. Lines stay lines.
 */
export function leaveOut(text: string, facts: Facts, left: LeftOut | undefined): string {
  const lines = text.split('\n')
  for (const part of partsOf(lines, facts)) {
    if (left && part.isLeft)
      hide(lines, part)
    else if (left)
      withoutSentences(lines, part, left)
    for (let at = part.from; at < part.body; at++)
      lines[at] = lines[at]!.replace(RE_WHEN, '')
  }
  return left ? relinked(withLinks(lines.join('\n'), left), left.leadsTo) : lines.join('\n')
}

/** Returns the text of a file of a deck without the slides of another key result. Lines stay lines. */
export function ofOwnMeasure(text: string, facts: Facts): string {
  const lines = text.split('\n')
  for (const part of partsOf(lines, facts)) {
    if (!isOfMeasure(lines.slice(part.from, part.body), facts))
      hide(lines, part)
  }
  return lines.join('\n')
}

// -- internal --

/** A component that names slides by their aliases names those that are there. */
function withLinks(text: string, { leadsTo }: LeftOut): string {
  return text.replace(/ links="([\w -]+)"/g, (_, names: string) =>
    ` links="${names.split(' ').map(name => leadsTo(name) ?? name).join(' ')}"`)
}

/** Returns the slides of a file: where their front matter begins, their body, and where they end. */
function partsOf(lines: readonly string[], facts: Facts): Part[] {
  const fences = lines.flatMap((line, i) => line === '---' ? [i] : [])
  const parts: Part[] = []
  for (let i = 0; i + 1 < fences.length; i += 2) {
    const [from, body, end] = [fences[i]! + 1, fences[i + 1]!, fences[i + 2] ?? lines.length]
    const frontmatter = frontmatterOf(lines.slice(from, body))
    const face = lines.slice(body, end)
    const words = face.findIndex(line => line === '::guide::')
    const isOther = !isOfMeasure(lines.slice(from, body), facts)
    if (isOther)
      frontmatter.instead = frontmatter.elsewhere ?? frontmatter.instead
    const isUnrecorded = !isOther && face.slice(0, words < 0 ? undefined : words).some(line => RE_SHOWS.test(line))
    parts.push({ frontmatter, from, body, end, isLeft: isOther || isUnrecorded, isUnrecorded })
  }
  return parts
}

function frontmatterOf(lines: readonly string[]): Record<string, string | undefined> {
  const unquoted = (value: string): string => value.replace(/^'(.*)'$/, '$1').replaceAll('\'\'', '\'')
  const pairs = lines.flatMap(line => [...line.matchAll(/^(\w+): *(.*)$/g)])
  return Object.fromEntries(pairs.map(([, key, value]) => [key!, unquoted(value!)]))
}

/** Its name stays: the pages of the guide may begin at it. */
function hide(lines: string[], { frontmatter, from, body, end }: Part): void {
  lines.fill('', from, body)
  lines[from] = 'hide: true'
  lines[from + 1] = `routeAlias: ${String(frontmatter.routeAlias)}`
  lines.fill('', body + 1, end)
}

/** Takes the sentences out of a slide that only a recording bears out. */
function withoutSentences(lines: string[], { frontmatter, from, body, end }: Part, left: LeftOut): void {
  for (let at = from; at < body; at++)
    lines[at] = shortened(lines[at]!, frontmatter, left)
  let told = frontmatter.told as string | undefined
  let slot = ''
  for (let at = body + 1; at < end; at++) {
    const line = lines[at]!
    if (line.startsWith('::'))
      slot = line
    if (RE_SHOWS.test(line) || RE_SHOWS_FILES.test(line)) {
      lines[at] = ''
      dropLeadIn(lines, at, body)
    }
    else {
      lines[at] = withoutRecorded(line)
    }
    const isFace = slot === '' || slot === '::source::'
    if (isFace && !line.startsWith('|') && lines[at] !== line && told !== undefined)
      [lines[at], told] = [told, undefined]
    if (slot === '::source::' && line !== '' && lines[at] === '')
      lines[at] = UNRECORDED
  }
}

/** Returns a line of front matter as it is in the shorter deck. */
function shortened(line: string, { instead }: Part['frontmatter'], { minutes, leadsTo }: LeftOut): string {
  const to = instead === undefined ? undefined : leadsTo(String(instead))
  if (line.startsWith('instead: '))
    return to === undefined ? '' : `instead: ${to}`
  if (line.startsWith('duration: '))
    return `duration: ${Math.ceil(minutes)}min`
  return line.startsWith('info: ') ? withoutRecorded(line) : line
}

/** A sentence that ends in a colon leads to what follows. */
function dropLeadIn(lines: string[], at: number, body: number): void {
  const before = lines.slice(body + 1, at).findLastIndex(line => line !== '')
  const line = before < 0 ? '' : lines[body + 1 + before]!
  if (line.endsWith(':') && !line.startsWith('::'))
    lines[body + 1 + before] = withoutLastSentence(line)
}
