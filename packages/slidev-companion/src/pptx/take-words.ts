import type { Box, Cell, Link, Look, Reading, SlideWords, Table } from './read-slide'

/** The functions below, as the page is given them: nothing else of this module is known there. */
export const IN_PAGE = [
  '/* of the companion */', // what begins with a function would be taken for one
  isShown,
  boxOf,
  hide,
  hexOf,
  alignOf,
  fontOf,
  isBold,
  formulaWords,
  grouped,
  readText,
  textOf,
  linksOf,
  placeOf,
  lookOf,
  isClear,
  ancestorsOf,
  groundBehind,
  isDrawn,
  isGrid,
  tablesOf,
  cellOf,
  tableOf,
  wordsOf,
].join('\n')

/** Takes what a slide says from the page; its title, its tables and the elements asked for are hidden there. */
export function takeWords({ no, tables, elements }: Reading): SlideWords {
  const slide = document.querySelector<HTMLElement>(`.slidev-page-${no}`)!
  // Taken before anything is hidden: a title and a table keep their links.
  const links = linksOf(slide)
  const places = elements.map(selector => placeOf(slide, selector))
  places.forEach(place => place && hide(place.element))
  const headings = [...slide.querySelectorAll<HTMLElement>('h1, h2, h3')]
  const heading = headings.find(element => isShown(element) && textOf(element))
  const [title, look] = heading ? [textOf(heading), lookOf(heading)] : []
  const ground = groundBehind(slide, heading, look?.box)
  if (heading)
    hide(heading)
  const found = tables ? tablesOf(slide) : []
  const taken = found.map(tableOf)
  found.forEach(hide)
  return { title, look, words: wordsOf(slide), tables: taken, links, places: places.map(place => place?.box), ground }
}

// -- run in the browser, too --

function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x, y, width, height }
}

function hide({ style }: HTMLElement): void {
  style.setProperty('visibility', 'hidden', 'important')
}

/** Returns a colour of CSS as RRGGBB. */
function hexOf(color: string): string {
  const parts = color.match(/\d+(?:\.\d+)?/g) ?? ['0', '0', '0']
  return parts.slice(0, 3).map(part => Math.round(Number(part)).toString(16).padStart(2, '0')).join('').toUpperCase()
}

function alignOf({ textAlign }: CSSStyleDeclaration): Look['align'] {
  if (textAlign === 'center')
    return 'center'
  return /right|end/.test(textAlign) ? 'right' : 'left'
}

