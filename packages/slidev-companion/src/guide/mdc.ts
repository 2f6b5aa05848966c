import type { Tag, Token } from './tokens'
import { readAttributes } from './attributes'

const RE_OPEN = /^[ \t]*(:{2,})[ \t]*([a-z$][$\w.-]*)[ \t]*(?:\[([^\]]*)\])?[ \t]*(?:\{([^{}]*)\})?[ \t]*$/i
const RE_CLOSE = /^[ \t]*(:{2,})[ \t]*$/
const RE_SLOT = /^[ \t]*#[a-z][\w-]*(?:\{[^{}]*\})?[ \t]*$/i
const RE_GROUP = /^code-?group$/i
const RE_WORDS = /:([a-z][\w-]*)(?=[[{])(?:\[((?:[^[\]\\\n]|\\.){0,1000})\])?(?:\{([^{}\n]{0,1000})\})?/iy

/**
 * Returns the lines that open and close components with colons, `::name{…}` and `::`, as tokens by the index of their line. Code has none,
 * and without MDC a group of code is the only one.
 */
export function mdcBlocks(lines: readonly string[], code: readonly boolean[], mdc: boolean): Map<number, Token[]> {
  const blocks = new Map<number, Token[]>()
  const open: { marks: number, name: string }[] = []
  lines.forEach((line, i) => {
    if (code[i] || !/^[ \t]*(?:::|#)/.test(line))
      return
    const [, marks, name = '', words, attributes] = RE_OPEN.exec(line) ?? []
    const closes = RE_CLOSE.exec(line)?.[1]?.length
    if (marks !== undefined && (mdc || RE_GROUP.test(name))) {
      open.push({ marks: marks.length, name })
      blocks.set(i, [tagOf(name, 'opens', attributes), ...words === undefined ? [] : [wordsOf(`${words}\n\n`)]])
    }
    else if (closes !== undefined && open.some(one => one.marks === closes)) {
      const at = open.findLastIndex(one => one.marks === closes)
      blocks.set(i, open.splice(at).reverse().map(one => tagOf(one.name, 'closes')))
    }
    else if (open.length > 0 && !RE_GROUP.test(open.at(-1)!.name) && RE_SLOT.test(line)) {
      blocks.set(i, [wordsOf('\n')])
    }
  })
  return blocks
}

/** Returns the tokens of `:name[words]{…}` at a place in a line, and where it ends. */
export function mdcWords(text: string, at: number, line: number): { tokens: Token[], end: number } | undefined {
  RE_WORDS.lastIndex = at
  const [whole, name = '', words, attributes] = /[\w:\\]/.test(text[at - 1] ?? '') ? [] : RE_WORDS.exec(text) ?? []
  if (whole === undefined)
    return undefined
  const tag = { ...tagOf(name, words === undefined ? 'alone' : 'opens', attributes), line, alone: false }
  return { tokens: words === undefined ? [tag] : [tag, wordsOf(words, false), { ...tagOf(name, 'closes'), line }], end: at + whole.length }
}

function tagOf(name: string, kind: 'opens' | 'closes' | 'alone', attributes = ''): Tag {
  return { kind: 'tag', name, close: kind === 'closes', self: kind === 'alone', attributes: readAttributes(attributes), raw: '', line: 0, alone: true }
}

function wordsOf(text: string, whole = true): Token {
  return { kind: 'text', text, html: false, starts: whole, ends: whole, line: 0 }
}
