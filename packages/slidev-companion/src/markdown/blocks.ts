import type { Env, ParserBlock, Token } from 'markdown-it'
import { createHtmlBlockRule } from '@mdit-vue/plugin-component'
import MarkdownIt from 'markdown-it'
import { RE_MDC } from './mdc.ts'

type BlockRule = Parameters<ParserBlock['ruler']['before']>[2]
type BlockState = Parameters<BlockRule>[0]

/**
 * A piece of a text that is more than a paragraph. Its lines are counted from 0; `end` is the one
 * behind its last.
 */
export interface Block {
  kind: 'fence' | 'code' | 'html' | 'heading' | 'slot' | 'snippet' | 'mdc'
  from: number
  end: number
  /** What marks it: ```` ``` ````, `##`, `===`. */
  markup: string
}

export interface Blocks {
  blocks: Block[]
  /** Whether the text defines where a label leads. */
  defines: (label: string) => boolean
}

const RE_SLOT = /^::\s*([\w.\-:]+)\s*::\s*$/
const RE_SNIPPET = /^<<<[ \t]*\S/
const RE_FENCE = /^(?:`{3,}[^`]*|~{3,}.*)$/
/** HTML that ends with its own sign. */
const RE_VERBATIM = /^\s*<(?:(?:pre|script|style|textarea)\b|[!?])/i
const ENDS_HTML = [RE_FENCE, RE_SLOT, RE_SNIPPET, RE_MDC]
const KINDS: Record<string, Block['kind']> = {
  fence: 'fence',
  code_block: 'code',
  html_block: 'html',
  heading_open: 'heading',
  slot: 'slot',
  snippet: 'snippet',
  mdc: 'mdc',
}

/** As mdBook reads a page. */
const page = new MarkdownIt({ html: true })
/** As Slidev reads a slide. */
const slide = new MarkdownIt({ html: true })
/** Slidev's own: it tells components from words. */
const readHtml = createHtmlBlockRule({ blockTags: [], inlineTags: [] }) as unknown as BlockRule
slide.block.ruler.at('html_block', readHtmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] })
addLine('slot', RE_SLOT)
addLine('snippet', RE_SNIPPET)
addLine('mdc', RE_MDC)

/** Returns the blocks of a slide's Markdown in order. */
export function blocksOfSlide(text: string): Blocks {
  return blocksOf(text, slide)
}

/** Returns the blocks of a page's Markdown, in which nothing is Slidev's, in order. */
export function blocksOfPage(text: string): Blocks {
  return blocksOf(text, page)
}

/** Returns whether each line of a text lies in fenced code, its fence lines included. */
export function fencedLines(text: string): boolean[] {
  const fenced: boolean[] = Array.from({ length: text.split('\n').length }, () => false)
  const { blocks } = /```|~~~/.test(text) ? blocksOfPage(text) : { blocks: [] }
  blocks.filter(({ kind }) => kind === 'fence').forEach(({ from, end }) => fenced.fill(true, from, end))
  return fenced
}

function blocksOf(text: string, parser: typeof page): Blocks {
  const tokens: Token[] = []
  const env: Env = {}
  parser.block.parse(text, parser, env, tokens)
  const blocks = tokens.flatMap(({ type, map, markup }) =>
    type in KINDS ? [{ kind: KINDS[type]!, from: map![0], end: map![1], markup }] : [])
  const { references } = env
  const { normalizeReference } = parser.utils
  return { blocks, defines: label => references !== undefined && normalizeReference(label) in references }
}

/**
 * Code, a slot or a snippet ends a block of HTML; for older versions of Slidev it did, and decks
 * are written so.
 */
function readHtmlBlock(state: BlockState, from: number, end: number, silent: boolean): boolean {
  if (!readHtml(state, from, end, silent))
    return false
  const block = state.tokens.at(-1)
  if (silent || block?.type !== 'html_block' || RE_VERBATIM.test(block.content))
    return true
  for (let line = from + 1; line < state.line; line++) {
    const isNear = state.sCount[line]! - state.blkIndent < 4
    if (isNear && ENDS_HTML.some(pattern => pattern.test(lineOf(state, line)))) {
      state.line = line
      block.map = [from, line]
    }
  }
  return true
}

function lineOf(state: BlockState, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])
}

/** Makes a line of its own kind a block, as Slidev does. */
function addLine(kind: string, pattern: RegExp): void {
  const rule: BlockRule = (state, line, _end, silent) => {
    if (!pattern.test(lineOf(state, line)) || (kind === 'slot' && state.sCount[line]! > state.blkIndent))
      return false
    if (!silent) {
      state.push(kind, '', 0).map = [line, line + 1]
      state.line = line + 1
    }
    return true
  }
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  slide.block.ruler.before('fence', kind, rule, { alt })
}
