import type { Attributes, Token } from './tokens'
import { escapeHtml } from '../escape'
import { fenceToMarkdown } from './fences'
import { inertText, mathToMdbook } from './mdbook'
import { rewriteText } from './rewrite'
import { RE_SPECIAL, tokenize } from './tokens'

/** What a component becomes: Markdown, or undefined if this writer does not know it. */
export type WriteComponent = (name: string, attributes: Attributes, slot: string, line: number) => string | undefined

export interface Writer {
  component: WriteComponent
  /** An unknown component; returns what stands in its place. */
  unknown: (name: string, slot: string, line: number) => string
  /** Returns where a link or picture leads from the page that is being written. */
  url: (target: string, kind: 'link' | 'image', line: number) => string
  /** Returns the code block of a `<<<` line. */
  snippet: (line: string, at: number) => string | undefined
  /** Returns what stands for `{{ expression }}`. */
  expression: (text: string, line: number) => string
  /** Put before each footnote's name, so that two slides of a page can both have `[^1]`. */
  footnotes: string
  /** Whether the deck writes attributes in braces behind words and links, as MDC does. */
  mdc?: boolean
  /** Takes the words of `^[inline footnotes]`, which mdBook does not know. */
  inline?: string[]
}

const MARK = /\uFDD0(\d+)\uFDD1/g
const RE_KEPT = /[\uFDD0\uFDD2]/
/** A sign between numbers; Markdown knows it, HTML would begin a tag with it. */
const RE_LESS_THAN = /<(?=[\s\d=])/g
/** A sign of anything but words: text without one stays as it is. */
const RE_MARKUP = new RegExp(`${RE_SPECIAL.source}|[~\\]\\uFDD0-\\uFDD2]`)
const DEEPEST = 50
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'col', 'track', 'embed', 'area', 'base', 'link', 'meta'])
const LAYOUT = new Set(['div', 'span', 'section', 'article', 'main', 'header', 'footer', 'center', 'font', 'template', 'nav', 'aside', 'slot', 'button', 'label', 'component', 'transition', 'transition-group', 'client-only', 'v-click', 'v-clicks', 'v-after', 'v-switch', 'v-drag', 'vclick', 'vclicks', 'vafter', 'vswitch', 'vdrag', 'transform', 'render-when', 'renderwhen', 'auto-fit-text', 'autofittext', 'light-or-dark', 'lightordark', 'titlerenderer', 'tooltip', 'click', 'clicks'])
const BLOCK = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'center', 'template', 'nav', 'aside', 'v-clicks', 'vclicks'])
const KEPT = new Set(['a', 'abbr', 'address', 'audio', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'iframe', 'img', 'input', 'ins', 'kbd', 'li', 'mark', 'meter', 'ol', 'p', 'picture', 'pre', 'progress', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'source', 'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'track', 'tt', 'u', 'ul', 'var', 'video', 'wbr'])
/** What stands in a line of text: an empty line within would end the paragraph, and the element with it. */
const PHRASING = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'strike', 'strong', 'sub', 'sup', 'tt', 'u', 'var'])
const DROPPED = new Set(['script', 'style'])
const ATTRIBUTES = new Set(['href', 'src', 'alt', 'title', 'width', 'height', 'colspan', 'rowspan', 'open', 'controls', 'loop', 'muted', 'poster', 'start', 'type', 'lang', 'dir', 'datetime', 'cite', 'srcset', 'allowfullscreen', 'align', 'value', 'max', 'min', 'checked', 'disabled', 'scope', 'headers'])

interface Frame { name: string, attributes: Attributes, out: string[], alone: boolean, line: number }

