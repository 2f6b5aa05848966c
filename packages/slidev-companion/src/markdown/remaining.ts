import type { Range } from './comments.ts'

/** A text without some of its ranges, which knows where each character stood. */
export class Remaining {
  readonly text: string
  /** Where each piece begins in what is left, and where it stood. */
  readonly #pieces: { at: number, from: number }[] = []

  /** The ranges are in order. */
  constructor(source: string, gone: readonly Range[]) {
    let text = ''
    let from = 0
    for (const { from: end, end: next } of [...gone, { from: source.length, end: source.length }]) {
      if (end > from || this.#pieces.length === 0) {
        this.#pieces.push({ at: text.length, from })
        text += source.slice(from, end)
      }
      from = Math.max(from, next)
    }
    this.text = text
  }

  /** Returns where a character of what is left stood. */
  sourceOf(position: number): number {
    const piece = this.#pieces[lastAtMost(this.#pieces, position, ({ at }) => at)]!
    return piece.from + position - piece.at
  }

  /** Returns where a character is in what is left; for one that is gone, where the next is. */
  placeOf(position: number): number {
    const index = lastAtMost(this.#pieces, position, ({ from }) => from)
    const { at, from } = this.#pieces[index]!
    const end = this.#pieces[index + 1]?.at ?? this.text.length
    return Math.min(at + Math.max(0, position - from), end)
  }
}

/** Returns the index of the last entry of a sorted list that is at most a number; 0 if none is. */
export function lastAtMost<T>(
  list: readonly T[],
  wanted: number,
  valueOf: (entry: T) => number,
): number {
  let low = 0
  for (let high = list.length - 1; low < high;) {
    const middle = (low + high + 1) >> 1
    if (valueOf(list[middle]!) <= wanted)
      low = middle
    else
      high = middle - 1
  }
  return low
}
