import { RE_BRACES, readReference } from '../references'
import { isRecordedFact } from './own-recording'

/** Words that are true of a recording alone, and of agents that a script plays. */
const RE_SAYS = new RegExp([
  '\\brecordings?\\b',
  '^(?:\\*\\*)?Recorded\\b',
  '\\bis recorded here\\b',
  '(?<!\\b(?:is|are) )\\brecorded\\b',
  '\\breplay',
  '\\bscripted\\b',
  '\\bscripts? (?:that plays|plays)',
  '\\b(?:is|are|by) (?:a )?scripts?\\b',
  '\\bagent’s script\\b',
  '\\breal chant\\b',
  '\\bcommand output\\b',
  'artifacts/[34]-',
].join('|').replaceAll('’', '[’\']'))
const RE_SENTENCE_END = /(?<=[.!?][)"”*]*) +(?=[\p{Lu}“"‘([*{`])/u
/** A sentence in bold that says what the next ones are about; a note opens with its minutes, whatever is said. */
const RE_HEAD = /^\*\*(?!\S+ min, for )[^*]+[.?]\*\*$/
const RE_FACT_IN_TABLE = / ?(?:\*\*)?\{\{[^}]*\}\}(?:\*\*)?/g
/** What a table counts in the recorded weeks it can only name without them. */
const IN_THE_STORY = ' in this story'
/** The hand moves, whatever is said. */
const CLICK = '[click]'
const RE_MARKUP = /^(?:<!--|-->|#|::)/
const RE_MARK = /^(?:info: |- )?/

/** Returns a line without its sentences that only a recording bears out; of a table's row only the figures go. */
export function withoutRecorded(line: string): string {
  if (RE_MARKUP.test(line))
    return line
  if (line.startsWith('|'))
    return line.replace(RE_FACT_IN_TABLE, fact => quotesRecorded(fact) ? '' : fact).replace(IN_THE_STORY, '')
  const [mark] = RE_MARK.exec(line)!
  const sentences = line.slice(mark.length).split(RE_SENTENCE_END)
  const goes = (sentence: string): boolean => RE_SAYS.test(sentence) || quotesRecorded(sentence)
  const kept = sentences.flatMap((one, i) => {
    if (goes(one))
      return one.startsWith(CLICK) ? [CLICK] : []
    return isLone(sentences.slice(i), goes) ? [] : [one]
  })
  return kept.length === 0 ? '' : `${mark}${kept.join(' ')}`
}

/** Returns a line without its last sentence. */
export function withoutLastSentence(line: string): string {
  return line.split(RE_SENTENCE_END).slice(0, -1).join(' ')
}

// -- internal --

/** Whether the first sentence is a head and goes: a question with its answer, another with all that stands under it. */
function isLone([head, ...rest]: string[], goes: (sentence: string) => boolean): boolean {
  if (!RE_HEAD.test(head!) || rest.length === 0)
    return false
  const next = rest.findIndex(one => RE_HEAD.test(one))
  const below = head!.endsWith('?**') ? rest.slice(0, 1) : rest.slice(0, next < 0 ? undefined : next)
  return below.length > 0 && below.every(goes)
}

function quotesRecorded(text: string): boolean {
  return [...text.matchAll(RE_BRACES)].some(([, inside]) => isRecordedFact(readReference(inside!).key))
}
