import type { Page } from 'playwright-core'
import { IN_PAGE, takeWords } from './take-words'

/** A place on the canvas of a slide, in its pixels. */
export interface Box { x: number, y: number, width: number, height: number }

export interface Look {
  box: Box
  size: number
  color: string
  bold: boolean
  font: string
  align: 'left' | 'center' | 'right'
}

export interface Cell { text: string, head: boolean, bold: boolean, color: string, align: Look['align'] }

/** A link over its place; `to` is an address, or a slide of the deck by alias or number. */
export interface Link { box: Box, words: string, to: string }

export interface Table { box: Box, size: number, font: string, columns: number[], heights: number[], rows: Cell[][] }

/** What a slide says, taken from the page; its title and tables are hidden there, because they become text. */
export interface SlideWords {
  title?: string
  look?: Look
  words: string
  tables: Table[]
  links: Link[]
  /** The places of the elements asked for, which are hidden now; none where there is none. */
  places: (Box | undefined)[]
  /**
   * The plain colour behind the slide, which the page does without now; none where a picture or another box
   * lies there.
   */
  ground?: string
}

/** tsx keeps the names of functions by a helper, which the page lacks. */
const NAMES = 'globalThis.__name ??= named => named'

const CLEARED = `const style = document.createElement('style')
style.dataset.cleared = ''
style.textContent = '[data-cleared] { background: transparent !important }'
document.head.append(style)`

export interface Reading {
  no: number
  /** Take tables that hold words alone out of the picture. */
  tables: boolean
  /** Take these elements out of it too, by their selectors. */
  elements: readonly string[]
}

/** Reads the shown slide. */
export async function readSlide(page: Page, reading: Reading): Promise<SlideWords> {
  await page.evaluate(NAMES)
  await page.evaluate(IN_PAGE)
  if (await page.locator('style[data-cleared]').count() === 0)
    await page.evaluate(CLEARED)
  return page.evaluate(takeWords, reading)
}
