import type { Stamp } from '../marking'
import type { Body } from './pdf/marks'
import type { Paper } from './sheets'
import { cssString } from '../marking'

/** Width of the text on either paper, in mm: SlideSheet.vue scales slides to it. */
const TEXT_WIDTH = 174

interface Size { width: number, height: number, top: number, bottom: number }

/** In mm. Both papers carry a text of the same width; the sides are what remains. */
const SIZES: Record<Paper, Size> = {
  A4: { width: 210, height: 297, top: 15, bottom: 19 },
  Letter: { width: 215.9, height: 279.4, top: 15, bottom: 19 },
}

/** PDF points a millimetre. */
const POINTS = 72 / 25.4

/** Nobody sees the screen that prints it, so nothing is laid out for one. */
export const SCREEN = '@media screen { .handout > * { content-visibility: hidden } }'

/** Returns the page rules: size, margins, and a footer with title and page number on every page but the first. */
export function pageRules(paper: Paper, footer: string, stamp?: Stamp): string {
  const { width, height, top, bottom } = SIZES[paper]
  const side = (width - TEXT_WIDTH) / 2
  return `@page {
    size: ${width}mm ${height}mm; margin: ${top}mm ${side}mm ${bottom}mm;
    @bottom-left {
      content: ${cssString(footer)}; font: 400 8pt/11pt var(--handout-sans); color: var(--handout-ink-2);
      white-space: pre-line
    }
    @bottom-right {
      content: counter(page) " / " counter(pages); font: 500 8pt var(--handout-sans); color: var(--handout-ink-2)
    }
  }
  ${stamp ? stampRules(stamp) : ''}
  @page :first { @bottom-left { content: "" } @bottom-right { content: "" } }`
}

/** Returns the height of the text in CSS pixels. */
export function textHeight(paper: Paper): number {
  const { height, top, bottom } = SIZES[paper]
  return (height - top - bottom) / 25.4 * 96
}

/** Returns the area inside the margins in points, from the bottom left as PDF counts. */
export function pageBody(paper: Paper): Body {
  const { width, height, top, bottom } = SIZES[paper]
  const side = (width - TEXT_WIDTH) / 2
  return [side * POINTS, bottom * POINTS, (width - side) * POINTS, (height - top) * POINTS]
}

// -- internal --

/**
 * On every page, the first too: above the label, below all of it; outside the text, so it is no part of
 * what is read out.
 */
function stampRules({ label, line, color, ground }: Stamp): string {
  const looks = `font: 600 12pt var(--handout-sans); color: ${color}; background: ${ground};
    white-space: nowrap; padding: 0 4pt; height: 15pt; margin: auto 0`
  return `@page {
    @top-right { content: ${cssString(label)}; width: max-content; ${looks} }
    @bottom-center { content: ${cssString(line)}; ${looks.replace('12pt', '8pt')} }
  }`
}
