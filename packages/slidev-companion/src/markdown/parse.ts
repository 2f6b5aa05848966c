import type { Block } from './blocks.ts'
import type { Range } from './comments.ts'
import type { Node } from './nodes.ts'
import { blocksOfSlide } from './blocks.ts'
import { commentRanges } from './comments.ts'
import { MdcLines } from './mdc.ts'
import { lastAtMost, Remaining } from './remaining.ts'
import { slotName } from './slots.ts'
import { wordsIn } from './words.ts'

/** A slide's Markdown, read once. */
export interface Parsed {
  /** In order, without comments. */
  nodes: Node[]
  /** The text without comments. */
  rest: Remaining
  /** Where its headings with `#` marks stand in it. */
  headings: Range[]
  /**
   * Returns the line of a place in the source, or of what stands some characters behind it,
   * comments not counted.
   */
  lineOf: (from: number, ahead?: number) => number
  /** Whether the text defines where a label leads. */
  defines: (label: string) => boolean
}

export interface ParseOptions {
  /** The number of the first line. */
  line?: number
  /** Whether the deck writes components as `::name`. */
  mdc?: boolean
}

/** A block as a range of what is left without comments. */
interface Placed extends Range { kind: Block['kind'], source: number }

/** Returns a slide's Markdown as nodes with their places in it. Time is linear in the text. */
export function parseMarkdown(source: string, options: ParseOptions = {}): Parsed {
  const { line = 1, mdc = false } = options
  const { blocks, defines } = blocksOfSlide(source)
  const starts = lineStarts(source)
  const rangeOf = ({ from, end }: Block): Range =>
    ({ from: starts[from]!, end: starts[end] ?? source.length })
  const fences = blocks.filter(({ kind }) => kind === 'fence').map(rangeOf)
  const rest = new Remaining(source, commentRanges(source, fences))
  const placed = blocks
    .map(rangeOf)
    .map(({ from, end }, i): Placed => ({
      kind: blocks[i]!.kind,
      source: from,
      from: rest.placeOf(from),
      end: rest.placeOf(end),
    }))
    .filter(({ from, end }) => from < end)
  return {
    nodes: nodesOf(rest, placed, mdc),
    rest,
    headings: placed.filter(({ kind }) => kind === 'heading'),
    defines,
    lineOf(from, ahead = 0) {
      return line + lastAtMost(starts, rest.sourceOf(rest.placeOf(from) + ahead), start => start)
    },
  }
}

/** Returns a text without its comments; those in code are text and stay. */
export function withoutComments(text: string): string {
  return text.includes('<!--') ? parseMarkdown(text).rest.text : text
}

/** Returns where the comments of a text stand; what looks like one in code is none. */
export function commentsOf(text: string): Range[] {
  if (!text.includes('<!--'))
    return []
  const starts = lineStarts(text)
  const fences = blocksOfSlide(text).blocks.filter(({ kind }) => kind === 'fence')
  return commentRanges(text, fences.map(({ from, end }) => ({ from: starts[from]!, end: starts[end] ?? text.length })))
}

function nodesOf(rest: Remaining, blocks: Placed[], mdc: boolean): Node[] {
  const parts: Node[][] = []
  const lines = new MdcLines(mdc)
  let at = 0
  for (const block of blocks) {
    const own = block.kind === 'html'
      ? wordsIn(rest, block, { html: true, mdc })
      : nodesOfBlock(block, rest.text.slice(block.from, block.end), lines)
    if (own === undefined)
      continue
    parts.push(wordsIn(rest, { from: at, end: block.from }, { html: false, mdc }), own)
    at = block.end
  }
  parts.push(wordsIn(rest, { from: at, end: rest.text.length }, { html: false, mdc }))
  return parts.flat()
}

/** Returns the nodes of a block, or undefined if it is text. */
function nodesOfBlock(block: Placed, whole: string, lines: MdcLines): Node[] | undefined {
  const { kind, source: from } = block
  const text = whole.replace(/\n$/, '')
  switch (kind) {
    case 'fence': return [{ kind, from, text, lines: text.split('\n') }]
    case 'slot': return [{ kind, from, text, name: slotName(text) }]
    case 'snippet': return [{ kind, from, text }]
    case 'code': return [{ kind: 'indented', from, text: whole }]
    case 'mdc': return lines.read(text, from)
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    starts.push(at + 1)
  return starts
}
