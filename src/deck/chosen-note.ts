/** Parts what is written for the two cases of a claim: the reader's prose as a slot, the note as a line in it. */
export const OTHERWISE = '::otherwise::'

/** The last comment of a slide by its lines: the first, the one that parts it, or -1, and the last. */
export interface Note { from: number, other: number, end: number }

/** Returns where the note of a slide stands, by the lines of the slide's body; behind it if there is none. */
export function noteIn(lines: readonly string[], front: number, slideEnd: number): Note {
  const last = lines.slice(front, slideEnd).findLastIndex(line => line.startsWith('<!--'))
  const from = last < 0 ? slideEnd : front + last
  const close = lines.slice(from, slideEnd).findIndex(line => line.trimEnd().endsWith('-->'))
  const end = close < 0 ? slideEnd : from + close
  return { from, end, other: close < 0 ? -1 : lines.slice(0, end).indexOf(OTHERWISE, from) }
}

/** Leaves one of the two notes in a comment that has two; the other becomes empty lines. */
export function chooseNote(lines: string[], { from, other, end }: Note, holds: boolean): void {
  if (other < 0)
    return
  lines.fill('', holds ? other : from + 1, holds ? end : other + 1)
  if (holds)
    lines[end] = '-->'
}