function fontOf({ fontFamily }: CSSStyleDeclaration): string {
  return fontFamily.split(',')[0]!.replace(/["']/g, '').trim()
}

function isBold({ fontWeight }: CSSStyleDeclaration): boolean {
  return Number(fontWeight) >= 600
}

/** Returns a formula of MathML in a line, as `√(3x−1)+a^2`. */
function formulaWords(part: Element): string {
  const parts = [...part.children].filter(({ localName }) => localName !== 'annotation').map(formulaWords)
  const [first = '', second = '', third = ''] = parts
  switch (part.localName) {
    case 'mfrac': return `${grouped(first)}/${grouped(second)}`
    case 'msqrt': return `√${grouped(parts.join(''))}`
    case 'mroot': return `${grouped(second)}√${grouped(first)}`
    case 'msup':
    case 'mover': return `${first}^${grouped(second)}`
    case 'msub':
    case 'munder': return `${first}_${grouped(second)}`
    case 'msubsup':
    case 'munderover': return `${first}_${grouped(second)}^${grouped(third)}`
    case 'mtable': return parts.join('; ')
    case 'mtr': return parts.join(' ')
  }
  return part.children.length > 0 ? parts.join('') : part.textContent.replace(/[\u2061-\u2064]/g, '')
}

function grouped(words: string): string {
  return [...words].length === 1 ? words : `(${words})`
}

/** Returns the text of an element as it is shown, a formula in a line: it is there twice, drawn and as MathML. */
function readText(element: HTMLElement): string {
  const formulas = [...element.querySelectorAll<HTMLElement>('.katex')].map((formula) => {
    const math = formula.querySelector('math')
    const words = document.createTextNode(math ? formulaWords(math) : formula.textContent)
    formula.before(words)
    formula.style.setProperty('display', 'none', 'important')
    return { formula, words }
  })
  // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- what is not shown is not read
  const text = element.innerText
  for (const { formula, words } of formulas) {
    words.remove()
    formula.style.removeProperty('display')
  }
  return text
}

/** Returns the text of an element in one line, without what is only drawn. */
function textOf(element: HTMLElement): string {
  const drawn = [...element.querySelectorAll<HTMLElement>('[aria-hidden="true"]')]
  drawn.forEach(({ style }) => style.setProperty('display', 'none', 'important'))
  const text = readText(element).replace(/[ \t\r\n]+/g, ' ').trim()
  drawn.forEach(({ style }) => style.removeProperty('display'))
  return text
}

function linksOf(slide: HTMLElement): Link[] {
  return [...slide.querySelectorAll('a[href]')].filter(isShown).flatMap((element) => {
    const href = element.getAttribute('href')!
    const to = /^#\/([^/?#.]+)(?:[?#]|$)/.exec(href)?.[1] ?? (/^(?:https?|mailto):/.test(href) ? href : undefined)
    // A picture has links too.
    const words = element.getAttribute('aria-label') ?? element.textContent.replace(/\s+/g, ' ').trim()
    return to === undefined
      ? []
      : [...element.getClientRects()].map(({ x, y, width, height }) => ({ box: { x, y, width, height }, words, to }))
  })
}

function placeOf(slide: HTMLElement, selector: string): { element: HTMLElement, box: Box } | undefined {
  const element = [...slide.querySelectorAll<HTMLElement>(selector)].find(isShown)
  return element && { element, box: boxOf(element) }
}

function lookOf(heading: HTMLElement): Look {
  const style = getComputedStyle(heading)
  return {
    box: boxOf(heading),
    size: Number.parseFloat(style.fontSize),
    color: hexOf(style.color),
    bold: isBold(style),
    font: fontOf(style),
    align: alignOf(style),
  }
}

function isClear(element: Element): boolean {
  return ['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(element).backgroundColor)
}

function ancestorsOf(element: Element): Element[] {
  return [element, ...element.parentElement ? ancestorsOf(element.parentElement) : []]
}

/**
 * Returns the plain colour behind a title, and takes it from the page; none where something else lies there. The
 * title is the first to be read, so it lies below the picture: that may hide nothing there.
 */
function groundBehind(slide: HTMLElement, heading?: HTMLElement, box?: Box): string | undefined {
  document.querySelectorAll('[data-cleared]:not(style)').forEach(element => element.removeAttribute('data-cleared'))
  if (!heading || !box)
    return undefined
  const under = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  const above = ancestorsOf(slide.querySelector('.slidev-layout') ?? slide)
  const behind = [...new Set([...above, ...under.filter(element => !heading.contains(element))])]
  const isPlain = behind.every(element =>
    getComputedStyle(element).backgroundImage === 'none'
    && (above.includes(element) || element.contains(heading) || isClear(element)))
  if (!isPlain)
    return undefined
  const colored = behind.find(element => !isClear(element))
  const ground = colored ? hexOf(getComputedStyle(colored).backgroundColor) : 'FFFFFF'
  behind.forEach(element => element.setAttribute('data-cleared', ''))
  return ground
}

/** A style may lay out a table as something else, hide a row of it or draw signs into it: that stays a picture. */
function isDrawn(element: Element): boolean {
  const parts = ['::before', '::after'].map(part => getComputedStyle(element, part).content)
  return getComputedStyle(element).backgroundImage !== 'none'
    || parts.some(content => !['none', 'normal', '""'].includes(content))
}

function isGrid(table: HTMLTableElement): boolean {
  const { x, width } = boxOf(table)
  const across = [...table.rows].every((row) => {
    const cells = [...row.cells].map(boxOf)
    const sum = cells.reduce((sum, cell) => sum + cell.width, 0)
    return cells.length === table.rows[0]!.cells.length
      && Math.abs(cells[0]!.x - x) < 4
      && Math.abs(sum - width) < 0.05 * width
  })
  return across
    && getComputedStyle(table).display === 'table'
    && ![...table.querySelectorAll('th, td')].some(isDrawn)
}

function tablesOf(slide: HTMLElement): HTMLTableElement[] {
  return [...slide.querySelectorAll('table')].filter(table =>
    isShown(table) && isGrid(table) && !table.querySelector('img, svg, input, [colspan], [rowspan], table'))
}

function cellOf(cell: HTMLTableCellElement): Cell {
  const style = getComputedStyle(cell)
  return {
    text: textOf(cell),
    head: cell.tagName === 'TH',
    bold: isBold(style),
    color: hexOf(style.color),
    align: alignOf(style),
  }
}

function tableOf(table: HTMLTableElement): Table {
  const style = getComputedStyle(table.rows[0]!.cells[0]!)
  return {
    box: boxOf(table),
    size: Number.parseFloat(style.fontSize),
    font: fontOf(style),
    columns: [...table.rows[0]!.cells].map(cell => boxOf(cell).width),
    heights: [...table.rows].map(row => boxOf(row).height),
    rows: [...table.rows].map(row => [...row.cells].map(cellOf)),
  }
}

/** Returns the words of a slide, a line each: those of its pictures and diagrams, then what is read on it. */
function wordsOf(slide: HTMLElement): string {
  const pictures = [...slide.querySelectorAll('[role="img"], img[alt]')].filter(isShown).map(element =>
    element.getAttribute('aria-label')
    ?? element.getAttribute('alt')
    ?? element.querySelector('title')?.textContent
    ?? '')
  const diagrams = [...slide.querySelectorAll('.mermaid')].flatMap(({ shadowRoot }) =>
    [...shadowRoot?.querySelectorAll('title, desc, text, foreignObject') ?? []].map(({ textContent }) => textContent))
  const lines = [...pictures, ...diagrams, ...readText(slide).split('\n')]
    .map(line => line.replace(/[ \t\r\n]+/g, ' ').trim())
    .filter(Boolean)
  return [...new Set(lines)].join('\n')
}
