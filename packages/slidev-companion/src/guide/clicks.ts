import { fencedLines } from '../markdown/blocks'

/** Slidev reads it in any case. */
const RE_CLICK = /([ \t]*)\[click(?::\d+)?\]/gi
const RE_FIRST = /^\[click(?::\d+)?\][ \t]*/i

/**
 * Returns a note without its marks, which stay in code; words that only a mark kept apart stay
 * apart.
 */
export function stripClicks(note: string): string {
  if (!/\[click|[ \t]$/im.test(note))
    return note.trim()
  const between = (mark: string, space: string, at: number, whole: string) => {
    const next = whole[at + mark.length] ?? ''
    return /^[\s,.;:!?)\]…，。！？]?$/.test(next) ? '' : space || (/\w/.test(next) ? ' ' : '')
  }
  const lines = note.split('\n')
  const code = fencedLines(note)
  return lines
    .map((line, i) => (code[i] ? line : line.replace(RE_FIRST, '').replace(RE_CLICK, between).trimEnd()))
    .join('\n')
    .trim()
}
