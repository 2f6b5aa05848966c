import type { Range } from './comments.ts'
import type { Node } from './nodes.ts'
import type { Remaining } from './remaining.ts'
import { CodeSpans } from './code-spans.ts'
import { endOf } from './end-of.ts'
import { formulaAt } from './formulas.ts'
import { mdcWords } from './mdc.ts'
import { addressEnd, tagAt } from './tags.ts'

/** What to know of a text: whether it is a block of HTML, and whether the deck writes in MDC. */
interface Kind { html: boolean, mdc: boolean }

/** mdBook's own; it is no expression of the deck. */
const RE_DIRECTIVE = /\{\{\s*#/y
/** An expression longer than this is text: it bounds the search for its end. */
const LONGEST_EXPRESSION = 1000
const RE_BACKTICKS = /`+/y

/** Returns what stands in lines of text: words, tags, code, formulas, expressions. */
export function wordsIn(rest: Remaining, { from, end }: Range, kind: Kind): Node[] {
  const text = rest.text.slice(from, end)
  return text === '' ? [] : new WordReader(text, at => rest.sourceOf(from + at), kind).read()
}

class WordReader {
  readonly #text: string
  readonly #sourceOf: (at: number) => number
  readonly #kind: Kind
  readonly #nodes: Node[] = []
  readonly #spans: CodeSpans
  /** Scripts and styles whose end was looked for in vain. */
  readonly #unclosed = new Set<string>()
  /** The next empty line. */
  #blank = -1
  /** Up to where the text is in the nodes. */
  #read = 0

  constructor(text: string, sourceOf: (at: number) => number, kind: Kind) {
    this.#text = text
    this.#sourceOf = sourceOf
    this.#kind = kind
    this.#spans = new CodeSpans(text)
  }

  read(): Node[] {
    const { html, mdc } = this.#kind
    const special = html ? /[<{]/g : mdc ? /[\\`<{$:]/g : /[\\`<{$]/g
    for (let found = special.exec(this.#text); found !== null; found = special.exec(this.#text))
      special.lastIndex = this.#step(found.index, found[0])
    this.#takeWords(this.#text.length)
    return this.#nodes
  }

  /** Takes what begins with a sign, and returns where to read on. */
  #step(at: number, sign: string): number {
    switch (sign) {
      case '\\': return at + 2
      case '<': return this.#takeTag(at)
      case '{': return this.#takeExpression(at)
      case '`': return this.#takeCode(at)
      case '$': return this.#takeFormula(at)
      default: return this.#takeMdc(at)
    }
  }

  #takeTag(at: number): number {
    const { html } = this.#kind
    const address = html ? -1 : addressEnd(this.#text, at)
    if (address > 0)
      return address
    const tag = tagAt(this.#text, at, this.#sourceOf(at), html)
    if (tag === undefined)
      return at + 1
    const end = at + tag.text.length
    const isVerbatim = !tag.close && !tag.self && /^(?:script|style)$/i.test(tag.name)
    return this.#takeNodes(at, [tag], isVerbatim ? this.#verbatimEnd(tag.name, end) : end)
  }

  /** What a script or a style holds is no Markdown: a backtick in it opens no code. */
  #verbatimEnd(name: string, from: number): number {
    if (this.#unclosed.has(name))
      return from
    const closing = this.#text.slice(from).search(new RegExp(`</${name}\\s*>`, 'i'))
    if (closing < 0)
      this.#unclosed.add(name) // looked for once, not again from each
    return closing < 0 ? from : from + closing
  }

  #takeExpression(at: number): number {
    if (this.#text[at + 1] !== '{' || endOf(RE_DIRECTIVE, this.#text, at) > 0)
      return at + 1
    const length = this.#text.slice(at, at + LONGEST_EXPRESSION).indexOf('}}') + 2
    return length < 2 ? at + 2 : this.#take(at, 'expression', at + length)
  }

  #takeCode(at: number): number {
    const end = this.#spans.endOf(at, this.#paragraphEnd(at))
    return end < 0 ? endOf(RE_BACKTICKS, this.#text, at) : this.#take(at, 'span', end)
  }

  #takeFormula(at: number): number {
    const found = formulaAt(this.#text, at)
    if (found === undefined)
      return at + (this.#text[at + 1] === '$' ? 2 : 1)
    const { tex, display, end } = found
    return this.#takeNodes(at, [{ kind: 'math', ...this.#piece(at, end), tex, display }], end)
  }

  #takeMdc(at: number): number {
    const found = mdcWords(this.#text, at, this.#sourceOf(at))
    return found === undefined ? at + 1 : this.#takeNodes(at, found.nodes, found.end)
  }

  #take(at: number, kind: 'span' | 'expression', end: number): number {
    return this.#takeNodes(at, [{ kind, ...this.#piece(at, end) }], end)
  }

  /** Appends the words before a place and the nodes that stand from there to `end`. */
  #takeNodes(at: number, nodes: Node[], end: number): number {
    this.#takeWords(at)
    this.#nodes.push(...nodes)
    this.#read = end
    return end
  }

  #takeWords(end: number): void {
    const text = this.#text
    const from = this.#read
    const starts = from === 0 || text[from - 1] === '\n'
    const ends = end === text.length || text[end - 1] === '\n'
    if (from < end)
      this.#nodes.push({ kind: 'words', ...this.#piece(from, end), html: this.#kind.html, starts, ends })
    this.#read = end
  }

  #paragraphEnd(at: number): number {
    if (this.#blank < at) {
      const blank = this.#text.indexOf('\n\n', at)
      this.#blank = blank < 0 ? this.#text.length : blank
    }
    return this.#blank
  }

  #piece(at: number, end: number): { from: number, text: string } {
    return { from: this.#sourceOf(at), text: this.#text.slice(at, end) }
  }
}
