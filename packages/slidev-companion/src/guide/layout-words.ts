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

export interface LayoutWords {
  /** As Markdown, in the order of the front matter. */
  shown: string[]
  /** Keys that a layout outside the deck may show. */
  doubtful: string[]
}

/**
 * Returns the words of a slide's front matter that its layout shows: those that the layout of that name in
 * the deck mentions.
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
  if (own !== undefined) {
    const shown = words.filter(({ key }) => !(OF_A_SLIDE.includes(key) && key !== 'title') && mentions(own, key))
    return {
      shown: shown.map(({ texts, list }) => texts.map(text => `${list ? '- ' : ''}${asWords(text)}`).join('\n')),
      doubtful: [],
    }
  }
  const slidevs = (key: string) => OF_A_SLIDE.includes(key) || (no === 1 && OF_A_DECK.includes(key))
  return { shown: [], doubtful: BUILT_IN.has(layout) ? [] : words.map(({ key }) => key).filter(key => !slidevs(key)) }
}

function sourceOf(layout: string, read: ReadSource): string | undefined {
  return /^[\w-]+$/.test(layout) ? read(`layouts/${layout}.vue`) : undefined
}

function mentions(source: string, key: string): boolean {
  return source.split(/[^\w$-]+/).includes(key)
}

function asWords(text: string): string {
  return inertText(literal(text.replace(/\s+/g, ' ')).replaceAll('<', '&lt;'))
}
