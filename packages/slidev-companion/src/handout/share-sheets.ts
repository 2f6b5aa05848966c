import type { Page } from 'playwright-core'
import type { Parts, Place } from './share'
import type { Paper } from './sheets'
import { textHeight } from './paper'
import { beginnings, endOf, sharePages } from './share'

/**
 * In CSS pixels: what handout.css leaves between two sheets of a page, and what heights may differ
 * by on paper.
 */
const GAP = 27
const SPARE = 3
/** A slide has its size, whatever is on it: nothing in it is laid out to be measured. */
const UNSEEN = '.handout .print-slide-container > * { content-visibility: hidden }'

/**
 * Lets sheets share a page where both fit; what is printed has their places as classes. Returns the pages on
 * which sheets and contents are to begin, by their ids: what will be printed may differ.
 */
export async function shareSheets(page: Page, paper: Paper): Promise<Record<string, number>> {
  const unseen = await page.addStyleTag({ content: UNSEEN })
  await page.emulateMedia({ media: 'print' })
  const height = textHeight(paper) - SPARE
  const { cover, title, contents } = await page.evaluate(measureFront)
  const full = await page.evaluate(measure, [false, height] as const)
  const small = await page.evaluate(measure, [true, height] as const)
  const sections = full.map((sheets, s) => sheets.map((parts, i) => ({ full: parts, small: small[s]![i]! })))
  const places = sections.flatMap((sheets: Parts[]) => sharePages(sheets, height, GAP))
  const ids = await page.evaluate(place, places)
  await page.emulateMedia({ media: null })
  await unseen.evaluate(style => style.parentNode!.removeChild(style))
  const before = 1 + pagesIn(title, height)
  const first = before + pagesIn(contents, height)
  const begins = beginnings(sections.flat(), places, height, GAP)
  return {
    ...cover === undefined ? {} : { [cover]: 1 },
    contents: before,
    ...Object.fromEntries(ids.map((id, i) => [id, first + begins[i]!])),
  }
}

// -- internal --

function pagesIn(parts: readonly number[], page: number): number {
  return Math.ceil(endOf(0, parts, page) / page)
}

// -- run in the browser: nothing of this module is known there --

/**
 * Returns the parts of each sheet that handout.css does not let be torn, by sections, which an
 * opener begins.
 */
function measure([small, height]: readonly [boolean, number]): number[][][] {
  const sections: number[][][] = [[]]
  const sheets = [...document.querySelectorAll('.handout > :is(.sheet, .opener-sheet)')]
  for (const sheet of sheets) // all before the first is measured: what is measured has to be laid out
    sheet.classList.toggle('small', small && !sheet.matches('.whole'))
  for (const sheet of sheets) {
    if (sheet.matches('.opener-sheet'))
      sections.push([])
    const { top, bottom } = sheet.getBoundingClientRect()
    const ends: number[] = []
    const reading = sheet.querySelector('.reading')
    const blocks
      = reading === null
        ? []
        : getComputedStyle(reading).columnCount !== 'auto'
          ? [reading]
          : [...reading.children]
    for (const block of blocks) {
      const box = block.getBoundingClientRect()
      const style = getComputedStyle(block)
      const line = Number.parseFloat(style.lineHeight)
      const last = style.breakInside === 'avoid' ? box.top : box.bottom - Number(style.widows) * line
      for (let end = box.top + Number(style.orphans) * line; end <= last; end += line)
        ends.push(end)
      if (style.breakAfter !== 'avoid')
        ends.push(box.bottom)
    }
    if (sheet.matches('.whole')) { // nothing stands below it
      sections.at(-1)!.push([height, ...blocks.map(block => block.getBoundingClientRect().height)])
      continue
    }
    const places = [top, ...ends.filter(end => end < bottom - 1), bottom]
    sections.at(-1)!.push(places.slice(1).map((end, i) => end - places[i]!))
  }
  return sections
}

function place(places: Place[]): string[] {
  return [...document.querySelectorAll('.handout > :is(.sheet, .opener-sheet)')].map((sheet, i) => {
    sheet.classList.toggle('small', places[i]!.small && !sheet.matches('.whole'))
    sheet.classList.toggle('follows', places[i]!.follows)
    return sheet.id
  })
}

/**
 * Returns the id of the slide on the title page, the page's height, and the heights of the parts of the contents
 * that are not torn. Of these alone: UnoCSS takes the class of what is around them for its own, and it has no box.
 */
function measureFront(): { cover?: string, title: number[], contents: number[] } {
  const title = document.querySelector('.handout > .title-page')!.getBoundingClientRect().height
  const boxes = [...document.querySelectorAll('.handout > .contents > *')].map(child => child.getBoundingClientRect())
  const starts = [boxes[0]!.top, ...boxes.map(({ bottom }) => bottom)]
  return {
    cover: document.querySelector('.title-page > .sheet')?.id,
    title: [title],
    contents: boxes.map(({ bottom }, i) => bottom - starts[i]!),
  }
}