/** Returns a slide's Markdown for mdBook: layout, motion and Vue gone, words, code and pictures kept. Nothing is evaluated. */
export function convert(content: string, writer: Writer, line = 1): string {
  if (!RE_MARKUP.test(content))
    return trimLines(content)
  const store: string[] = []
  const keep = (text: string) => `\uFDD0${store.push(text) - 1}\uFDD1`
  const frames: Frame[] = [{ name: '', attributes: {}, out: [], alone: true, line }]
  const emit = (text: string) => void frames.at(-1)!.out.push(text)
  let raw: { name: string, depth: number, text: string } | undefined
  let at = line

  const closeFrame = () => {
    const frame = frames.pop()!
    const text = frame.out.join('')
    const block = frame.alone || BLOCK.has(frame.name.toLowerCase())
    const made = writeElement(frame, block ? dedent(text) : text, writer)
    emit(made === '' && frame.alone ? '' : block ? `${frame.alone ? '' : '\uFDD2'}${keep(made)}${frame.alone ? '' : '\uFDD2'}` : made)
  }

  for (const token of tokenize(content.replace(/[\uFDD0-\uFDD2]/g, '\uFFFD'), line)) {
    if (raw !== undefined) {
      raw = continueRaw(raw, token)
      if (raw?.depth === 0) {
        if (!DROPPED.has(raw.name))
          emit(keep(inertText(raw.text)))
        raw = undefined
      }
      continue
    }
    if ('line' in token)
      at = token.line
    switch (token.kind) {
      case 'text':
        emit(rewriteText(token.text, writer, at))
        break
      case 'span':
        emit(keep(inertSpan(token.text)))
        break
      case 'math':
        emit(token.display ? `\uFDD2${keep(mathToMdbook(token.text, true))}\uFDD2` : keep(mathToMdbook(token.text, false)))
        break
      case 'expression':
        emit(writer.expression(token.text, at))
        break
      case 'snippet':
        emit(`${/^\s*/.exec(token.text)![0]}${keep(writer.snippet(token.text, token.line) ?? '')}\n`)
        break
      case 'fence': {
        const { indent, markdown } = fenceToMarkdown(token.lines, text => writer.snippet(text, token.line))
        emit(`${indent}${keep(markdown)}\n`)
        break
      }
      case 'tag': {
        const name = token.name.toLowerCase()
        if (token.close) {
          const open = frames.reduce((found, frame, i) => i > 0 && frame.name.toLowerCase() === name ? i : found, 0)
          frames.slice(open > 0 ? open : frames.length).forEach(closeFrame)
        }
        else if ((DROPPED.has(name) || name === 'svg') && !token.self) {
          raw = { name, depth: 1, text: token.raw }
        }
        else {
          frames.push({ name: token.name, attributes: token.attributes, out: [], alone: token.alone && !VOID.has(token.name), line: token.line })
          if (token.self || VOID.has(token.name) || frames.length > DEEPEST)
            closeFrame()
        }
      }
    }
  }
  while (frames.length > 1)
    closeFrame()
  if (raw?.name === 'svg')
    emit(keep(inertText(raw.text)))
  // Two spaces at the end of a line break it. Code is still kept away here: its spaces stay.
  return expand(trimLines(frames[0]!.out.join('')), store)
}

function trimLines(text: string): string {
  return /[ \t]$/m.test(text) ? text.split('\n').map(withoutTrailingSpaces).join('\n') : text
}

function withoutTrailingSpaces(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ' || line[end - 1] === '\t')
    end--
  return line.length - end === 2 && line.endsWith('  ') ? line : line.slice(0, end)
}

/** Scripts, styles and drawings hold no Markdown: all up to their own end belongs to them. */
function continueRaw(raw: { name: string, depth: number, text: string }, token: Token) {
  const isTag = token.kind === 'tag' && token.name.toLowerCase() === raw.name && !token.self
  const text = token.kind === 'tag' ? token.raw : token.kind === 'fence' ? token.lines.join('\n') : token.text
  // A blank line would end the HTML block, and what follows would become text.
  return { ...raw, depth: raw.depth + (isTag ? (token.close ? -1 : 1) : 0), text: raw.text + text.replace(/\n\s*\n/g, '\n') }
}

function writeElement({ name, attributes, line }: Frame, inner: string, writer: Writer): string {
  const known = writer.component(name, attributes, inner.trim(), line)
  if (known !== undefined)
    return known
  const lower = name.toLowerCase()
  if (LAYOUT.has(lower))
    return (inner || inertText(escapeHtml(attributes.modelValue ?? attributes['model-value'] ?? ''))) + backgroundOf(attributes, writer, line)
  if (!KEPT.has(lower) || /^[A-Z][a-z]/.test(name))
    return writer.unknown(name, inner.trim(), line)
  const tag = /^h[1-6]$/.test(lower) ? `h${Math.min(6, Number(lower[1]) + 2)}` : lower
  if (lower === 'img' && !sourceOf(attributes))
    return writer.unknown('img', attributes.alt ?? '', line)
  const open = `<${tag}${writeAttributes(attributes, lower, writer, line)}>`
  if (lower === 'a' && inner.trim() === '' && attributes.href)
    return `${open}${inertText(escapeHtml(attributes.href))}</a>` // an icon alone; a link without words could not be seen
  return VOID.has(lower) ? open : `${open}${PHRASING.has(tag) ? inOneParagraph(inner) : inner.replace(RE_LESS_THAN, '&lt;')}</${tag}>`
}

