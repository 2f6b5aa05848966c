import type { Problem } from '../errors'

/** A shorter sentence may stand on a slide by chance. */
const SHORTEST = 12

const PARAGRAPH_END = /\n\s*\n/
const SENTENCE_END = /(?<=[.!?])\s+/
const LINK = /\[([^\]]*)\]\([^)]*\)/g
const MARKS = /\[click(?::\d+)?\]|\(pause\)|[*_`]/gi
const REFERENCE = /&#(\d{1,5});/g
const SINGLE_QUOTES = /[\u2018\u2019]|\\'/g
const DOUBLE_QUOTES = /[\u201C\u201D]|\\"/g
const SPACE = / /g
const SPACES = /\\n|\s+/g

/** Returns the sentences of a note as a reader would see them: no markers, no Markdown. */
export function noteSentences(note: string): string[] {
  return note
    .split(PARAGRAPH_END)
    .flatMap(paragraph => plain(paragraph).split(SENTENCE_END))
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.length >= SHORTEST)
}

/** Returns text without markup, its spaces and quotes made alike, so that it is found however it was typeset. */
export function plain(text: string): string {
  return text
    .replace(LINK, '$1')
    .replace(MARKS, '')
    .replace(REFERENCE, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(SINGLE_QUOTES, '\'')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SPACES, ' ')
}

export interface Text { file: string, text: string }

/** Returns every place where a sentence of a note stands in a text that a customer gets; `allowed` texts hold it rightly. */
export function findLeaks(texts: Text[], notes: string[], allowed: string[] = []): Problem[] {
  // Without spaces: line ends and kerning part words in a PDF.
  const squeezed = (text: string) => plain(text).replace(SPACE, '')
  const open = squeezed(allowed.join('\n'))
  const sentences = [...new Set(notes.flatMap(noteSentences))].filter(sentence => !open.includes(squeezed(sentence)))
  return texts.flatMap(({ file, text }) => {
    const seen = squeezed(text)
    return sentences.filter(sentence => seen.includes(squeezed(sentence))).map(sentence => ({
      file,
      found: `a sentence of a speaker note is in what a customer gets: "${sentence}"`,
      fix: 'keep it in the note alone, or reword the slide',
    }))
  })
}
