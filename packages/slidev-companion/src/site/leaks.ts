import type { Problem } from '../errors'

/**
 * So many words in a row do not stand in two texts by chance; of a shorter sentence, all of it, from so
 * many words on.
 */
const RUN = 6
const SHORT_SENTENCE = 4

/** Letters and digits by which runs are looked up; no run is shorter. */
const START = 8
/** So many sums of letters are told apart. */
const SUMS = 2 ** 16

const PARAGRAPH_END = /\n\s*\n/
const SENTENCE_END = /(?<=[.!?]["”’)*_]*)\s+/
const MARKS = /\[click(?::\d+)?\]|\(pause\)/gi
/**
 * A name with points or dashes in it is one word, such as a version or a path; so is a name with its 's, though the
 * end of its direction of writing stands between: an s alone would be found in any tag that begins with one.
 */
const WORD = /[\p{L}\p{N}]+(?:\u2069?[-_.:/,'\u2019][\p{L}\p{N}]+)*/gu
const LINK = /\[([^\]]*)\]\([^)]*\)/g
const REFERENCE = /&#(\d{1,5});/g
const CODE_UNIT = /\\u([0-9a-f]{4})/gi
const ESCAPE = /\\[nrt]/g
const TAG = /<\/?[a-z][\w-]*(?:\s[^<>]*)?>/gi
const NAMED = /&(?:amp|lt|gt|quot|apos|nbsp);/g
const OTHERS = /[^\p{L}\p{N}]+/gu

/** A run of words from a note, as it is compared and as it is shown. */
interface Run { squeezed: string, words: string, note: Text | string }

export interface Text { file: string, text: string, /** 1-based line of the text's first one. */ line?: number }

/** Returns what must not be found of a note: each run of six words, and shorter sentences whole. */
export function noteRuns(note: string): string[] {
  return runsOf(note).map(({ words }) => words)
}

/**
 * Returns every place where a run of words from a note stands in a text that a customer gets, once a line, with the
 * place of the note; runs that stand in one of the `allowed` texts are no secret. Case, punctuation and markup do not
 * count.
 */
export function findLeaks(texts: Text[], notes: readonly (Text | string)[], allowed: string[] = []): Problem[] {
  const runs = new Map(notes.flatMap(runsOf).map(run => [run.squeezed, run]))
  const starts = startsOf([...runs.keys()])
  const open = new Set(allowed.flatMap(text => hitsIn(text, starts)).map(({ run }) => run))
  return texts.flatMap(({ file, text, line = 1 }) => {
    const seen = new Set<number>()
    const hits = hitsIn(text, starts).filter(({ run }) => !open.has(run))
    return hits.filter(hit => !seen.has(hit.line) && seen.add(hit.line)).map(hit => ({
      file,
      line: line + hit.line,
      found: `words of a speaker note${placeOf(runs.get(hit.run)!)} are in what a customer gets: `
        + `"${runs.get(hit.run)!.words}"`,
      fix: 'keep them in the note alone, or reword one of the two',
    }))
  })
}

// -- internal --

/** Returns where a note says a run, in words, if it is known. */
function placeOf({ note, squeezed }: Run): string {
  if (typeof note === 'string')
    return ''
  const [{ line } = { line: 0 }] = hitsIn(note.text.replace(MARKS, blank), startsOf([squeezed]))
  return ` (${note.file}:${(note.line ?? 1) + line})`
}

function runsOf(note: Text | string): Run[] {
  const said = typeof note === 'string' ? note : note.text
  return plain(said.replace(MARKS, ' ')).split(PARAGRAPH_END).flatMap((paragraph) => {
    const sentences = paragraph.split(SENTENCE_END).map(wordsOf)
    const short = sentences.filter(words => words.length >= SHORT_SENTENCE && words.length < RUN)
    const all = sentences.flat()
    const long = all.slice(RUN - 1).map((_, i) => all.slice(i, i + RUN))
    const runs = [...long, ...short].map(words => ({ squeezed: squeeze(words.join('')), words: words.join(' '), note }))
    return runs.filter(({ squeezed }) => squeezed.length >= START)
  })
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

/** Returns text without markup and escapes, each replaced by as many characters, so that places stay. */
function plain(text: string): string {
  return text
    .replace(CODE_UNIT, (whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)).padEnd(whole.length))
    .replace(REFERENCE, (whole, code: string) => String.fromCodePoint(Number(code)).padEnd(whole.length))
    .replace(ESCAPE, '  ')
    .replace(LINK, (whole, shown: string) => ` ${shown}`.padEnd(whole.length))
    .replace(NAMED, blank)
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(OTHERS, '')
}

interface Hit { run: string, line: number }

/**
 * Without spaces, because line ends and kerning part words in a PDF; once without tags, once with what
 * stands in them.
 */
function hitsIn(text: string, starts: Starts): Hit[] {
  const shown = plain(text)
  const hits = hitsOf(shown, starts)
  return shown.includes('<') ? [...hits, ...hitsOf(shown.replace(TAG, blank), starts)] : hits
}

function hitsOf(text: string, starts: Starts): Hit[] {
  const lines = text.split('\n').map(squeeze)
  const squeezed = lines.join('')
  const hits: Hit[] = []
  let [line, end] = [0, lines[0]!.length]
  for (let at = 0; at + START <= squeezed.length; at++) {
    if (!starts.mayBegin[sumAt(squeezed, at)])
      continue
    while (at >= end)
      end += lines[++line]!.length
    const begun = starts.runs.get(squeezed.slice(at, at + START)) ?? []
    hits.push(...begun.filter(run => squeezed.startsWith(run, at)).map(run => ({ run, line })))
  }
  return hits
}

/** Runs by their first letters, so that a long text is walked once, past most places by a sum of four letters. */
interface Starts { runs: ReadonlyMap<string, string[]>, mayBegin: Uint8Array }

function startsOf(runs: string[]): Starts {
  const starts = new Map<string, string[]>()
  const mayBegin = new Uint8Array(SUMS)
  for (const run of runs) {
    starts.set(run.slice(0, START), [...starts.get(run.slice(0, START)) ?? [], run])
    mayBegin[sumAt(run, 0)] = 1
  }
  return { runs: starts, mayBegin }
}

function sumAt(text: string, at: number): number {
  let sum = 0
  for (let i = at; i < at + 4; i++)
    sum = sum * 37 + text.charCodeAt(i)
  return sum % SUMS
}
