import type { DeckSlide } from './load'
import { commentsOf } from '../markdown/parse'

const RE_SIGNS = /<!--|-->/g

/** Returns what only the speaker reads of a slide: its note, and every other comment on it. */
export function spokenTexts({ note, content }: Pick<DeckSlide, 'note' | 'content'>): string[] {
  const comments = commentsOf(content).map(({ from, end }) => content.slice(from, end).replace(RE_SIGNS, ''))
  return [note, ...comments].filter(text => text.trim() !== '')
}
