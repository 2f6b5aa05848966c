import type { Page } from 'playwright-core'
import type { Parts, Place } from './share'
import type { Paper } from './sheets'
import { textHeight } from './paper'
import { sharePages } from './share'

/**
 * In CSS pixels: what handout.css leaves between two sheets of a page, and what heights may differ
 * by on paper.
 */
const GAP = 27
const SPARE = 3

/** Lets sheets share a page where both fit; what is printed has their places as classes. */
export async function shareSheets(page: Page, paper: Paper): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const height = textHeight(paper) - SPARE
  const full = await page.evaluate(measure, [false, height] as const)
  const small = await page.evaluate(measure, [true, height] as const)
  const sections = full.map((sheets, s) => sheets.map((parts, i) => ({ full: parts, small: small[s]![i]! })))
  const places = sections.flatMap((sheets: Parts[]) => sharePages(sheets, height, GAP))
  await page.evaluate(place, places)
  await page.emulateMedia({ media: null })
}

// -- run in the browser: nothing of this module is known there --

/**
 * Returns the parts of each sheet that handout.css does not let be torn, by sections, which an
 * opener begins.
 */
function measure([small, height]: readonly [boolean, number]): number[][][] {
  const sections: number[][][] = [[]]
  for (const sheet of document.querySelectorAll<HTMLElement>('.handout > :is(.sheet, .opener-sheet)')) {
    sheet.classList.toggle('small', small && !sheet.matches('.whole'))
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
      const line = Number.parseFloat(getComputedStyle(block).lineHeight)
      const keptWhole = block.matches('p:has(+ pre), pre:has(> .short)')
      // Three lines of a paragraph stay together, four of a listing (handout.css).
      for (let end = box.top + 4 * line; end <= (keptWhole ? box.top : box.bottom - 3 * line); end += line)
        ends.push(end)
      if (!block.matches(':has(+ pre, + blockquote, + p + pre, + p + blockquote)'))
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

function place(places: Place[]): void {
  document.querySelectorAll('.handout > :is(.sheet, .opener-sheet)').forEach((sheet, i) => {
    sheet.classList.toggle('small', places[i]!.small && !sheet.matches('.whole'))
    sheet.classList.toggle('follows', places[i]!.follows)
  })
}
