import type { Problem } from '../errors'

const FONTS = 'the browser finds no font: remove node_modules/.cache/slidev-companion/chromium, '
  + 'or name another with --browser <path>'
const FIX = 'use another, or name one that looks like it in companion.config.ts: handout.signs'
const ROOM = 'text that leaves its box is cut off: give it room, or write less'
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Mn}]/gu

/** A sheet that lacks more than this lacks words, not a rare sign. */
const MANY = 0.1

/**
 * Returns what the sheets showed and the paper lacks: words that were not painted, signs that no
 * font draws, letters that are cut off. `starts` are the first pages of the sheets.
 */
export function notPainted(
  shown: Record<string, string>,
  starts: Record<string, number>,
  pages: string[],
): Problem[] {
  const firsts = Object.values(starts).toSorted((a, b) => a - b)
  const sheets = Object.entries(shown).map(([sheet, text]) => {
    const first = starts[sheet] ?? 1
    // A sheet may end on the page on which the next one begins.
    const next = firsts.find(page => page > first) ?? pages.length
    return { sheet, ...compare(signsOf(text), signsOf(pages.slice(first - 1, next).join(''))) }
  })
  const empty = sheets.filter(({ lost, all }) => lost > all * MANY)
  const words = empty.length > 0 ? [wordsProblem(empty, sheets.length)] : []
  return [
    ...words,
    ...sheets
      .filter(one => !empty.includes(one))
      .flatMap(({ sheet, undrawn, cut }) => [...undrawnProblem(sheet, undrawn), ...cutProblem(sheet, cut)]),
  ]
}

// -- internal --

/** Counts the signs of a text however it was cased and joined. */
function signsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const sign of text.normalize('NFKD').toLowerCase().replace(UNSEEN, ''))
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}

interface Lack {
  lost: number
  all: number
  /** What is nowhere on paper. */
  undrawn: string[]
  /** What is there, but not as often as the slide has it: a font does draw it. */
  cut: string[]
}

function compare(shown: Map<string, number>, painted: Map<string, number>): Lack {
  const lack = (sign: string): number => Math.max(0, shown.get(sign)! - (painted.get(sign) ?? 0))
  const signs = [...shown.keys()].filter(sign => lack(sign) > 0)
  return {
    lost: signs.reduce((sum, sign) => sum + lack(sign), 0),
    all: [...shown.values()].reduce((sum, count) => sum + count, 0),
    undrawn: signs.filter(sign => !painted.has(sign)),
    cut: signs.filter(sign => painted.has(sign)),
  }
}

function wordsProblem(empty: { sheet: string, lost: number, all: number }[], total: number): Problem {
  const named = empty.map(({ sheet, lost, all }) => `${sheet} ${lost} of ${all} letters`).join(', ')
  return {
    file: 'handout',
    found: `${empty.length} of ${total} sheets lack words on paper: ${named}`,
    fix: FONTS,
  }
}

function undrawnProblem(sheet: string, signs: string[]): Problem[] {
  const named = signs.map(
    sign => `${sign} (U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
  )
  const found = `no font draws the sign ${named.join(', ')}`
  return signs.length === 0 ? [] : [{ file: `handout, sheet ${sheet}`, found, fix: FIX }]
}

function cutProblem(sheet: string, letters: string[]): Problem[] {
  const found = `the slide has more of these letters than the paper: ${letters.join(' ')}`
  return letters.length === 0 ? [] : [{ file: `handout, sheet ${sheet}`, found, fix: ROOM }]
}
