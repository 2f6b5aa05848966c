import type { Writer } from './convert'
import MarkdownIt from 'markdown-it'
import { encodePath, inertText } from './mdbook'
import { endOf } from './tokens'

/** Where a link of this slide leads that stands at its end: `[docs]: https://example.org "Title"`. */
export interface Definition { target: string, title: string }
export type Definitions = Map<string, Definition>

// eslint-disable-next-line regexp/no-misleading-capturing-group -- the space is put back as it was
const RE_DESTINATION = /^([ \t]*)(<[^>\n]*>|[^\s()<]?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(\s*\)|\s+(?:"[^"]*"|'[^']*'|\([^)]*\))\s*\))/
const RE_DEFINITION = /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*(?:<([^>\n]*)>|(\S+))[ \t]*("[^"\n]*"|'[^'\n]*'|\([^)\n]*\))?[ \t]*$/
const RE_LABEL = /\[([^[\]]*)\]/y
const RE_INLINE_FOOTNOTE = /\^\[([^[\]]{1,2000})\]/g
/** MDC's, behind words and links: a book has no use for them. */
const RE_ATTRIBUTES = /\{[^{}\n]{1,300}\}/y
const RE_BRACKET = /[\\[\]]/g
const RE_FOOTNOTE = /\[\^([^\]\s]+)\]/g
/** Underlines, rules and the second line of a table are made of these alone. */
const RE_RULE = /^[\s|:>=-]*$/
/** Escapes, addresses in angles and struck words stay; the rest mdBook reads otherwise than Slidev: its smart punctuation, `~x~`. */
const RE_OTHERWISE = /\\[\s\S]|<[^<>\s]*>|~~+|-{2,}|\.{3,}|["'~]/g
const linkify = new MarkdownIt().linkify

/** Takes the definitions out of a text that is no code; lines stay lines. */
export function takeDefinitions(text: string, definitions: Definitions): string {
  if (!text.includes(']:'))
    return text
  let free = true // none interrupts a paragraph
  return text.split('\n').map((line) => {
    const [, label, angled, bare, title] = (free ? RE_DEFINITION.exec(line) : null) ?? []
    if (label === undefined) {
      free = line.trim() === ''
      return line
    }
    if (!definitions.has(keyOf(label)))
      definitions.set(keyOf(label), { target: angled ?? bare!, title: title ? ` ${title}` : '' })
    return ''
  }).join('\n')
}

/**
 * Returns Markdown text (no code, no tags) with its links, pictures and footnotes pointing where they lead from the page, and its
 * other words as mdBook has to be told them. Within a link (`linkable` false) a bare address is none.
 */
export function rewriteText(text: string, writer: Writer, line: number, linkable = true): string {
  const typed = (words: string, mayLink: boolean) => asTyped(words, mayLink, writer.smartQuotes)
  let out = ''
  let from = 0
  const opened: number[] = []
  let at = line
  let counted = 0
  for (let i = nextBracket(text, 0); i < text.length; i = nextBracket(text, i + 1)) {
    const char = text[i]
    if (char === '\\') {
      i++
      continue
    }
    if (char === '[') {
      opened.push(i)
      continue
    }
    const open = opened.pop() ?? from
    const image = text[open - 1] === '!'
    const found = linkBehind(text, open, i, writer)
    if (found === undefined) {
      const end = writer.mdc && open >= from ? endOf(RE_ATTRIBUTES, text, i + 1) : -1
      if (end > 0) {
        out += typed(text.slice(from, open), linkable) + typed(text.slice(open + 1, i), linkable)
        from = end
        i = end - 1
      }
      continue
    }
    at += newlines(text, counted, i)
    counted = i
    const moved = writer.url(found.target, image ? 'image' : 'link', at)
    const start = Math.max(from, open)
    if (moved === undefined) {
      out += typed(text.slice(from, Math.max(from, start - 1)), linkable) + placeholder(found.target)
    }
    else {
      out += typed(text.slice(from, start), linkable) + typed(text.slice(start, i + 1), false)
      out += `(${found.before}${addressOf(moved)}${found.after}`
    }
    from = found.end
    if (writer.mdc)
      from = Math.max(from, endOf(RE_ATTRIBUTES, text, from))
    i = from - 1
  }
  out += typed(text.slice(from), linkable && opened.length === 0)
  const { inline } = writer
  if (inline !== undefined)
    out = out.replace(RE_INLINE_FOOTNOTE, (_, words: string) => `[^inline${inline.push(words)}]`)
  return inertText(out.replace(RE_FOOTNOTE, (_, name: string) => `[^${writer.footnotes}${name}]`))
}

/** Returns what stands for a file that is missing. */
export function placeholder(target: string): string {
  return `*[missing: ${target.replace(/[\\`*_[\]<>]/g, '\\$&')}]*`
}

interface Found { target: string, before: string, after: string, end: number }

/** The link whose words end at `close`: its address in brackets, or by its label. */
function linkBehind(text: string, open: number, close: number, { definitions }: Writer): Found | undefined {
  if (text[close + 1] === '(') {
    const found = RE_DESTINATION.exec(text.slice(close + 2, close + 4002))
    if (found === null)
      return undefined
    const [whole, before = '', target = '', after = ''] = found
    return { target: target.replace(/^<|>$/g, ''), before, after, end: close + 2 + whole.length }
  }
  if (definitions === undefined || definitions.size === 0 || text[close + 1] === ':')
    return undefined
  RE_LABEL.lastIndex = close + 1
  const label = RE_LABEL.exec(text)
  const definition = definitions.get(keyOf(label?.[1] || text.slice(open + 1, close)))
  if (definition === undefined)
    return undefined
  return { target: definition.target, before: '', after: `${definition.title})`, end: close + 1 + (label?.[0].length ?? 0) }
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** A local path as one destination; an address of the web as written. */
function addressOf(target: string): string {
  return /[\s()]/.test(target) ? (/^[a-z]+:/i.test(target) ? `<${target}>` : encodePath(target)) : target
}

/** Returns words so that mdBook shows what Slidev shows: no smart punctuation, no definition list; bare addresses are links. */
function asTyped(words: string, linkable: boolean, smartQuotes = false): string {
  if (!/["'~.@:-]/.test(words))
    return words
  return words.split('\n').map((line, n) => {
    if (RE_RULE.test(line))
      return line
    const parts = linkable ? linked(line) : [line]
    const typed = parts.map((part, i) => i % 2 === 1 ? part : escapePart(part, smartQuotes)).join('')
    return n === 0 ? typed : typed.replace(/^([ \t]*):(?=[ \t])/, '$1\\:') // the words before it would be a term
  }).join('\n')
}

function escapePart(part: string, smartQuotes: boolean): string {
  const stays = smartQuotes ? /^[\\<"']|^~~/ : /^[\\<]|^~~/
  return part.replace(RE_OTHERWISE, found => stays.test(found) ? found : found.replace(/[\s\S]/g, '\\$&'))
}

/** Cuts a line at its bare addresses: words and links in turn. */
function linked(line: string): string[] {
  if (!/:\/\/|@|\.[a-z]/i.test(line) || !linkify.test(line))
    return [line]
  const parts: string[] = []
  let from = 0
  for (const { index, lastIndex, raw, schema, url } of linkify.match(line) ?? []) {
    if (line[index - 1] === '<' || line[index - 1] === '\\')
      continue
    parts.push(line.slice(from, index), schema === '' ? `[${raw}](${url})` : `<${raw}>`)
    from = lastIndex
  }
  return [...parts, line.slice(from)]
}

function nextBracket(text: string, from: number): number {
  RE_BRACKET.lastIndex = from
  return RE_BRACKET.exec(text)?.index ?? text.length
}

function newlines(text: string, from: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    count++
  return count
}
