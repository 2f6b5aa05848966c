import type { DeckSlide } from '../deck/load'
import type { Slot } from '../deck/slots'
import { linesWithoutComments, slotsOf } from '../deck/slots'

/** Text of a slide, and for each of its lines the author's line in the file. */
export interface LocatedText { text: string, lines: number[] }

/** In which order a layout's slots are read, where that is not the order in which they are written. */
const ORDER = ['default', 'top', 'header', 'left', 'right', 'bottom', 'footer']

/** Returns what a slide shows: its slots in reading order, but for those named, without comments. */
export function shownText(slide: DeckSlide, without: readonly string[]): LocatedText {
  const slots = slotsOf(slide.content).filter(({ name }) => !without.includes(name))
  return located(slide, slots.length === 1 ? linesOf(slots[0]!) : inReadingOrder(slots))
}

/** Returns the text of one slot without comments; empty if the slide has none. */
export function slotText(slide: DeckSlide, name: string): LocatedText {
  return located(slide, slotsOf(slide.content).filter(slot => slot.name === name).flatMap(linesOf))
}

/** Returns the note of a slide. */
export function noteText({ note, noteLine }: DeckSlide): LocatedText {
  return { text: note, lines: note.split('\n').map((_, i) => noteLine + i) }
}

/** A line, and its index in the content. */
type Line = readonly [text: string, at: number]

function linesOf({ text, at }: Slot): Line[] {
  return text.split('\n').map((line, i) => [line, at[i] ?? 0])
}

function inReadingOrder(slots: Slot[]): Line[] {
  const rank = ({ name }: Slot) => ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.indexOf('right')
  const parts = [...slots].sort((a, b) => rank(a) - rank(b)).map(linesOf).map(trimmed).filter(lines => lines.length > 0)
  return parts.flatMap((lines, i) => i === 0 ? lines : [['', lines[0]![1]], ...lines])
}

/** Without the empty lines and the spaces around. */
function trimmed(lines: Line[]): Line[] {
  const first = lines.findIndex(([line]) => line.trim())
  const last = lines.findLastIndex(([line]) => line.trim())
  return lines.slice(Math.max(first, 0), last + 1).map(([line, at], i, { length }) => {
    const begun = i === 0 ? line.trimStart() : line
    return [i === length - 1 ? begun.trimEnd() : begun, at]
  })
}

function located({ contentLine }: DeckSlide, lines: Line[]): LocatedText {
  const kept = linesWithoutComments(lines.map(([line]) => line))
  return { text: kept.map(([line]) => line).join('\n'), lines: kept.map(([, i]) => contentLine + lines[i]![1]) }
}
