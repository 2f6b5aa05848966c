import type { Page } from 'playwright-core'

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
  if (await page.locator('style[data-cleared]').count() === 0)
    await page.evaluate(CLEARED)
  return page.evaluate(takeWords, reading)
}

// -- run in the browser: nothing of this module is known there --

function takeWords({ no, tables, elements }: Reading): SlideWords {
  const slide = document.querySelector<HTMLElement>(`.slidev-page-${no}`)!
  const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  }
  const channel = (part: string) => Number(part).toString(16).padStart(2, '0')
  const hex = (color: string) => (color.match(/\d+(?:\.\d+)?/g) ?? ['0', '0', '0'])
    .slice(0, 3)
    .map(part => channel(String(Math.round(Number(part)))))
    .join('')
    .toUpperCase()
  const colorOf = (style: CSSStyleDeclaration) => hex(style.color)
  const alignOf = ({ textAlign }: CSSStyleDeclaration): Look['align'] => {
    if (textAlign === 'center')
      return 'center'
    return /right|end/.test(textAlign) ? 'right' : 'left'
  }
  const fontOf = (style: CSSStyleDeclaration) => style.fontFamily.split(',')[0]!.replace(/["']/g, '').trim()
  const textOf = (element: HTMLElement) => {
    // A formula is there twice: to be read, and to be looked at.
    const drawn = [...element.querySelectorAll<HTMLElement>('[aria-hidden="true"]')]
    drawn.forEach(({ style }) => style.setProperty('display', 'none', 'important'))
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- what is not shown is not read
    const text = element.innerText.replace(/[ \t\r\n]+/g, ' ').trim()
    drawn.forEach(({ style }) => style.removeProperty('display'))
    return text
  }

  // Taken before anything is hidden: a title and a table keep their links.
  const links = [...slide.querySelectorAll('a[href]')].filter(shown).flatMap((element) => {
    const href = element.getAttribute('href')!
    const to = /^#\/([^/?#.]+)(?:[?#]|$)/.exec(href)?.[1] ?? (/^(?:https?|mailto):/.test(href) ? href : undefined)
    // A picture has links too.
    const words = element.getAttribute('aria-label') ?? element.textContent.replace(/\s+/g, ' ').trim()
    return to === undefined
      ? []
      : [...element.getClientRects()].map(({ x, y, width, height }) => ({ box: { x, y, width, height }, words, to }))
  })
  const places = elements.map((selector) => {
    const element = [...slide.querySelectorAll<HTMLElement>(selector)].find(shown)
    return element && { element, box: boxOf(element) }
  })
  places.forEach(place => place?.element.style.setProperty('visibility', 'hidden', 'important'))

  document.querySelectorAll('[data-cleared]:not(style)').forEach(element => element.removeAttribute('data-cleared'))
  const heading = [...slide.querySelectorAll<HTMLElement>('h1, h2, h3')].find(
    element => shown(element) && textOf(element),
  )
  const style = heading && getComputedStyle(heading)
  const look = heading && style && {
    box: boxOf(heading),
    size: Number.parseFloat(style.fontSize),
    color: colorOf(style),
    bold: Number(style.fontWeight) >= 600,
    font: fontOf(style),
    align: alignOf(style),
  }
  const title = heading && textOf(heading)
  // The title is the first to be read, so it lies below the picture: that may hide nothing there.
  const under = heading
    ? document.elementsFromPoint(
        look!.box.x + look!.box.width / 2,
        look!.box.y + look!.box.height / 2,
      )
    : []
  const clear = (element: Element) =>
    ['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(element).backgroundColor)
  const above: Element[] = []
  for (let element = slide.querySelector('.slidev-layout') ?? slide; ; element = element.parentElement!) {
    above.push(element)
    if (!element.parentElement)
      break
  }
  const behind = [...new Set([...above, ...under.filter(element => !heading!.contains(element))])]
  const plain
    = heading !== undefined
      && behind.every(
        element =>
          getComputedStyle(element).backgroundImage === 'none'
          && (above.includes(element) || element.contains(heading) || clear(element)),
      )
  const colored = behind.find(element => !clear(element))
  const ground = plain ? colored ? hex(getComputedStyle(colored).backgroundColor) : 'FFFFFF' : undefined
  if (plain)
    behind.forEach(element => element.setAttribute('data-cleared', ''))
  heading?.style.setProperty('visibility', 'hidden', 'important')

  // A style may lay out a table as something else, hide a row of it or draw signs into it: that
  // stays a picture.
  const isDrawn = (element: Element) =>
    getComputedStyle(element).backgroundImage !== 'none'
    || ['::before', '::after'].some(
      part => !['none', 'normal', '""'].includes(getComputedStyle(element, part).content),
    )
  const isGrid = (table: HTMLTableElement) => {
    const { x, width } = boxOf(table)
    const across = [...table.rows].every((row) => {
      const cells = [...row.cells].map(boxOf)
      const sum = cells.reduce((sum, cell) => sum + cell.width, 0)
      return (
        cells.length === table.rows[0]!.cells.length
        && Math.abs(cells[0]!.x - x) < 4
        && Math.abs(sum - width) < 0.05 * width
      )
    })
    return (
      across
      && getComputedStyle(table).display === 'table'
      && ![...table.querySelectorAll('th, td')].some(isDrawn)
    )
  }
  const found = (tables ? [...slide.querySelectorAll('table')] : []).filter(table =>
    shown(table) && isGrid(table) && !table.querySelector('img, svg, input, [colspan], [rowspan], table'))
  const taken = found.map((table) => {
    const rows = [...table.rows].map(row => [...row.cells].map((cell) => {
      const style = getComputedStyle(cell)
      const head = cell.tagName === 'TH'
      return {
        text: textOf(cell),
        head,
        bold: Number(style.fontWeight) >= 600,
        color: colorOf(style),
        align: alignOf(style),
      }
    }))
    const style = getComputedStyle(table.rows[0]!.cells[0]!)
    const columns = [...table.rows[0]!.cells].map(cell => cell.getBoundingClientRect().width)
    const heights = [...table.rows].map(row => row.getBoundingClientRect().height)
    return {
      box: boxOf(table),
      size: Number.parseFloat(style.fontSize),
      font: fontOf(style),
      columns,
      heights,
      rows,
    }
  })
  found.forEach(table => table.style.setProperty('visibility', 'hidden', 'important'))

  const named = [...slide.querySelectorAll('[role="img"], img[alt]')].filter(shown)
  const labels = named.map(element => element.getAttribute('aria-label')
    ?? element.getAttribute('alt')
    ?? element.querySelector('title')?.textContent
    ?? '')
  // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- as above
  const read = slide.innerText
  const words = [...labels, read]
    .join('\n')
    .split('\n')
    .map(line => line.replace(/[ \t\r\n]+/g, ' ').trim())
    .filter(Boolean)
  return {
    title,
    look,
    words: [...new Set(words)].join('\n'),
    tables: taken,
    links,
    places: places.map(place => place?.box),
    ground,
  }
}
