import { RE_BRACES, readReference } from '../references'
import { isRecordedFact } from './own-recording'

/** Words that are true of a recording alone, and of agents that a script plays. */
const RE_SAYS = new RegExp([
  '\\brecordings?\\b',
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
const RE_QUESTION = /^\*\*[^*]+\?\*\*$/
const RE_FACT_IN_TABLE = / ?(?:\*\*)?\{\{[^}]*\}\}(?:\*\*)?/g
/** The hand moves, whatever is said. */
const CLICK = '[click]'
const RE_MARKUP = /^(?:<!--|-->|#|::)/
const RE_MARK = /^(?:info: |- )?/

/** Returns a line without its sentences that only a recording bears out; of a table's row only the figures go. */
export function withoutRecorded(line: string): string {
  if (RE_MARKUP.test(line))
    return line
  if (line.startsWith('|'))
    return line.replace(RE_FACT_IN_TABLE, fact => quotesRecorded(fact) ? '' : fact)
  const [mark] = RE_MARK.exec(line)!
  const sentences = line.slice(mark.length).split(RE_SENTENCE_END)
  const goes = (sentence = ''): boolean => RE_SAYS.test(sentence) || quotesRecorded(sentence)
  const kept = sentences.flatMap((one, i) => {
    if (goes(one))
      return one.startsWith(CLICK) ? [CLICK] : []
    // A question in bold goes with its answer.
    return RE_QUESTION.test(one) && goes(sentences[i + 1]) ? [] : [one]
  })
  return kept.length === 0 ? '' : `${mark}${kept.join(' ')}`
}

/** Returns a line without its last sentence. */
export function withoutLastSentence(line: string): string {
  return line.split(RE_SENTENCE_END).slice(0, -1).join(' ')
}

// -- internal --

function quotesRecorded(text: string): boolean {
  return [...text.matchAll(RE_BRACES)].some(([, inside]) => isRecordedFact(readReference(inside!).key))
}
