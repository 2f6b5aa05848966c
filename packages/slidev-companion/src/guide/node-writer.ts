import type { Attributes } from '../markdown/attributes'
import type { Node, Tag, Words } from '../markdown/nodes'
import type { Source, Writer } from './convert'
import type { Piece } from './pieces'
import { isLayout, writeElement } from './element'
import { BLOCK, DROPPED, VOID } from './elements'
import { fenceToMarkdown } from './fences'
import { inertSpan, inertText, mathToMdbook } from './mdbook'
import { dedent, isBlank, layOut, layOutLines, linesOf } from './pieces'
import { rewriteText } from './rewrite'
import { literal } from './typed'

const DEEPEST = 50

/** An element whose end has not come yet. */
export interface Frame {
  name: string
  attributes: Attributes
  out: Piece[]
  line: number
  /** It begins its line, and is no part of a paragraph. */
  alone: boolean
  /** Nothing but layout stands around it, and no word before it in its line. */
  leads: boolean
  /** Whether a word stands in it yet. */
  begun: boolean
}

/** A script, a style or a drawing holds no Markdown: all up to its own end belongs to it. */
interface Raw { name: string, depth: number, text: string }

/** Writes nodes in order; what stands in an element is written before the element is. */
export class NodeWriter {
  readonly #source: Source
  readonly #writer: Writer
  readonly #frames: Frame[] = [
    { name: '', attributes: {}, out: [], line: 0, alone: true, leads: true, begun: false },
  ]

  #raw: Raw | undefined

  constructor(source: Source, writer: Writer) {
    this.#source = source
    this.#writer = writer
  }

  /** Returns the Markdown of all its nodes. */
  write(nodes: readonly Node[]): string {
    for (const node of nodes) {
      if (this.#raw === undefined)
        this.#writeNode(node)
      else
        this.#continueRaw(this.#raw, node)
    }
    while (this.#frames.length > 1)
      this.#close()
    if (this.#raw?.name === 'svg')
      this.#writeRaw(this.#raw)
    return layOutLines(linesOf(this.#frames[0]!.out).map(trimLine))
  }

  #writeNode(node: Node): void {
    const line = () => this.#source.lineOf(node.from)
    switch (node.kind) {
      case 'words': return this.#emit(this.#words(node))
      case 'span': return this.#keep(inertSpan(node.text))
      case 'math': return this.#keep(mathToMdbook(node.tex, node.display), node.display)
      case 'expression': return this.#emit(this.#writer.expression(node.text, line()))
      case 'indented':
        return this.#isNested ? this.#keep(inertText(node.text)) : this.#emit(inertText(node.text))
      case 'snippet': {
        this.#emit(/^\s*/.exec(node.text)![0])
        this.#keep(this.#writer.snippet(node.text, line()) ?? '')
        return this.#emit('\n')
      }
      case 'fence': {
        const snippet = (text: string) => this.#writer.snippet(text, line())
        const { indent, markdown } = fenceToMarkdown(node.lines, snippet)
        this.#emit(indent)
        this.#keep(markdown)
        return this.#emit('\n')
      }
      case 'tag': return this.#writeTag(node)
    }
  }

  #writeTag(tag: Tag): void {
    const name = tag.name.toLowerCase()
    if (tag.close) {
      const open = this.#frames.findLastIndex(frame => frame.name.toLowerCase() === name)
      if (open > 0)
        this.#frames.slice(open).forEach(() => this.#close())
    }
    else if ((DROPPED.has(name) || name === 'svg') && !tag.self) {
      this.#raw = { name, depth: 1, text: tag.text }
    }
    else {
      this.#open(tag)
    }
  }

  #open({ name, attributes, from, self, ...tag }: Tag): void {
    const parent = this.#frames.at(-1)!
    const alone = tag.alone && !VOID.has(name)
    const isFirst = alone || (parent.alone && !parent.begun)
    const leads = parent.leads && isLayout(parent.name) && isFirst
    const line = this.#source.lineOf(from)
    this.#frames.push({ name, attributes, out: [], line, alone, leads, begun: false })
    if (self || VOID.has(name) || this.#frames.length > DEEPEST)
      this.#close()
  }

  #close(): void {
    const frame = this.#frames.pop()!
    const name = frame.name.toLowerCase()
    const isBlock = frame.alone || frame.leads || BLOCK.has(name)
    const inner = isBlock && name !== 'pre' ? dedent(frame.out) : frame.out
    const made = writeElement(frame, inner, this.#writer)
    if (!isBlock)
      return made.forEach(piece => this.#emit(piece))
    const text = layOut(made)
    if (text !== '' || !frame.alone)
      this.#keep(text, !frame.alone)
  }

  #emit(piece: Piece): void {
    const frame = this.#frames.at(-1)!
    frame.out.push(piece)
    frame.begun ||= !isBlank([piece])
  }

  #keep(text: string, apart = false): void {
    this.#emit({ text, apart })
  }

  get #isNested(): boolean {
    return this.#frames.length > 1
  }

  #within(name: string): Frame | undefined {
    return this.#frames.find(frame => frame.name.toLowerCase() === name)
  }

  #words(words: Words): string {
    if (this.#within('pre')?.leads)
      return inertText(words.text)
    if (words.html)
      return inertText(literal(words.text, words))
    return rewriteText(words, this.#source, this.#writer, this.#within('a') !== undefined)
  }

  #continueRaw(raw: Raw, node: Node): void {
    const isSame = node.kind === 'tag' && node.name.toLowerCase() === raw.name && !node.self
    const text = node.kind === 'words' ? literal(node.text, node) : node.text
    // A blank line would end the HTML block, and what follows would become text.
    raw.text += text.replace(/\n\s*\n/g, '\n')
    raw.depth += isSame ? (node.close ? -1 : 1) : 0
    if (raw.depth > 0)
      return
    this.#writeRaw(raw)
    this.#raw = undefined
  }

  #writeRaw({ name, text }: Raw): void {
    if (!DROPPED.has(name))
      this.#keep(inertText(text))
  }
}

/** Returns the pieces of a line without the spaces at its end; two of them break it, and stay. */
function trimLine(line: Piece[]): Piece[] {
  const last = line.at(-1)
  return typeof last === 'string' ? [...line.slice(0, -1), withoutTrailingSpaces(last)] : line
}

function withoutTrailingSpaces(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ' || line[end - 1] === '\t')
    end--
  return line.length - end === 2 && line.endsWith('  ') ? line : line.slice(0, end)
}
