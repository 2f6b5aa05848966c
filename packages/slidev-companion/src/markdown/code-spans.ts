/** Finds the ends of a text's code spans; asked in order, it takes time linear in the text. */
export class CodeSpans {
  readonly #text: string
  /** How far each run of backticks was looked for in vain. */
  readonly #searched = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  /**
   * Returns where the code ends that the backticks at a place open, or -1 if it has no end before
   * `limit`.
   */
  endOf(at: number, limit: number): number {
    const text = this.#text
    const size = this.#runAt(at)
    const run = '`'.repeat(size)
    if (at < (this.#searched.get(run) ?? -1))
      return -1
    for (let end = text.indexOf(run, at + size); end >= 0 && end < limit;) {
      const length = this.#runAt(end)
      if (length === size)
        return end + size
      end = text.indexOf(run, end + length)
    }
    this.#searched.set(run, limit)
    return -1
  }

  #runAt(at: number): number {
    let size = 0
    while (this.#text[at + size] === '`')
      size++
    return size
  }
}
