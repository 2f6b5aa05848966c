import { unescapeMarkdown } from '../escape'

const CLICK = /\[click(?::(\d+))?\]/gi
const UNSPOKEN = /\[click(?::\d+)?\]|\(pause\)|\]\([^)]*\)|<[^>]*>/gi

/**
 * Returns a note with its click marks numbered as Slidev counts them, and the number of the last.
 */
export function numberClicks(note: string): { text: string, clicks: number } {
  let clicks = 0
  const text = note.replace(CLICK, (_, skipped = '1') => {
    clicks += Number(skipped)
    return `**[${clicks}]**`
  })
  return { text, clicks }
}

/** Returns how many words are said, in languages without spaces too. */
export function countWords(note: string, language = 'en'): number {
  const said = unescapeMarkdown(note).replace(UNSPOKEN, ' ')
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(said)].filter(
    ({ isWordLike }) => isWordLike,
  ).length
}
