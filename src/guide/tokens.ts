import { codeLines } from '../deck/slots'

export type Attributes = Record<string, string>

/** A piece of a slide: text, a line or block that is kept as it is, a tag, or an expression in braces. */
export type Token
  = | { kind: 'text', text: string }
    | { kind: 'span', text: string }
    | { kind: 'math', text: string, display: boolean }
    | { kind: 'fence', lines: string[], line: number }
    | { kind: 'snippet', text: string, line: number }
    | { kind: 'expression', text: string }
    | Tag

interface Tag { kind: 'tag', name: string, close: boolean, self: boolean, attributes: Attributes, raw: string, line: number, alone: boolean }

const RE_TAG_NAME = /<(\/?)([A-Z][\w.:-]*)(?=[\s/>])/iy
/** `<https://…>` is a link, not a tag. */
const RE_AUTOLINK = /<[a-z][a-z\d+.-]{1,31}:\/\/[^\s<>]*>/iy
/** mdBook's own; it is no expression of the deck. */
const RE_DIRECTIVE = /\{\{\s*#/y
const RE_ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
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

/** Returns the tokens of a slide's Markdown in order. `line` is the 1-based line of its first line. Time is linear in the text. */
export function tokenize(content: string, line = 1): Token[] {
  const lines = content.split('\n')
  const code = codeLines(lines)
  const isSnippet = content.includes('<<<') ? (line: string) => RE_SNIPPET.test(line) : () => false
  const tokens: Token[] = []
  let i = 0
  while (i < lines.length) {
    const start = i
    if (code[i]) {
      i = fenceEnd(lines, code, i)
      tokens.push({ kind: 'fence', lines: lines.slice(start, i), line: line + start })
    }
    else if (isSnippet(lines[i]!)) {
      tokens.push({ kind: 'snippet', text: lines[i]!, line: line + start })
      i++
    }
    else {
      while (i < lines.length && !code[i] && !isSnippet(lines[i]!))
        i++
      tokenizeText(`${lines.slice(start, i).join('\n')}${i < lines.length ? '\n' : ''}`, line + start, tokens)
    }
  }
  return tokens
}

/** Two fences may touch: the first ends at its own closing line. */
function fenceEnd(lines: string[], code: boolean[], start: number): number {
  const marks = /`{3,}|~{3,}/.exec(lines[start]!)![0]
  for (let i = start + 1; i < lines.length && code[i]; i++) {
    const rest = lines[i]!.replace(/^[\s>]+/, '').trimEnd()
    if (rest.length >= marks.length && rest === marks[0]!.repeat(rest.length))
      return i + 1
  }
  return lines.length
}

function tokenizeText(text: string, firstLine: number, tokens: Token[]) {
  let from = 0
  let at = 0
  let line = firstLine
  let newline = text.indexOf('\n')
  const lineAt = (position: number) => {
    for (; newline >= 0 && newline < position; newline = text.indexOf('\n', newline + 1))
      line++
    return line
  }
  const closers = new Map<string, number>()
  const push = (end: number, token: Token, next: number) => {
    if (end > from)
      tokens.push({ kind: 'text', text: text.slice(from, end) })
    tokens.push(token)
    from = at = next
  }
  for (;;) {
    RE_SPECIAL.lastIndex = at
    at = RE_SPECIAL.exec(text)?.index ?? text.length
    if (at >= text.length)
      break
    const char = text[at]!
    if (char === '\\') {
      at += 2
    }
    else if (char === '`') {
      const end = spanEnd(text, at, closers)
      if (end < 0)
        at += /^`+/.exec(text.slice(at, at + 1000))![0].length
      else
        push(at, { kind: 'span', text: text.slice(at, end) }, end)
    }
    else if (char === '<') {
      const end = tagEnd(text, at)
      const link = endOf(RE_AUTOLINK, text, at)
      if (link > 0) {
        at = link
      }
      else if (end < 0) {
        at++
      }
      else {
        const tag = readTag(text, at, end, lineAt(at))
        push(at, tag, contentEnd(text, tag, end, closers))
      }
    }
    else if (char === '{' && text[at + 1] === '{' && endOf(RE_DIRECTIVE, text, at) < 0) {
      const end = indexWithin(text, '}}', at, 1000)
      if (end < 0)
        at += 2
      else
        push(at, { kind: 'expression', text: text.slice(at, end + 2) }, end + 2)
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
  if (text.length > from)
    tokens.push({ kind: 'text', text: text.slice(from) })
}

/** Returns where a sticky pattern that begins at `at` ends, or -1. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
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

function spanEnd(text: string, at: number, closers: Map<string, number>): number {
  let size = 1
  while (text[at + size] === '`')
    size++
  const run = '`'.repeat(size)
  if (at < (closers.get(run) ?? -1))
    return -1
  const blank = text.indexOf('\n\n', at)
  const limit = blank < 0 ? text.length : blank
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

function readTag(text: string, at: number, end: number, line: number): Tag {
  const raw = text.slice(at, end)
  const [head, slash, name] = /^<(\/?)([\w.:-]+)/.exec(raw)!
  const inner = raw.slice(head.length, -1)
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t')
    before--
  return { kind: 'tag', name: name!, close: slash === '/', self: /\/\s*$/.test(inner), attributes: slash ? {} : readAttributes(inner), raw, line, alone: before < 0 || text[before] === '\n' }
}

/** Returns the attributes of a tag as written: names keep `:`, `@` and `v-`; one without a value is ''. */
export function readAttributes(inner: string): Attributes {
  return Object.fromEntries([...inner.matchAll(RE_ATTRIBUTE)].map(([, key, double, single, bare]) => [key!, double ?? single ?? bare ?? '']))
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
