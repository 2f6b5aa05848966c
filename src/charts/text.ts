import type { Element } from './svg'
import { isolate } from '../isolate'
import { element } from './svg'
import { CONTEXT, FOCUS, INK, INK_2, LEADING, PAPER, TEXT } from './tokens'

export type Anchor = 'start' | 'middle' | 'end'

interface Style {
  anchor?: Anchor
  size?: number
  weight?: 400 | 600
  fill?: string
}

const RE_LETTER = /[a-z]/i

/**
 * Returns one line of words; `y` is the baseline. Figures without words are tabular: with words
 * that would widen the hyphens.
 */
export function words(x: number, y: number, text: string, style: Style = {}): Element {
  const { anchor, size = TEXT, weight = 400, fill = INK_2 } = style
  return element('text', {
    x,
    y,
    'fill': fill,
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'style': figures(text),
  }, text)
}

interface Look { anchor?: Anchor, focus?: boolean, size?: number }

/** Returns a label of two lines, name over explanation: always 600 ink over 400 ink-2. */
export function label(x: number, y: number, name: string, explanation?: string, look: Look = {}): Element[] {
  const { anchor, focus = false, size } = look
  const first = words(x, y, name, { anchor, size, weight: 600, fill: focus ? FOCUS : INK })
  return explanation === undefined ? [first] : [first, words(x, y + LEADING, explanation, { anchor })]
}

/** Returns name and explanation on one line. */
export function lineLabel(x: number, y: number, name: string, explanation: string, look: Look = {}): Element {
  const { anchor, focus = false } = look
  return element(
    'text',
    { x, y, 'font-size': TEXT, 'text-anchor': anchor === 'start' ? undefined : anchor, 'style': figures(name) },
    element('tspan', { 'font-weight': 600, 'fill': focus ? FOCUS : INK }, isolate(name)),
    element('tspan', { dx: 6, fill: INK_2 }, explanation),
  )
}

interface Stroke {
  stroke?: string
  width?: number
  dash?: string
}

/** Dots stand for the future, dashes for what is projected. */
export const FUTURE = '2 6'
export const PROJECTED = '4 4'

/** Returns a straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, style: Stroke = {}): Element {
  const { stroke = INK, width = 1, dash } = style
  return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width, 'stroke-dasharray': dash })
}

/** Returns the pattern of what is too young to grade: 1 px every 8 px at 45°, which holds in grey print. */
export function hatchPattern(chart: string): Element {
  return element(
    'pattern',
    { id: `${chart}-hatch`, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('path', { 'd': 'M4 0V8', 'stroke': CONTEXT, 'stroke-width': 1 }),
  )
}

/** Returns a hatched area. The chart must be drawn with `hatched`. */
export function hatched(chart: string, x: number, y: number, width: number, height: number): Element {
  return element('rect', { x, y, width, height, fill: `url(#${chart}-hatch)` })
}

/** Returns a patch of ground on which words can be read. */
export function patch(x: number, y: number, width: number, height: number): Element {
  return element('rect', { x, y, width, height, fill: PAPER })
}

function figures(text: string): string | undefined {
  return RE_LETTER.test(text) ? undefined : 'font-variant-numeric:tabular-nums'
}
