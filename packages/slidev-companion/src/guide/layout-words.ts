import type { DeckSlide, ReadSource } from '../deck/load'
import { resolveConfig } from '@slidev/parser/core'
import { inertText } from './mdbook'
import { literal } from './typed'

/** Slidev's own layouts show a picture or a page, and no words of the front matter. */
const BUILT_IN = new Set(`
  404 center cover default end error fact full iframe iframe-left iframe-right image image-left image-right
  intro none quote section statement two-cols two-cols-header
`.trim().split(/\s+/))
/** What Slidev reads itself on a slide, and in the headmatter. */
const OF_A_SLIDE = `
  background backgroundImage backgroundSize class clickAnimation clicks clicksStart config defaults disabled
  dragPos hide hideInToc image layout layoutClass level preload routeAlias src timesplit title transition url
  zoom
`.trim().split(/\s+/)
const OF_A_DECK = Object.keys(resolveConfig({}))
/** What of a layout shows no words: what it computes, how it looks, and whether it shows something. */
const RE_CODE = /<(script|style)\b/gi
const RE_LOOKS = /\s(?:(?::|v-bind:)?(?:class|style|src|is|key)|v-(?:if|else-if|show))=(?:"[^"]*"|'[^']*')/gi
const RE_PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i
/** What a layout computes of `left` or `navy` is a look; a phrase is there to be read. */
const RE_PHRASE = /[\s\P{ASCII}]/u

export interface LayoutWords {
  /** As Markdown, in the order of the front matter. */
  shown: string[]
  /** Keys that a layout may show which lies outside the deck, or computes something of them. */
  doubtful: string[]
}

/**
 * Returns the words of a slide's front matter that its layout shows: those that the layout of that name in
 * the deck mentions, but for what it only computes a look of.
 */
export function layoutWords({ no, layout, frontmatter, title, named }: DeckSlide, read: ReadSource): LayoutWords {
  const words = Object.entries(frontmatter).flatMap(([key, value]) => {
    const texts = (Array.isArray(value) ? value : [value])
      .filter(one => typeof one === 'string' || typeof one === 'number')
      .map(one => String(one).trim())
      .filter(Boolean)
    return texts.length === 0 || (named && texts[0] === title) ? [] : [{ key, texts, list: Array.isArray(value) }]
  })
  const own = BUILT_IN.has(layout) && words.length === 0 ? undefined : sourceOf(layout, read)
  const slidevs = (key: string) => OF_A_SLIDE.includes(key) || (no === 1 && OF_A_DECK.includes(key))
  if (own !== undefined) {
    const template = withoutCode(own).replace(RE_LOOKS, '')
    const meant = words.filter(({ key }) => !(OF_A_SLIDE.includes(key) && key !== 'title') && mentions(own, key))
    const isRead = (text: string, key: string) => RE_PHRASE.test(text) || mentions(template, key)
    const shown = meant.filter(({ key, texts }) => texts.every(text => isRead(text, key) && !RE_PICTURE.test(text)))
    return {
      shown: shown.map(({ texts, list }) => texts.map(text => `${list ? '- ' : ''}${asWords(text)}`).join('\n')),
      doubtful: meant.filter(word => !shown.includes(word)).map(({ key }) => key).filter(key => !slidevs(key)),
    }
  }
  return { shown: [], doubtful: BUILT_IN.has(layout) ? [] : words.map(({ key }) => key).filter(key => !slidevs(key)) }
}

function sourceOf(layout: string, read: ReadSource): string | undefined {
  return /^[\w-]+$/.test(layout) ? read(`layouts/${layout}.vue`) : undefined
}

/** Looks for the end of each block once: of one that is not closed, what follows stays. */
function withoutCode(source: string): string {
  const kept: string[] = []
  let from = 0
  for (const { index, 1: tag } of source.matchAll(RE_CODE)) {
    if (index < from)
      continue // in the block before
    const end = new RegExp(`</${tag}`, 'gi')
    end.lastIndex = index
    if (!end.test(source))
      break
    kept.push(source.slice(from, index))
    from = end.lastIndex
  }
  return kept.join('') + source.slice(from)
}

function mentions(source: string, key: string): boolean {
  return source.split(/[^\w$-]+/).includes(key)
}

function asWords(text: string): string {
  return inertText(literal(text.replace(/\s+/g, ' ')).replaceAll('<', '&lt;'))
}
