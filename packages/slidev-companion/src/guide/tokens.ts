import type { Attributes } from './attributes'
import { fenceNumbers } from '../deck/fences'
import { readAttributes } from './attributes'
import { INLINE } from './elements'
import { endOf } from './end-of'
import { htmlLines } from './html-lines'
import { mdcBlocks, mdcWords } from './mdc'

/** A piece of a slide: text, a line or block that is kept as it is, a tag, or an expression in braces. */
export type Token
  = | { kind: 'text', text: string, html: boolean, starts: boolean, ends: boolean, line: number }
    | { kind: 'span', text: string }
    | { kind: 'math', text: string, display: boolean }
    | { kind: 'fence', lines: string[], line: number }
    | { kind: 'snippet', text: string, line: number }
    | { kind: 'expression', text: string, line: number }
    | Tag

export interface Tag { kind: 'tag', name: string, close: boolean, self: boolean, attributes: Attributes, raw: string, line: number, alone: boolean }

const RE_TAG_NAME = /<(\/?)([A-Z][\w.:-]*)(?=[\s/>])/iy
/** `<https://…>` is a link, not a tag. */
const RE_AUTOLINK = /<[a-z][a-z\d+.-]{1,31}:\/\/[^\s<>]*>/iy
const RE_ANGLED = /<(?:[^<>\n\\]|\\.){0,2000}>/y
/** mdBook's own; it is no expression of the deck. */
const RE_DIRECTIVE = /\{\{\s*#/y
const RE_SNIPPET = /^\s*<<<[ \t]*\S/
/** What a token of text may begin with; everything between is passed over in one go. */
export const RE_SPECIAL = /[\\`<{$]/g
/** A tag longer than this is text: it bounds the search for its end. */
const LONGEST_TAG = 20_000
/** A formula longer than this is text: it bounds the search for its end. */
const LONGEST_FORMULA = 10_000
/** What may stand before a block in its line: quotes and marks of lists. */
const RE_BEFORE_BLOCK = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*$/
/** What KaTeX is told beside the formula: ranges of lines for the clicks, and options. */
const RE_BLOCK_OPTIONS = /^[ \t]*\{[\d|,\- *a-z]*\}[ \t]*(?:\{[^{}\n]*\}[ \t]*)?(?=\n)/

/**
 * Returns the tokens of a slide's Markdown in order. `line` is the 1-based line of its first line; `mdc` says whether the deck writes
 * components as `::name`. Time is linear in the text.
 */
export function tokenize(content: string, line = 1, mdc = false): Token[] {
  const lines = content.split('\n')
  const fences = fenceNumbers(lines)
  const code = fences.map(number => number > 0)
  const html = content.includes('<') ? htmlLines(lines, code, true) : []
  const blocks = mdcBlocks(lines, code, mdc)
  const isSnippet = content.includes('<<<') ? (line: string) => RE_SNIPPET.test(line) : () => false
  const tokens: Token[] = []
  let i = 0
  while (i < lines.length) {
    const start = i
    if (code[i]) {
      while (i < lines.length && fences[i] === fences[start])
        i++
      tokens.push({ kind: 'fence', lines: lines.slice(start, i), line: line + start })
    }
    else if (isSnippet(lines[i]!)) {
      tokens.push({ kind: 'snippet', text: lines[i]!, line: line + start })
      i++
    }
    else if (blocks.has(i)) {
      tokens.push(...blocks.get(i)!.map(token => ({ ...token, line: line + start })))
      i++
    }
    else {
      while (i < lines.length && !code[i] && !isSnippet(lines[i]!) && !blocks.has(i))
        i++
      tokenizeText(`${lines.slice(start, i).join('\n')}${i < lines.length ? '\n' : ''}`, line + start, tokens, html.slice(start, i), mdc)
    }
  }
  return tokens
}

/** Returns what tells the line of a position; positions have to come in order. */
function lineCounter(text: string, firstLine: number): (position: number) => number {
  let line = firstLine
  let newline = text.indexOf('\n')
  return (position) => {
    for (; newline >= 0 && newline < position; newline = text.indexOf('\n', newline + 1))
      line++
    return line
  }
}

function tokenizeText(text: string, firstLine: number, tokens: Token[], html: boolean[], mdc: boolean) {
  const special = mdc ? /[\\`<{$:]/g : RE_SPECIAL
  let from = 0
  let at = 0
  const lineAt = lineCounter(text, firstLine)
  const lineOfText = lineCounter(text, firstLine)
  const closers = new Map<string, number>()
  const areas = areasOf(text, html)
  const pushText = (end: number) => {
    while (from < end) {
      const area = areaAt(areas, from)
      const stop = Math.min(end, area.end)
      const starts = from === 0 || text[from - 1] === '\n'
      tokens.push({ kind: 'text', text: text.slice(from, stop), html: area.html, starts, ends: stop === text.length || text[stop - 1] === '\n', line: lineOfText(from) })
      from = stop
    }
  }
  const push = (end: number, token: Token, next: number) => {
    pushText(end)
    tokens.push(token)
    from = at = next
  }
  for (;;) {
    special.lastIndex = at
    at = special.exec(text)?.index ?? text.length
    if (at >= text.length)
      break
    const char = text[at]!
    const area = areaAt(areas, at)
    if (area.html && (char === '\\' || char === '`' || char === '$')) {
      at++
    }
    else if (char === '\\') {
      at += 2
    }
    else if (char === '`') {
      const end = spanEnd(text, at, closers, area.end)
      if (end < 0)
        at += /^`+/.exec(text.slice(at, at + 1000))![0].length
      else
        push(at, { kind: 'span', text: text.slice(at, end) }, end)
    }
    else if (char === '<') {
      const end = tagEnd(text, at)
      const link = area.html ? -1 : Math.max(endOf(RE_AUTOLINK, text, at), destinationEnd(text, at))
      if (link > 0) {
        at = link
      }
      else if (end < 0) {
        at++
      }
      else {
        const tag = readTag(text, at, end, lineAt(at), area.html)
        push(at, tag, contentEnd(text, tag, end, closers))
      }
    }
    else if (char === '{' && text[at + 1] === '{' && endOf(RE_DIRECTIVE, text, at) < 0) {
      const end = indexWithin(text, '}}', at, 1000)
      if (end < 0)
        at += 2
      else
        push(at, { kind: 'expression', text: text.slice(at, end + 2), line: lineAt(at) }, end + 2)
    }
    else if (char === ':') {
      const found = area.html ? undefined : mdcWords(text, at, lineAt(at))
      if (found === undefined) {
        at++
      }
      else {
        push(at, found.tokens[0]!, found.end)
        tokens.push(...found.tokens.slice(1))
      }
    }
    else if (char === '$') {
      const found = mathEnd(text, at)
      if (found === undefined)
        at += text[at + 1] === '$' ? 2 : 1
      else
        push(at, found.token, found.end)
    }
    else {
      at++ // a brace alone
    }
  }
  pushText(text.length)
}

interface Area { end: number, html: boolean }

/** Returns where the text is HTML and where it is Markdown: whole lines of each by turns. */
function areasOf(text: string, html: boolean[]): Area[] {
  const areas: Area[] = []
  let end = 0
  html.forEach((isHtml) => {
    end = text.indexOf('\n', end) + 1 || text.length
    if (areas.at(-1)?.html === isHtml)
      areas.at(-1)!.end = end
    else
      areas.push({ end, html: isHtml })
  })
  return areas.length > 0 ? areas : [{ end: text.length, html: false }]
}

function areaAt(areas: Area[], position: number): Area {
  let low = 0
  for (let high = areas.length - 1; low < high;) {
    const middle = (low + high) >> 1
    if (areas[middle]!.end > position)
      high = middle
    else
      low = middle + 1
  }
  return areas[low]!
}

/** `](<my picture.png>)` is a place with spaces, no tag. Returns where it ends, or -1. */
function destinationEnd(text: string, at: number): number {
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t')
    before--
  if (!/[(:]/.test(text[before] ?? '') || text[before - 1] !== ']')
    return -1
  return endOf(RE_ANGLED, text, at)
}

/** What a script or a style holds is no Markdown: a backtick in it opens no code. */
function contentEnd(text: string, { name, close, self }: Tag, end: number, closers: Map<string, number>): number {
  if (close || self || closers.has(name) || !/^(?:script|style)$/i.test(name))
    return end
  const closing = text.slice(end).search(new RegExp(`</${name}\\s*>`, 'i'))
  if (closing < 0)
    closers.set(name, text.length) // looked for once, not again from each
  return closing < 0 ? end : end + closing
}

function spanEnd(text: string, at: number, closers: Map<string, number>, areaEnd: number): number {
  let size = 1
  while (text[at + size] === '`')
    size++
  const run = '`'.repeat(size)
  if (at < (closers.get(run) ?? -1))
    return -1
  const blank = text.indexOf('\n\n', at)
  const limit = Math.min(areaEnd, blank < 0 ? text.length : blank)
  for (let end = text.indexOf(run, at + size); end >= 0 && end < limit; end = text.indexOf(run, end + 1)) {
    let length = size
    while (text[end + length] === '`')
      length++
    if (length === size)
      return end + size
    end += length - 1
  }
  closers.set(run, limit)
  return -1
}

function tagEnd(text: string, at: number): number {
  RE_TAG_NAME.lastIndex = at
  const name = RE_TAG_NAME.exec(text)
  if (name === null)
    return -1
  let quote = ''
  for (let i = at + name[0].length; i < text.length && i - at < LONGEST_TAG; i++) {
    const char = text[i]!
    if (quote !== '')
      quote = char === quote ? '' : quote
    else if (char === '"' || char === '\'')
      quote = char
    else if (char === '>')
      return i + 1
    else if (char === '<')
      return -1
  }
  return -1
}

function readTag(text: string, at: number, end: number, line: number, html: boolean): Tag {
  const raw = text.slice(at, end)
  const [head, slash, name] = /^<(\/?)([\w.:-]+)/.exec(raw)!
  const inner = raw.slice(head.length, -1)
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t')
    before--
  // In a paragraph an element of a line's kind stays in the paragraph, also where a line begins with it.
  const alone = (before < 0 || text[before] === '\n') && (html || !INLINE.has(name!.toLowerCase()))
  return { kind: 'tag', name: name!, close: slash === '/', self: /\/\s*$/.test(inner), attributes: slash ? {} : readAttributes(inner), raw, line, alone }
}

/** A search with an end, so that a thousand openings without a close cost a thousand short looks. */
function indexWithin(text: string, wanted: string, from: number, length: number): number {
  const found = text.slice(from, from + length).indexOf(wanted)
  return found < 0 ? -1 : from + found
}

/** Slidev's rules: no space inside the dollars, no digit after them; `$$` opens a block at the start of a line and closes it at the end of one. */
function mathEnd(text: string, at: number): { token: Token, end: number } | undefined {
  if (text[at + 1] === '$')
    return blockEnd(text, at)
  if (/\s/.test(text[at + 1] ?? ' '))
    return undefined
  for (let end = at + 1; end < text.length && end - at < 1000; end++) {
    if (text[end] === '\\') {
      end++
    }
    else if (text[end] === '\n' && text[end + 1] === '\n') {
      return undefined
    }
    else if (text[end] === '$') {
      const fits = !/\s/.test(text[end - 1]!) && !/\d/.test(text[end + 1] ?? '')
      return fits ? { token: { kind: 'math', text: text.slice(at + 1, end), display: false }, end: end + 1 } : undefined
    }
  }
  return undefined
}

function blockEnd(text: string, at: number): { token: Token, end: number } | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1
  if (at - from > 200 || !RE_BEFORE_BLOCK.test(text.slice(from, at)))
    return undefined
  const formula = text.slice(at + 2, at + 2 + LONGEST_FORMULA)
  const end = /\$\$[ \t]*(?=\n|$)/.exec(formula)
  if (end === null || (formula.length === LONGEST_FORMULA && end.index + 2 >= LONGEST_FORMULA))
    return undefined
  const inner = formula.slice(0, end.index)
  return { token: { kind: 'math', text: inner.replace(RE_BLOCK_OPTIONS, ''), display: true }, end: at + 2 + end.index + 2 }
}
