const RE_MARK = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

/** Tells which lines of a slide's text are code by their indent alone; they are given to it in order. */
export class IndentedCode {
  #afterBlank = true
  #inList = false

  /** Returns a text in runs of words and of code. */
  split(text: string, starts: boolean): { text: string, code: boolean }[] {
    const runs: { text: string, code: boolean }[] = []
    text.split(/(?<=\n)/).forEach((line, i) => {
      const code = (i > 0 || starts) && this.#isCode(line)
      if (runs.at(-1)?.code === code)
        runs.at(-1)!.text += line
      else
        runs.push({ text: line, code })
    })
    return runs
  }

  #isCode(line: string): boolean {
    if (line.trim() === '') {
      this.#afterBlank = true
      return false
    }
    const indented = /^(?: {4}|\t)/.test(line)
    if (!indented)
      this.#inList = RE_MARK.test(line) || (this.#inList && /^\s/.test(line))
    const code = indented && this.#afterBlank && !this.#inList
    this.#afterBlank = code
    return code
  }
}