function inOneParagraph(inner: string): string {
  const text = inner.replace(RE_LESS_THAN, '&lt;')
  return text.includes('\n') ? text.replace(/\n(?:[ \t]*\n)+/g, '\n').trim() : text
}

/** `:src="'/a.png'"` names its file as plainly as `src="/a.png"`. */
function sourceOf(attributes: Attributes): string | undefined {
  return attributes.src ?? /^\s*(['"`])([^'"`$]*)\1\s*$/.exec(attributes[':src'] ?? '')?.[2]
}

function backgroundOf(attributes: Attributes, writer: Writer, line: number): string {
  const target = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(attributes.style ?? '')?.[1]
  return target === undefined ? '' : `\n\n![](${writer.url(target, 'image', line)})\n\n`
}

function writeAttributes(attributes: Attributes, tag: string, writer: Writer, line: number): string {
  const source = sourceOf(attributes)
  const all: Attributes = source === undefined ? attributes : { ...attributes, src: source }
  return Object.entries(all).filter(([key]) => ATTRIBUTES.has(key.toLowerCase())).map(([key, value]) => {
    const target = key === 'href' ? writer.url(value, 'link', line) : (key === 'src' || key === 'poster') && tag !== 'iframe' ? writer.url(value, 'image', line) : value
    return value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${inertText(target).replaceAll('"', '&quot;')}"`
  }).join('')
}

function inertSpan(text: string): string {
  if (!/\{\{\s*#/.test(text))
    return text
  const run = /^`+/.exec(text)![0].length
  return `<code>${escapeHtml(text.slice(run, -run)).replaceAll('{{', '&#123;{')}</code>`
}

/** Returns the lines moved left by their common indent: what stood inside an element stands on its own now. */
export function dedent(text: string): string {
  if (/\n[^\s\uFDD0]/.test(text)) // a line at the left edge: nothing to move
    return text.replace(/^[^\S\n]+(?=\uFDD0)/, '')
  const lines = text.split('\n')
  const indents = lines.slice(1).filter(line => line.trim() && !/^\s*\uFDD0\d+\uFDD1\s*$/.test(line)).map(line => /^[ \t]*/.exec(line)![0].length)
  const least = indents.reduce((a, b) => Math.min(a, b), Infinity)
  return lines.map((line, i) => i === 0 || least === Infinity ? line.replace(/^\s+(?=\uFDD0)/, '') : line.slice(Math.min(least, /^[ \t]*/.exec(line)![0].length))).join('\n')
}

/** Puts what was kept back: alone on a line it is a block with room around it, in a row of a table or list it stays in its line. */
function expand(text: string, store: string[]): string {
  if (!RE_KEPT.test(text))
    return text
  return text.split('\n').map((line) => {
    if (!RE_KEPT.test(line))
      return line
    const alone = /^([ \t]*)\uFDD2*\uFDD0(\d+)\uFDD1\uFDD2*[ \t]*$/.exec(line)
    if (alone !== null) {
      const block = expand(store[Number(alone[2])]!, store).replace(/^\n+|\n+$/g, '')
      const indented = alone[1] === '' ? block : block.replace(/^(?=.)/gm, alone[1]!)
      // HTML inside HTML and code inside a quote stay line by line: an empty line would end the outer block.
      return isBlock(block) && !/^(?:<[a-z]|>)/i.test(block) ? `\n${indented}\n` : indented
    }
    const stays = /^\s*(?:[|>#]|[-*+]\s|\d+[.)]\s)/.test(line) || line.includes(' | ')
    return line.replace(/\uFDD2/g, stays ? ' ' : '\n\n').replace(MARK, (_, index: string) => {
      const inner = expand(store[Number(index)]!, store)
      return stays && !/^\s*(?:`{3,}|~{3,})/m.test(inner) ? inner.replace(/\s*\n\s*/g, ' ').trim() : inner
    })
  }).join('\n')
}

function isBlock(text: string): boolean {
  return text.includes('\n') || !/^(?:`[^`]|<(?:[abi]|em|strong|code|kbd|small|sub|sup|br)\b)/.test(text)
}
