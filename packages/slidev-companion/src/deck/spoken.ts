import type { Text } from '../site/leaks'
import type { DeckSlide } from './load'
import { commentsOf } from '../markdown/parse'

const RE_SIGNS = /<!--|-->/g

type Spoken = Pick<DeckSlide, 'note' | 'content' | 'file' | 'contentLine' | 'noteLine'>

/** Returns what only the speaker reads of a slide, and where it stands: its note, and every other comment on it. */
export function spokenTexts({ note, content, file, contentLine, noteLine }: Spoken): Text[] {
  const comments = commentsOf(content).map(({ from, end }) => ({
    file,
    line: contentLine + content.slice(0, from).split('\n').length - 1,
    text: content.slice(from, end).replace(RE_SIGNS, ''),
  }))
  return [{ file, line: noteLine, text: note }, ...comments].filter(({ text }) => text.trim() !== '')
}
