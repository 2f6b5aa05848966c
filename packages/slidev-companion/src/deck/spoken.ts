import type { DeckSlide } from './load'
import { codeLines } from './fences'

const RE_SPAN = /`[^`\n]*`/g
const RE_COMMENT = /<!--([\s\S]*?)(?:-->|$)/g

/** Returns what only the speaker reads of a slide: its note, and every other comment on it. */
export function spokenTexts({ note, content }: Pick<DeckSlide, 'note' | 'content'>): string[] {
  const lines = content.split('\n')
  const code = codeLines(lines)
  const prose = lines.map((line, i) => code[i] ? '' : line.replace(RE_SPAN, '')).join('\n')
  return [note, ...Array.from(prose.matchAll(RE_COMMENT), ([, comment]) => comment!)].filter(text => text.trim() !== '')
}
