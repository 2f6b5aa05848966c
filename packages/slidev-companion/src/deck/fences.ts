const RE_FENCE = /^[\s>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})(.*)$/

/** Tells of lines, given in order, which belong to fenced code. */
export class Fences {
  #marks: string | undefined
  #count = 0

  /** Returns the number of the fence that this line belongs to, its first and last line included; 0 if to none. */
  next(line: string): number {
    const open = this.#marks
    if (!line.includes('```') && !line.includes('~~~')) // asked of every line of a deck many times: the pattern costs more
      return open === undefined ? 0 : this.#count
    const [, marks, rest = ''] = RE_FENCE.exec(line) ?? []
    if (open === undefined) {
      if (marks === undefined || (marks[0] === '`' && rest.includes('`')))
        return 0
      this.#marks = marks
      return ++this.#count
    }
    if (marks?.[0] === open[0] && marks!.length >= open.length && rest.trim() === '')
      this.#marks = undefined
    return this.#count
  }
}

/** Returns for each line the number of its fence, or 0. Two fences may touch. */
export function fenceNumbers(lines: readonly string[]): number[] {
  const fences = new Fences()
  return lines.map(line => fences.next(line))
}

/** Returns whether each line lies in fenced code, its fence lines included. */
export function codeLines(lines: readonly string[]): boolean[] {
  return fenceNumbers(lines).map(number => number > 0)
}
