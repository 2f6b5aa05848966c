import type { Page } from 'playwright-core'
import type { Problem } from '../errors'
import type { Handout } from './sheets'

/** A message shows so many signs. */
const MOST_SIGNS = 12

/**
 * What the structure tree needs of the page: one outline of headings, links that lead to sheets,
 * groups that are no figures.
 */
export async function prepare(
  page: Page,
  signs: Readonly<Record<string, string>>,
  strict: boolean,
): Promise<Problem[]> {
  await page.evaluate(levelHeadings)
  const nameless = await page.evaluate(namePictures)
  await page.evaluate(nameDiagrams)
  await page.evaluate(replaceBroken)
  await page.evaluate(breakLines)
  await page.evaluate(replaceSigns, signs)
  const undrawn = strict ? [] : await page.evaluate(leaveOutUndrawn) // where all has to be right, nothing is left out
  await page.evaluate(fillRows)
  await page.evaluate(fillCells)
  await page.evaluate(linkSheets)
  await page.evaluate(addPages)
  return [
    ...nameless.map(({ slide, picture }) => ({
      file: `handout, sheet ${slide}`,
      found: `the picture ${picture} has no words for who does not see it`,
      fix: 'write ![what it shows](…), alt="…" or, for decoration, alt=""',
    })),
    ...undrawn.map(({ slide, signs }) => ({
      file: `handout, sheet ${slide}`,
      found: `no font here draws ${firstOf(signs)}: left out`,
      fix: 'install a font that does, or name what is printed instead in companion.config.ts: handout.signs',
    })),
  ]
}

function firstOf(signs: string[]): string {
  return [...signs.slice(0, MOST_SIGNS), ...signs.length > MOST_SIGNS ? ['…'] : []].join(' ')
}

// -- run in the browser: nothing of this module is known there --

function levelHeadings(): void {
  for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
    const base = sheet.classList.contains('bare') ? 1 : 2
    sheet.querySelectorAll('.slide :is(h1,h2,h3,h4,h5,h6)').forEach((heading, index) => {
      heading.setAttribute('role', 'heading')
      heading.setAttribute('aria-level', String(index === 0 ? base : base + 1))
    })
  }
}

/** Gives a picture without words the name of its file, and returns such pictures. */
function namePictures(): { slide: string, picture: string }[] {
  for (const figure of document.querySelectorAll('.sheet figure:not([role])'))
    figure.setAttribute('role', 'group')
  // A picture that holds links is a group: in a Figure they would not be links.
  for (const picture of document.querySelectorAll('.handout svg[role="img"]:has(a)'))
    picture.setAttribute('role', 'group')
  const found = [...document.querySelectorAll<HTMLImageElement>('.handout img:not([alt])')]
  return found.map((image) => {
    const address = image.getAttribute('src') ?? ''
    const file = address.startsWith('data:')
      ? 'in the page'
      : decodeURI(address.split(/[?#]/)[0]!.split('/').at(-1)!)
    image.alt = file.replace(/(?:-[\w-]{8})?\.\w+$/, '').replaceAll(/[-_]+/g, ' ')
    return { slide: image.closest('.sheet')?.id ?? '', picture: file }
  })
}

/** Gives a diagram of Mermaid its words: those that its author wrote for it, or all that stands in it. */
function nameDiagrams(): void {
  for (const diagram of document.querySelectorAll('.handout .mermaid')) {
    const drawing = diagram.shadowRoot?.querySelector('svg')
    if (!drawing)
      continue
    const written = ['title', 'desc'].flatMap(name => drawing.querySelector(`:scope > ${name}`)?.textContent ?? [])
    const texts = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT)
    const words = new Set<string>()
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement!.closest('style, title, desc'))
        words.add(node.textContent!.replace(/\s+/g, ' ').trim())
    }
    words.delete('')
    drawing.setAttribute('role', 'img')
    drawing.setAttribute('aria-label', written.length > 0 ? written.join('. ') : `Diagram: ${[...words].join(', ')}`)
  }
}

/** In the place of a picture that could not be loaded stand its words. */
function replaceBroken(): void {
  for (const image of document.querySelectorAll<HTMLImageElement>('.handout img')) {
    if (image.getAttribute('src') && image.complete && image.naturalWidth === 0)
      image.replaceWith(image.alt === '' ? '' : `[${image.alt}]`)
  }
}

