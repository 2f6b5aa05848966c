import type { Edit } from '../markdown/edits'
import type { Words } from '../markdown/nodes'
import type { Source, Writer } from './convert'
import MarkdownIt from 'markdown-it'
import { edited, insertion } from '../markdown/edits'
import { endOf } from '../markdown/end-of'
import { attributesIn } from '../markdown/mdc'
import { labelPrefixes } from './labels'
import { inertText } from './mdbook'
import { angled, placeholder } from './picture'
import { addressesIn, typedSigns } from './typed'

// eslint-disable-next-line regexp/no-misleading-capturing-group -- the space is put back as it was
const RE_DESTINATION = /^([ \t]*)(<[^>\n]*>|[^\s()<]?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(\s*\)|\s+(?:"[^"]*"|'[^']*'|\([^)]*\))\s*\))/
/** A line that defines where a label leads, or a footnote. */
const RE_DEFINITION = /^((?:[ \t]*(?:[>\-*+]|\d{1,9}[.)]))*[ \t]*\[[^\]^][^\]]*\]:[ \t]*)(<[^<>\n]*>|\S+)/
const RE_INLINE_FOOTNOTE = /\^\[([^[\]]{1,2000})\]/g
const RE_FOOTNOTE = /\[\^(?=[^\]\s]+\])/g
/** Without one of these, words mean on the page what they mean on the slide. */
const RE_SIGN = /[[\]\\{}~:$'"@]|--|\.{3}|www\./i
/** MDC's behind a link, where any braces are attributes: a book has no use for them. */
const RE_ATTRIBUTES = /\{[^{}\n]{1,300}\}/y
const RE_BRACKET = /\\.|[[\]]/gs
/** Slidev prints a link with such an address as it is written. */
const { validateLink } = new MarkdownIt()

/**
 * Returns words as mdBook has to read them: links, pictures and footnotes lead where they lead from
 * the page.
 */
export function rewriteText(node: Words, source: Source, writer: Writer, linked: boolean): string {
  if (!RE_SIGN.test(node.text))
    return node.text
  const rewriter = new Rewriter(node, source, writer, linked)
  const text = inertText(rewriter.rewrite())
  const { inline, footnotes } = writer
  return inline && text.includes('^[')
    ? text.replace(RE_INLINE_FOOTNOTE, (_, words: string) => `[^${footnotes}inline${inline.push(words)}]`)
    : text
}

/** A piece of the text that is words, and whether these are the words of a link. */
interface Piece { from: number, end: number, linked: boolean }

class Rewriter {
  readonly #node: Words
  readonly #writer: Writer
  readonly #linked: boolean
  readonly #lineAt: (at: number) => number
  readonly #pieces: Piece[] = []
  readonly #edits: Edit[]
  /** Up to where the text is in pieces or changes. */
  #done = 0
  #opened: number[] = []
  /** Where the last bracket is that does not count. */
  #escaped = -1

  constructor(node: Words, source: Source, writer: Writer, linked: boolean) {
    this.#node = node
    this.#writer = writer
    this.#linked = linked
    this.#lineAt = at => source.lineOf(node.from, at)
    this.#edits = labelPrefixes(node.text, source.defines, writer.footnotes)
  }

  rewrite(): string {
    const { text, starts } = this.#node
    let from = 0
    for (let line = 0; text.includes(']:') && line < text.length;) {
      const next = text.indexOf('\n', line) + 1 || text.length
      // A definition is no text: what it says is not read aloud.
      const begins = line > 0 || starts
      const [, head = '', target] = (begins && RE_DEFINITION.exec(text.slice(line, next))) || []
      if (target !== undefined) {
        this.#readWords(from, line)
        this.#define(line + head.length, target)
        this.#done = from = next
      }
      line = next
    }
    this.#readWords(from, text.length)
    return this.#changed()
  }

  /** Finds the links in a range of the text. */
  #readWords(from: number, end: number): void {
    const { text } = this.#node
    this.#opened = []
    this.#escaped = -1
    RE_BRACKET.lastIndex = from
    for (;;) {
      const { index = end, 0: sign } = RE_BRACKET.exec(text) ?? {}
      if (index >= end)
        break
      if (sign === '[')
        this.#opened.push(index)
      else if (sign === ']')
        RE_BRACKET.lastIndex = Math.max(this.#close(index, end), index + 1)
      else if (sign === '\\[')
        this.#escaped = index
    }
    this.#words(end, Math.max(this.#done, this.#opened[0] ?? end))
  }

  /** Reads what a bracket closes, and returns where it ends. */
  #close(at: number, end: number): number {
    const { text } = this.#node
    const open = this.#opened.pop()
    if (open === undefined && this.#escaped >= this.#done)
      return at
    const label = Math.max(this.#done, open === undefined ? this.#done : open + 1)
    if (text[at + 1] === '(')
      return this.#link(at, open, label, end)
    const attributes = this.#attributesEnd(at + 1)
    if (attributes > 0 && open !== undefined && open >= this.#done) {
      this.#words(open)
      this.#change(open, open + 1, '') // the brackets go
      this.#words(at)
      return this.#change(at, attributes, '')
    }
    if (text[at + 1] === '[' || open === undefined)
      this.#words(at + 1, label)
    return at
  }

  /** Moves the link or picture whose words a bracket closes. */
  #link(at: number, open: number | undefined, label: number, end: number): number {
    const { text } = this.#node
    const found = RE_DESTINATION.exec(text.slice(at + 2, Math.min(end, at + 4002)))
    if (found === null)
      return at
    const [whole, space = '', target = ''] = found
    if (!validateLink(bare(target))) {
      this.#words(Math.max(this.#done, label - 1))
      this.#edits.push(insertion(this.#done, '\\')) // mdBook would make a link of it
      return at
    }
    const stop = at + 2 + whole.length
    const isPicture = open !== undefined && text[open - 1] === '!'
    const moved = this.#writer.url(bare(target), isPicture ? 'image' : 'link', this.#lineAt(at))
    if (moved === undefined) {
      this.#words(Math.max(this.#done, label - 2))
      this.#change(this.#done, stop, placeholder(bare(target)))
    }
    else {
      this.#words(at + 2, label)
      const from = at + 2 + space.length
      this.#change(from, from + target.length, angled(moved))
      this.#done = stop
    }
    const attributes = this.#attributesEnd(stop)
    return attributes > 0 ? this.#change(stop, attributes, '') : stop
  }

  #define(from: number, target: string): void {
    const moved = this.#writer.url(bare(target), 'link', this.#lineAt(from))
    this.#change(from, from + target.length, angled(moved ?? bare(target)))
  }

  #attributesEnd(at: number): number {
    return this.#writer.mdc ? endOf(RE_ATTRIBUTES, this.#node.text, at) : -1
  }

  /** Takes the words up to `end`; from `label` on they are the words of a link. */
  #words(end: number, label = end): void {
    const from = this.#done
    this.#pieces.push({ from, end: label, linked: this.#linked })
    this.#pieces.push({ from: Math.max(from, label), end, linked: true })
    this.#done = end
  }

  #change(from: number, end: number, text: string): number {
    if (from < end)
      this.#edits.push({ from, end, text })
    this.#done = end
    return end
  }

  /** Returns the text with all of it done. */
  #changed(): string {
    const { text } = this.#node
    for (const { index } of text.matchAll(RE_FOOTNOTE))
      this.#edits.push(insertion(index + 2, this.#writer.footnotes))
    this.#pieces.filter(({ from, end }) => from < end).forEach(piece => this.#type(piece))
    return edited(text, this.#edits)
  }

  /**
   * Makes a piece of words mean on the page what is typed on the slide, and its addresses links;
   * attributes of MDC go.
   */
  #type({ from, end, linked }: Piece): void {
    const { text, starts, ends } = this.#node
    const quotes = this.#writer.quotes ?? false
    const type = (a: number, b: number) => {
      const edges = {
        starts: a === 0 ? starts : text[a - 1] === '\n',
        ends: b === text.length ? ends : text[b] === '\n',
      }
      for (const sign of typedSigns(text.slice(a, b), { quotes, ...edges }))
        this.#edits.push(insertion(a + sign.from, sign.text))
    }
    let at = from
    const words = text.slice(from, end)
    const gone = this.#writer.mdc ? attributesIn(words).map(range => ({ ...range, text: '' })) : []
    const changed = [...gone, ...linked ? [] : addressesIn(words)].sort((a, b) => a.from - b.from)
    for (const { from: begin, end: stop, text: put } of changed) {
      if (from + begin < at)
        continue // an address in an attribute, or an attribute that was taken for a part of an address
      type(at, from + begin)
      at = from + stop
      this.#edits.push({ from: from + begin, end: at, text: put })
    }
    type(at, end)
  }
}

function bare(target: string): string {
  return target.replace(/^<|>$/g, '')
}
