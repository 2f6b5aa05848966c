import type { DeckSlide } from '../deck/load'
import type { Fence, Node, Tag } from '../markdown/nodes'
import { textWords } from '../handout/prose'
import { withoutComments } from '../markdown/parse'

/** The steps of code or of a formula: `{1|2-3|all}`. Before the first click the first of them is lit. */
const RANGES = /\{([^{}]*\|[^{}]*)\}/
const FORMULA_RANGES = /^\$\$[ \t]*\{([^{}]*\|[^{}]*)\}/
const MAGIC_MOVE = /^\s*`{3,}\s*(?:md|markdown) magic-move/
const FENCE = /^\s*`{3,}[^`\s]/
const CLICKS = /^v-?clicks$/i
const CLICK = /^v-?click$/i
const ITEM = /^(?:[-*+]|\d+[.)])[ \t]+(.*)$/gm
const BLOCK = /\n\s*\n/
/** Of what appears, so many characters say which it is. */
const LONGEST = 48

/** Returns what each click changes on a slide, as far as its Markdown says so: code, formulas, v-click and v-clicks. */
export function slideSteps({ content, parsed }: Pick<DeckSlide, 'content' | 'parsed'>): string[] {
  return parsed.nodes.flatMap((node, i) => {
    if (node.kind === 'fence')
      return codeSteps(node)
    if (node.kind === 'math')
      return litIn(FORMULA_RANGES.exec(node.text)?.[1]).map(lit => `formula, ${lit}`)
    return node.kind === 'tag' && !node.close ? tagSteps(node, content, parsed.nodes.slice(i + 1)) : []
  })
}

// -- internal --

function codeSteps({ lines }: Fence): string[] {
  const [info = '', ...body] = lines
  if (!MAGIC_MOVE.test(info))
    return litIn(RANGES.exec(info)?.[1]).map(lit => `code, ${lit}`)
  const blocks = body.filter(line => FENCE.test(line))
  return blocks.flatMap((block, i) => [
    ...i === 0 ? [] : ['the code changes'],
    ...litIn(RANGES.exec(block)?.[1]).map(lit => `code, ${lit}`),
  ])
}

/** Returns the ranges that a click lights. */
function litIn(ranges = ''): string[] {
  return ranges.split('|').slice(1).map(range => range.trim()).map((range) => {
    if (range === 'all' || range === '*')
      return 'all lines'
    return range === 'none' || range === 'hide' ? 'no line' : `${/\D/.test(range) ? 'lines' : 'line'} ${range}`
  })
}

function tagSteps(tag: Tag, content: string, after: readonly Node[]): string[] {
  const isClick = CLICK.test(tag.name) || 'v-click' in tag.attributes
  if (!isClick && !CLICKS.test(tag.name) && !('v-clicks' in tag.attributes))
    return []
  const close = after.find((node): node is Tag => node.kind === 'tag' && node.close && node.name === tag.name)
  const inside = withoutComments(content.slice(tag.from + tag.text.length, close?.from ?? tag.from + tag.text.length))
  return isClick ? [named(inside) || `<${tag.name}>`] : childrenOf(inside).map(named)
}

/** Returns the items of a list or, without one, its paragraphs. */
function childrenOf(inside: string): string[] {
  const items = [...inside.matchAll(ITEM)].map(([, item]) => item!)
  return items.length > 0 ? items : inside.split(BLOCK).filter(block => block.trim())
}

function named(markdown: string): string {
  const words = textWords(markdown)
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words
}
