import type { Box, TextLine } from './measure'

/** The canvas and what must stay free of text, in its pixels. */
export const CANVAS: Box = { left: 0, top: 0, right: 980, bottom: 552 }
export const MARGINS: Box = { left: 48, top: 36, right: 932, bottom: 536 }
export const SMALLEST_TEXT = 14

/** Half pixels of rounding. */
const SLACK = 1
/** Large figures are pulled left by their side bearing, to stand on the line of the text: em. */
const SIDE_BEARING = 0.04
/** A line box holds more than its letters: a fifth of it above and below is air (Inter: 1.21 em high, capitals 0.73 em). */
const AIR = 0.2

export type Check = (lines: TextLine[]) => string[]

const at = (value: number) => Math.round(value * 10) / 10

/** No text leaves the canvas. */
export const overflow: Check = lines => lines
  .filter(line => exceeds(line, CANVAS))
  .map(line => `${name(line)} leaves the canvas by ${at(excess(line, CANVAS))} px: cut words, or give the picture less room`)

/** 48 px at the sides, 36 above, 16 below stay free. */
export const margins: Check = lines => lines
  .filter(line => exceeds({ ...line, left: line.left + line.fontSize * SIDE_BEARING }, MARGINS) && !exceeds(line, CANVAS))
  .map(line => `${name(line)} stands ${at(excess(line, MARGINS))} px in the margin (free: 48 at the sides, 36 above, 16 below): move it, or cut words`)

/** Nothing is cut off by a box with hidden overflow. */
export const clipping: Check = lines => lines
  .filter(line => exceeds(letters(line), line.clip) && !exceeds(line, CANVAS))
  .map(line => `${name(line)} is cut off by ${at(excess(letters(line), line.clip))} px: widen its box, or shorten it`)

/** Nothing is too small to be read from the last row and on paper. */
export const size: Check = lines => lines
  .filter(line => line.fontSize < SMALLEST_TEXT - 0.05)
  .map(line => `${name(line)} is ${at(line.fontSize)} px: ${SMALLEST_TEXT} is the least`)

/** Text is in the colours that are known to be readable, at full strength; `readable` are theirs, as "rgb(26, 26, 26)". */
export function strength(readable: readonly string[]): Check {
  return lines => lines
    .filter(({ color, faded }) => faded || !readable.includes(color))
    .map(line => `${name(line)} is ${line.faded ? 'half faded' : `in ${line.color}`}: text takes --ink, --ink-2, --focus or --alert, on a terminal --term-…`)
}

/** No two texts stand on each other. */
export const overlap: Check = (lines) => {
  const messages: string[] = []
  for (const [i, one] of lines.entries()) {
    for (const other of lines.slice(i + 1)) {
      const [a, b] = [letters(one), letters(other)]
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (one.id !== other.id && width > 1.5 && height > 1.5)
        messages.push(`${name(one)} and ${name(other)} overlap by ${at(width)} × ${at(height)} px at ${Math.round(a.left)}, ${Math.round(a.top)}: move one`)
    }
  }
  return messages
}

/** No bar or band is drawn over a text of its picture. */
export const covered: Check = lines => lines
  .filter(line => line.covered)
  .map(line => `${name(line)} lies under a shape: draw it later, or give it room`)

/** Nothing stands under the tails of a title's letters. */
export const underTitle: Check = (lines) => {
  const titles = lines.filter(({ element }) => element.startsWith('h1'))
  return titles.flatMap(title => lines.filter(other => other.id !== title.id
    && other.left < title.right && other.right > title.left
    && letters(other).top < title.bottom - SLACK && other.bottom > title.top + SLACK)
    .map(other => `${name(title)} stands on ${name(other)}: shorten the title, or move what is below it`))
}

/** Returns the texts that stand elsewhere after a click than before it. */
export function shifts(before: TextLine[], after: TextLine[]): string[] {
  const first = new Map<number, TextLine>()
  for (const line of before.toReversed())
    first.set(line.id, line)
  const seen = new Set<number>()
  return after.flatMap((line) => {
    const old = first.get(line.id)
    if (seen.has(line.id) || !old || old.text !== line.text)
      return []
    seen.add(line.id)
    const by = Math.hypot(line.left - old.left, line.top - old.top)
    return by > SLACK ? [`${name(line)} moved by ${at(by)} px: keep its place from the first click on (reserve the room, fade in place)`] : []
  })
}

function letters({ left, top, right, bottom }: Box): Box {
  const air = (bottom - top) * AIR
  return { left, top: top + air, right, bottom: bottom - air }
}

function excess(box: Box, room: Box): number {
  return Math.max(room.left - box.left, room.top - box.top, box.right - room.right, box.bottom - room.bottom)
}

function exceeds(box: Box, room: Box): boolean {
  return excess(box, room) > SLACK
}

function name(line: TextLine): string {
  return `"${line.text}" (${line.element})`
}
