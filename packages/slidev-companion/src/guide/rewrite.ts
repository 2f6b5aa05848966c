import type { Edges, Words } from '../markdown/nodes'
import type { Source, Writer } from './convert'
import MarkdownIt from 'markdown-it'
import { endOf } from '../markdown/end-of'
import { inertText } from './mdbook'
import { angled, placeholder } from './picture'
import { addressesIn, asTyped } from './typed'

// eslint-disable-next-line regexp/no-misleading-capturing-group -- the space is put back as it was
const RE_DESTINATION = /^([ \t]*)(<[^>\n]*>|[^\s()<]?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(\s*\)|\s+(?:"[^"]*"|'[^']*'|\([^)]*\))\s*\))/
/** A line that defines where a label leads, or a footnote. */
const RE_DEFINITION = /^(?:[ \t]*(?:[>\-*+]|\d{1,9}[.)]))*[ \t]*\[[^\]^][^\]]*\]:[ \t]*(?=\S)/
const RE_INLINE_FOOTNOTE = /\^\[([^[\]]{1,2000})\]/g
/** MDC's, behind words and links: a book has no use for them. */
const RE_ATTRIBUTES = /\{[^{}\n]{1,300}\}/y
const RE_LABEL = /^((?:[ \t]*(?:[>\-*+]|\d{1,9}[.)]))*[ \t]*\[)((?:[^[\]\\]|\\.){1,999})(?=\]:)/
/** An escaped sign, the end of `[words][label]`, `[label][]`, or `[label]` alone. */
const RE_USE = /\\.|(?<=\])\[((?:[^[\]\\]|\\.){1,999})\]|\[((?:[^[\]\\]|\\.){1,999})\](\[\]|(?![[(:]))/g
const RE_BRACKET = /[\\[\]]/g
const RE_FOOTNOTE = /\[\^([^\]\s]+)\]/g
/** Slidev prints a link with such an address as it is written. */
const { validateLink } = new MarkdownIt()

/** Where a text stands, and whether it is the words of a link already. */
export interface Surroundings extends Edges { linked?: boolean }

/** Returns words as mdBook has to read them: links, pictures and footnotes lead where they lead from the page. */
export function rewriteText(node: Words, source: Source, writer: Writer, linked: boolean): string {
  const text = ownLabels(node.text, source.defines, writer.footnotes)
  const around = { ...node, linked }
  const line = source.lineOf(node.from)
  if (!text.includes(']:'))
    return rewriteWords(text, writer, line, around)
  // A definition is no text: what it says is not read aloud.
  const lines = text.split(/(?<=\n)/)
  const out: string[] = []
  let from = 0
  lines.forEach((one, i) => {
    const [head] = (i > 0 || around.starts ? RE_DEFINITION.exec(one) : null) ?? []
    if (head === undefined)
      return
    out.push(words(from, i), head + definition(one.slice(head.length), writer, line + i))
    from = i + 1
  })
  return out.join('') + words(from, lines.length)

  function words(first: number, end: number): string {
    const edges = { ...around, starts: first > 0 || around.starts, ends: end < lines.length || around.ends }
    return first === end ? '' : rewriteWords(lines.slice(first, end).join(''), writer, line + first, edges)
  }
}

function definition(rest: string, writer: Writer, line: number): string {
  const [target = ''] = /^(?:<[^<>\n]*>|\S+)/.exec(rest) ?? []
  return inertText(angled(writer.url(bare(target), 'link', line) ?? bare(target)) + rest.slice(target.length))
}

function rewriteWords(text: string, writer: Writer, line: number, around: Surroundings): string {
  let out = ''
  let from = 0
  let at = line
  let counted = 0
  let escaped = -1
  const opened: number[] = []
  /** Writes the words up to `end`; from `label` on they are the words of a link. */
  const put = (end: number, label = end) => {
    out += typed(text, from, label, writer, around) + typed(text, label, end, writer, { ...around, linked: true })
    from = end
  }
  for (let i = nextBracket(text, 0); i < text.length; i = nextBracket(text, i + 1)) {
    if (text[i] === '\\') {
      i++
      escaped = text[i] === '[' ? i : escaped
      continue
    }
    if (text[i] === '[') {
      opened.push(i)
      continue
    }
    const open = opened.pop()
    if (open === undefined && escaped >= from)
      continue
    const label = Math.max(from, open === undefined ? from : open + 1)
    if (text[i + 1] !== '(') {
      const end = writer.mdc && open !== undefined && open >= from ? endOf(RE_ATTRIBUTES, text, i + 1) : -1
      if (end > 0) {
        put(open!)
        from++ // the brackets go
        put(i)
        from = end
        i = end - 1
      }
      else if (text[i + 1] === '[' || open === undefined) {
        put(i + 1, label)
      }
      continue
    }
    const found = RE_DESTINATION.exec(text.slice(i + 2, i + 4002))
    if (found === null)
      continue
    if (!validateLink(bare(found[2]!))) {
      put(Math.max(from, label - 1))
      out += '\\' // mdBook would make a link of it
      continue
    }
    const [whole, space = '', target = '', rest = ''] = found
    at += newlines(text, counted, i)
    counted = i
    const isPicture = open !== undefined && text[open - 1] === '!'
    const moved = writer.url(bare(target), isPicture ? 'image' : 'link', at)
    if (moved === undefined) {
      put(Math.max(from, label - 2))
      out += placeholder(bare(target))
    }
    else {
      put(i + 2, label)
      out += `${space}${angled(moved)}${rest}`
    }
    from = i + 2 + whole.length
    if (writer.mdc)
      from = Math.max(from, endOf(RE_ATTRIBUTES, text, from))
    i = from - 1
  }
  put(text.length, Math.max(from, opened[0] ?? text.length))
  const { inline } = writer
  if (inline !== undefined)
    out = out.replace(RE_INLINE_FOOTNOTE, (_, words: string) => `[^inline${inline.push(words)}]`)
  return inertText(out.replace(RE_FOOTNOTE, (_, name: string) => `[^${writer.footnotes}${name}]`))
}

/** Returns a piece of text as it is to be typed for mdBook, with its addresses as links. */
function typed(text: string, from: number, end: number, { quotes }: Writer, { starts, ends, linked }: Surroundings): string {
  if (from >= end)
    return ''
  const write = (a: number, b: number) => asTyped(text.slice(a, b), { quotes: quotes ?? false, starts: a === 0 ? starts : text[a - 1] === '\n', ends: b === text.length ? ends : text[b] === '\n' })
  let out = ''
  let at = from
  for (const { from: begins, end: stops, link } of linked ? [] : addressesIn(text.slice(from, end))) {
    out += write(at, from + begins) + link
    at = from + stops
  }
  return out + write(at, end)
}

function bare(target: string): string {
  return target.replace(/^<|>$/g, '')
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

/** Returns the text with the labels of its links made its own: on one page those of two slides would meet, and the first win. */
function ownLabels(text: string, isKnown: (label: string) => boolean, prefix: string): string {
  if (!text.includes('['))
    return text
  const name = (label: string) => `${prefix}${label.replace(/\s+/g, ' ').trim()}`
  const knows = (label: string) => !label.startsWith('^') && isKnown(label)
  return text.split('\n').map((line) => {
    const [head = '', opening = '', label = ''] = RE_LABEL.exec(line) ?? []
    if (head !== '' && knows(label))
      return `${opening}${name(label)}${line.slice(head.length)}`
    return line.replace(RE_USE, (whole, full?: string, short?: string) =>
      full !== undefined ? (knows(full) ? `[${name(full)}]` : whole) : short !== undefined && knows(short) ? `[${short}][${name(short)}]` : whole)
  }).join('\n')
}
