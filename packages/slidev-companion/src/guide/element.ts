import type { Attributes } from '../markdown/attributes'
import type { Writer } from './convert'
import type { Frame } from './node-writer'
import type { Piece } from './pieces'
import MarkdownIt from 'markdown-it'
import { escapeHtml } from '../escape'
import { ATTRIBUTES, BLOCK, KEPT, LAYOUT, PHRASING, VOID } from './elements'
import { inertText } from './mdbook'
import { picture, placeholder } from './picture'
import { isBlank, layOut, mapText, trimPieces } from './pieces'
import { literal } from './typed'

/** A sign between numbers; Markdown knows it, HTML would begin a tag with it. */
const RE_LESS_THAN = /<(?=[\s\d=])/g
const RE_EMPHASIS = /<(em|i|strong|b)>(\S(?:[^<]*\S)?)<\/\1>/gi
/** Shows what lies elsewhere; without its `src` there is nothing to see. */
const SHOWN = new Set(['img', 'iframe', 'video', 'audio', 'source', 'track', 'embed'])
const { validateLink } = new MarkdownIt()

/** Returns what an element becomes, with what stood in it. */
export function writeElement(frame: Frame, inner: Piece[], writer: Writer): Piece[] {
  const { name, attributes, line } = frame
  const lower = name.toLowerCase()
  const known = writer.component(name, attributes, slotText(inner), line)
  if (known !== undefined)
    return known === '' ? [] : [known]
  if (isLayout(name)) {
    const words
      = inner.length > 0 ? inner : [inertText(asWords(attributes.modelValue ?? attributes['model-value'] ?? ''))]
    return [...spoken(frame, words), ...backgroundOf(attributes, writer, line)]
  }
  if (!KEPT.has(lower) || /^[A-Z][a-z]/.test(name))
    return [writer.unknown(name, slotText(inner), line)]
  if ((SHOWN.has(lower) && unreadable(attributes, 'src') !== undefined) || (lower === 'img' && !attributes.src))
    return [writer.unknown(lower, asWords(attributes.alt ?? ''), line)]
  const level = Number(/^h([1-6])$/.exec(lower)?.[1] ?? 0)
  if (level > 0 && frame.leads)
    return writeHeading(frame, level, inner)
  if (lower === 'a' && !isLink(attributes, writer, line))
    return inner
  return writeKept(frame, level > 0 ? `h${Math.min(6, level + 2)}` : lower, inner, writer)
}

/** What stands in a component, as Markdown: the indent of code that it begins with is not lost. */
function slotText(inner: Piece[]): string {
  return layOut(trimPieces(inner)).replace(/^\n+/, '').trimEnd()
}

function writeHeading(frame: Frame, level: number, inner: Piece[]): Piece[] {
  if (isBlank(inner))
    return []
  const words = mapText(trimPieces(inner), text => text.replace(/\s*\n\s*/g, ' ').replace(RE_EMPHASIS, emphasis))
  return ['#'.repeat(level), ' ', ...spoken(frame, words, true)]
}

/** Returns an element that says something that Markdown cannot, as HTML. */
function writeKept({ attributes, leads, line }: Frame, tag: string, inner: Piece[], writer: Writer): Piece[] {
  const led = ledFromPage(attributes, tag, writer, line)
  if (tag === 'img' && led.src === undefined)
    return [placeholder(attributes.src!)]
  const open = `<${tag}${writeAttributes(led)}>`
  const close = `</${tag}>`
  if (tag === 'a' && isBlank(inner) && attributes.href)
    // An icon alone: a link without words could not be seen.
    return [open, inertText(escapeHtml(attributes.href)), close]
  if (tag === 'pre' && !leads)
    return [open, ...mapText(inner, text => text.replaceAll('\n', '&#10;')), close] // Markdown would take its indents
  if (VOID.has(tag))
    return [open]
  return [open, ...PHRASING.has(tag) ? inOneParagraph(inner) : mapText(inner, withoutLessThan), close]
}

/** Whether an element is a place on the slide and no more. */
export function isLayout(name: string): boolean {
  return name === '' || LAYOUT.has(name.toLowerCase())
}

/** The language and the direction of words are theirs wherever they stand. */
function spoken({ name, attributes: { lang, dir }, alone }: Frame, inner: Piece[], inLine = false): Piece[] {
  if ((lang === undefined && dir === undefined) || isBlank(inner))
    return inner
  const open = writeAttributes({ lang, dir })
  const isBlock = (alone || BLOCK.has(name.toLowerCase())) && !inLine
  return isBlock ? [`\n<div${open}>\n\n`, ...trimPieces(inner), '\n\n</div>\n'] : [`<span${open}>`, ...inner, '</span>']
}

function emphasis(_: string, tag: string, words: string): string {
  const mark = /^(?:em|i)$/i.test(tag) ? '*' : '**'
  return `${mark}${words}${mark}`
}

/** Words of an attribute as Markdown. */
function asWords(text: string): string {
  return literal(escapeHtml(text).replaceAll('&quot;', '"'))
}

function inOneParagraph(inner: Piece[]): Piece[] {
  const pieces = mapText(inner, withoutLessThan)
  const isOneLine = pieces.every(piece => typeof piece !== 'string' || !piece.includes('\n'))
  return isOneLine ? pieces : trimPieces(mapText(pieces, text => text.replace(/\n(?:[ \t]*\n)+/g, '\n')))
}

function withoutLessThan(text: string): string {
  return text.replace(RE_LESS_THAN, '&lt;')
}

/** Returns an attribute whose value only Vue could tell, as it is written. */
function unreadable(attributes: Attributes, key: string): string | undefined {
  const bound = [`:${key}`, `v-bind:${key}`].find(name => name in attributes)
  return bound === undefined || key in attributes ? undefined : `${bound}="${attributes[bound]}"`
}

/**
 * Whether a reader can follow it: an address that runs code, or that only Vue could tell, is none.
 */
function isLink(attributes: Attributes, writer: Writer, line: number): boolean {
  const bound = unreadable(attributes, 'href')
  const found = bound ?? (validateLink((attributes.href ?? '').trim()) ? undefined : `href="${attributes.href}"`)
  if (found !== undefined)
    writer.unread?.(`${found} leads nowhere in a book`, line)
  return found === undefined
}

function backgroundOf(attributes: Attributes, writer: Writer, line: number): Piece[] {
  const target = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(attributes.style ?? '')?.[1]
  return target === undefined ? [] : [`\n\n${picture('', target, writer, line)}\n\n`]
}

/** Returns the attributes with their places as seen from the page; a place that is missing goes. */
function ledFromPage(attributes: Attributes, tag: string, writer: Writer, line: number): Partial<Attributes> {
  const kinds = [['href', 'link'], ['poster', 'image'], ...tag === 'iframe' ? [] : [['src', 'image'] as const]] as const
  const led = kinds
    .filter(([key]) => key in attributes)
    .map(([key, kind]) => [key, writer.url(attributes[key]!, kind, line)])
  return { ...attributes, ...Object.fromEntries(led) as Partial<Attributes> }
}

function writeAttributes(attributes: Partial<Attributes>): string {
  return Object.entries(attributes)
    .filter(([key, value]) => value !== undefined && ATTRIBUTES.has(key.toLowerCase()))
    .map(([key, value = '']) =>
      value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${inertText(value).replaceAll('"', '&quot;')}"`,
    )
    .join('')
}
