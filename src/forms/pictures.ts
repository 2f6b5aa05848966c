import { escapeHtml } from '../../packages/slidev-companion/src/escape'
import { CONTEXT, FOCUS, INK, PAPER } from '../charts/tokens'

const WIDTH = 640
const FONT = 'font-family="Inter, Helvetica Neue, Arial, sans-serif" font-size="20"'
/** Distance of dots, and where the second hundred begins. */
const DOT = 22
const SECOND = 330

/** Returns a hundred customers twice: those gone in one window, then those gone later. */
export function hundredSvg(lost: number, later: number): string {
  const dots = (gone: number, left: number) => Array.from({ length: 100 }, (_, i) => {
    const place = `cx="${left + 30 + DOT * (i % 10)}" cy="${30 + DOT * Math.floor(i / 10)}" r="7"`
    return `<circle ${place} ${i < gone ? `fill="${FOCUS}"` : `fill="none" stroke="${CONTEXT}"`}/>`
  }).join('')
  const name = (text: string, left: number) =>
    `<text x="${left + 22}" y="276" fill="${INK}">${escapeHtml(text)}</text>`
  return svg('Of a hundred customers, those gone', 300, [
    dots(lost, 0),
    dots(later, SECOND),
    name(`In one window: ${lost}`, 0),
    name(`Over a year: ${later}`, SECOND),
  ])
}

export interface Share { part: number, whole: number, known: string, unknown: string }

/** Returns a bar with a part of a whole; the rest is hatched, because nothing is known of it. */
export function shareSvg({ part, whole, known, unknown }: Share): string {
  const room = WIDTH - 48
  const width = Math.round(room * part / (whole || 1))
  const turned = 'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
  const line = `<path d="M0 0V8" stroke="${CONTEXT}" stroke-width="3"/>`
  const hatch = `<pattern id="hatch" width="8" height="8" ${turned}>${line}</pattern>`
  return svg(`${part} of ${whole} ${known}`, 140, [
    `<defs>${hatch}</defs><rect x="24" y="24" width="${width}" height="44" fill="${FOCUS}"/>`,
    `<rect x="${24 + width}" y="24" width="${room - width}" height="44" fill="url(#hatch)" stroke="${CONTEXT}"/>`,
    `<text x="24" y="96" fill="${INK}">${part} ${escapeHtml(known)}</text>`,
    `<text x="24" y="126" fill="${INK}">${whole - part} ${escapeHtml(unknown)}</text>`,
  ])
}

/**
 * At three quarters its letters are 15 px, and a narrow page shows it in its natural size or little
 * less.
 */
const NATURAL = 0.75

function svg(title: string, height: number, parts: string[]): string {
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH * NATURAL}" height="${height * NATURAL}"`
  const paper = `<rect width="100%" height="100%" fill="${PAPER}"/>`
  const content = [paper, `<title>${escapeHtml(title)}</title>`, ...parts].join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${FONT}>${content}</svg>\n`
}
