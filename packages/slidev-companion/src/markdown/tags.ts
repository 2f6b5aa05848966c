import type { Tag } from './nodes.ts'
import { readAttributes } from './attributes.ts'
import { endOf } from './end-of.ts'

const RE_NAME = /<(\/?)([A-Z][\w.:-]*)(?=[\s/>])/iy
/** `<https://…>` is a link, not a tag. */
const RE_AUTOLINK = /<[a-z][a-z\d+.-]{1,31}:\/\/[^\s<>]*>/iy
const RE_ANGLED = /<(?:[^<>\n\\]|\\.){0,2000}>/y
/** A tag longer than this is text: it bounds the search for its end. */
const LONGEST = 20_000

/**
 * Stands in a line of text. Slidev takes every other name for a component, which begins a block as
 * a `<div>` does.
 */
const INLINE = new Set(`
  a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed i img input ins kbd
  label map mark meter noscript object output picture progress q ruby s samp select small span strong sub sup svg
  textarea time tt u var video wbr
`.trim().split(/\s+/))

/**
 * Returns the tag that begins at a place of a text, or undefined; `html` says that it stands in a
 * block of HTML.
 */
export function tagAt(text: string, at: number, from: number, html: boolean): Tag | undefined {
  const end = tagEnd(text, at)
  if (end < 0)
    return undefined
  const raw = text.slice(at, end)
  const [head, slash, name] = /^<(\/?)([\w.:-]+)/.exec(raw)!
  const inner = raw.slice(head.length, -1)
  const before = wordBefore(text, at)
  return {
    kind: 'tag',
    from,
    text: raw,
    name: name!,
    close: slash === '/',
    self: /\/\s*$/.test(inner),
    attributes: slash ? {} : readAttributes(inner),
    // In a paragraph an element of a line's kind stays in the paragraph, also where a line begins
    // with it.
    alone: (before < 0 || text[before] === '\n') && (html || !INLINE.has(name!.toLowerCase())),
  }
}

/** Returns where the address between `<` and `>` ends that begins at a place, or -1. */
export function addressEnd(text: string, at: number): number {
  return Math.max(endOf(RE_AUTOLINK, text, at), destinationEnd(text, at))
}

/** `](<my picture.png>)` is a place with spaces, no tag. */
function destinationEnd(text: string, at: number): number {
  const before = wordBefore(text, at)
  const isDestination = /[(:]/.test(text[before] ?? '') && text[before - 1] === ']'
  return isDestination ? endOf(RE_ANGLED, text, at) : -1
}

/** Returns where the last character before a place stands that is no space, or -1. */
function wordBefore(text: string, at: number): number {
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t')
    before--
  return before
}

function tagEnd(text: string, at: number): number {
  RE_NAME.lastIndex = at
  const name = RE_NAME.exec(text)
  if (name === null)
    return -1
  let quote = ''
  for (let i = at + name[0].length; i < text.length && i - at < LONGEST; i++) {
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