/** Gives a row the cells that the widest row of its table has and it has not. */
function fillRows(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('.handout table')) {
    const rows = [...table.rows]
    const fromAbove = rows.map(() => 0)
    const widths = rows.map((row, i) => [...row.cells].reduce((width, { colSpan, rowSpan }) => {
      for (let below = i + 1; below < Math.min(i + rowSpan, rows.length); below++)
        fromAbove[below]! += colSpan
      return width + colSpan
    }, fromAbove[i]!))
    const widest = Math.max(...widths)
    for (const [i, row] of rows.entries()) {
      for (let width = widths[i]!; width < widest; width++)
        row.insertCell().style.cssText = 'border: 0; background: none'
    }
  }
}

/** A cell without words would be missing from its row; `blank` keeps it looking empty. */
function fillCells(): void {
  for (const cell of document.querySelectorAll('.handout :is(td, th)')) {
    if (cell.textContent!.trim() !== '' || cell.querySelector('img, svg, input'))
      continue
    cell.classList.add('blank')
    cell.append('\u00A0')
  }
}

/**
 * Line ends of preformatted text are drawn as an unknown glyph; elements that break lines are not.
 */
function breakLines(): void {
  for (const block of document.querySelectorAll<HTMLElement>('.handout :is(pre, code, span, div, p, td)')) {
    const broken = [...block.childNodes].filter(node => node instanceof Text && node.data.includes('\n'))
    if (broken.length === 0 || !getComputedStyle(block).whiteSpace.startsWith('pre'))
      continue
    for (const node of broken as Text[]) {
      const lines = node.data.split('\n')
      node.replaceWith(...lines.flatMap((line, i) => i === 0 ? [line] : [document.createElement('br'), line]))
    }
  }
}

function replaceSigns(signs: Readonly<Record<string, string>>): void {
  const texts = document.createTreeWalker(document.querySelector('.handout')!, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const drawn = [...node.textContent ?? ''].map(sign => signs[sign] ?? sign).join('')
    if (drawn !== node.textContent)
      node.textContent = drawn
  }
}

/** Links between slides lead to sheets; one that leads to no sheet is plain words. */
function linkSheets(): void {
  const { sections } = (window as unknown as { handout: Handout }).handout
  const sheets = sections.flatMap(section => section.sheets)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.handout a[href*="#/"]')) {
    const to = link.getAttribute('href')!.split('#/')[1]!.split('?')[0]!
    const sheet = sheets.find(({ id, no }) => id === to || String(no) === to)
    if (sheet)
      link.setAttribute('href', `#${sheet.id}`)
    else
      link.removeAttribute('href')
  }
}

/** On paper a link cannot be followed: it gets room for its page. */
function addPages(): void {
  const links = ':is(.reading, .source-line, aside.notes) a[href^="#"]'
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`.handout ${links}`)) {
    const to = decodeURIComponent(link.getAttribute('href')!.slice(1))
    if (!document.getElementById(to)?.matches('.handout > *'))
      continue
    const page = document.createElement('span')
    page.className = 'on-page'
    page.dataset.to = to
    page.textContent = '\u00A0(p.\u00A000)'
    link.append(page)
  }
}

/**
 * Leaves out the signs that no font draws: in their place stands a glyph without a meaning, which a
 * tagged PDF must not have.
 */
function leaveOutUndrawn(): { slide: string, signs: string[] }[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const known = new Map<string, boolean>()
  const found = new Map<string, Set<string>>()
  const texts = document.createTreeWalker(document.querySelector('.handout')!, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const font = getComputedStyle(node.parentElement!).fontFamily
    const kept = [...node.textContent ?? ''].filter((sign) => {
      const isKeycap = sign === '\u20E3'
      if (sign <= '\u00FF' || (/[\p{M}\p{C}\s]/u.test(sign) && !isKeycap))
        return true
      // The frame around a digit is drawn with it, by a font that has emoji: alone it tells nothing.
      const asked = isKeycap ? '\u{1F9D1}' : sign
      const key = `${asked} ${font}`
      if (!known.has(key)) {
        // A code that is no character shows how the font draws what it does not have.
        const [drawn, missing] = [asked, '\u{10FFFF}'].map((text) => {
          canvas.clearRect(0, 0, 40, 40)
          canvas.font = `24px ${font}`
          canvas.fillText(text, 4, 30)
          return canvas.getImageData(0, 0, 40, 40).data.join()
        })
        known.set(key, drawn !== missing)
      }
      if (!known.get(key)) {
        const slide = node!.parentElement!.closest('.handout > [id]')?.id ?? 'contents'
        found.set(slide, (found.get(slide) ?? new Set()).add(sign))
      }
      return known.get(key)
    }).join('')
    if (kept !== node.textContent)
      node.textContent = kept
  }
  return [...found].map(([slide, signs]) => ({ slide, signs: [...signs] }))
}
