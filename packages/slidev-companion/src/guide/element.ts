import type { Attributes } from './attributes'
import type { Frame, Writer } from './convert'
import MarkdownIt from 'markdown-it'
import { escapeHtml } from '../escape'
import { ATTRIBUTES, BLOCK, KEPT, LAYOUT, PHRASING, VOID } from './elements'
import { inertText } from './mdbook'
import { picture, placeholder } from './picture'
import { literal } from './typed'

/** A sign between numbers; Markdown knows it, HTML would begin a tag with it. */
const RE_LESS_THAN = /<(?=[\s\d=])/g
const RE_EMPHASIS = /<(em|i|strong|b)>(\S(?:[^<]*\S)?)<\/\1>/gi
/** Shows what lies elsewhere; without its `src` there is nothing to see. */
const SHOWN = new Set(['img', 'iframe', 'video', 'audio', 'source', 'track', 'embed'])
const { validateLink } = new MarkdownIt()

/** Returns what an element becomes, with what stood in it. */
export function writeElement(frame: Frame, inner: string, writer: Writer): string {
  const { name, attributes, line, leads } = frame
  const known = writer.component(name, attributes, inner.trim(), line)
  if (known !== undefined)
    return known
  const lower = name.toLowerCase()
  if (isLayout(name))
    return spoken(frame, inner || inertText(asWords(attributes.modelValue ?? attributes['model-value'] ?? ''))) + backgroundOf(attributes, writer, line)
  if (!KEPT.has(lower) || /^[A-Z][a-z]/.test(name))
    return writer.unknown(name, inner.trim(), line)
  if ((SHOWN.has(lower) && unreadable(attributes, 'src') !== undefined) || (lower === 'img' && !attributes.src))
    return writer.unknown(lower, asWords(attributes.alt ?? ''), line)
  const heading = /^h([1-6])$/.exec(lower)?.[1]
  if (heading !== undefined && leads)
    return inner.trim() === '' ? '' : `${'#'.repeat(Number(heading))} ${spoken(frame, inner.trim().replace(/\s*\n\s*/g, ' ').replace(RE_EMPHASIS, emphasis), true)}`
  if (lower === 'a' && !isLink(attributes, writer, line))
    return inner
  const tag = heading === undefined ? lower : `h${Math.min(6, Number(heading) + 2)}`
  const led = ledFromPage(attributes, lower, writer, line)
  if (lower === 'img' && led.src === undefined)
    return placeholder(attributes.src!)
  const open = `<${tag}${writeAttributes(led)}>`
  if (lower === 'a' && inner.trim() === '' && attributes.href)
    return `${open}${inertText(escapeHtml(attributes.href))}</a>` // an icon alone; a link without words could not be seen
  if (lower === 'pre' && !leads)
    return `${open}${inner.replaceAll('\n', '&#10;')}</pre>` // Markdown would take its indents
  return VOID.has(lower) ? open : `${open}${PHRASING.has(tag) ? inOneParagraph(inner) : inner.replace(RE_LESS_THAN, '&lt;')}</${tag}>`
}

/** Whether an element is a place on the slide and no more. */
export function isLayout(name: string): boolean {
  return name === '' || LAYOUT.has(name.toLowerCase())
}

/** The language and the direction of words are theirs wherever they stand. */
function spoken({ name, attributes, alone }: Frame, inner: string, inLine = false): string {
  const { lang, dir } = attributes
  if ((lang === undefined && dir === undefined) || inner.trim() === '')
    return inner
  const open = Object.entries({ lang, dir }).map(([key, value]) => value === undefined ? '' : ` ${key}="${escapeHtml(value)}"`).join('')
  return (alone || BLOCK.has(name.toLowerCase())) && !inLine ? `\n<div${open}>\n\n${inner.trim()}\n\n</div>\n` : `<span${open}>${inner}</span>`
}

function emphasis(_: string, tag: string, words: string): string {
  const mark = /^(?:em|i)$/i.test(tag) ? '*' : '**'
  return `${mark}${words}${mark}`
}

/** Words of an attribute as Markdown. */
function asWords(text: string): string {
  return literal(escapeHtml(text).replaceAll('&quot;', '"'))
}

function inOneParagraph(inner: string): string {
  const text = inner.replace(RE_LESS_THAN, '&lt;')
  return text.includes('\n') ? text.replace(/\n(?:[ \t]*\n)+/g, '\n').trim() : text
}

/** Returns an attribute whose value only Vue could tell, as it is written. */
function unreadable(attributes: Attributes, key: string): string | undefined {
  const bound = [`:${key}`, `v-bind:${key}`].find(name => name in attributes)
  return bound === undefined || key in attributes ? undefined : `${bound}="${attributes[bound]}"`
}

/** Whether a reader can follow it: an address that runs code, or that only Vue could tell, is none. */
function isLink(attributes: Attributes, writer: Writer, line: number): boolean {
  const bound = unreadable(attributes, 'href')
  const found = bound ?? (validateLink((attributes.href ?? '').trim()) ? undefined : `href="${attributes.href}"`)
  if (found !== undefined)
    writer.unread?.(`${found} leads nowhere in a book`, line)
  return found === undefined
}

function backgroundOf(attributes: Attributes, writer: Writer, line: number): string {
  const target = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(attributes.style ?? '')?.[1]
  return target === undefined ? '' : `\n\n${picture('', target, writer, line)}\n\n`
}

/** Returns the attributes with their places as seen from the page; a place that is missing goes. */
function ledFromPage(attributes: Attributes, tag: string, writer: Writer, line: number): Partial<Attributes> {
  const kinds = [['href', 'link'], ['poster', 'image'], ...tag === 'iframe' ? [] : [['src', 'image'] as const]] as const
  const led = kinds.filter(([key]) => key in attributes).map(([key, kind]) => [key, writer.url(attributes[key]!, kind, line)])
  return { ...attributes, ...Object.fromEntries(led) as Partial<Attributes> }
}

function writeAttributes(attributes: Partial<Attributes>): string {
  return Object.entries(attributes).filter(([key, value]) => value !== undefined && ATTRIBUTES.has(key.toLowerCase())).map(([key, value = '']) => value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${inertText(value).replaceAll('"', '&quot;')}"`).join('')
}
