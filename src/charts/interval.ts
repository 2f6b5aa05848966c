import type { Element } from './svg'
import { element } from './svg'
import { line, words } from './text'
import { CONTEXT, FOCUS, INK, PAPER } from './tokens'

interface Estimate {
  value: number
  low: number
  high: number
}

/** An axis with fewer says nothing. */
const LEAST_TICKS = 3

interface Look { focus?: boolean, hollow?: boolean, small?: boolean }

/**
 * Returns a dot on its interval; `hollow` tells a second series apart without colour, `small`
 * leaves a narrow interval visible.
 */
export function interval(
  x: (value: number) => number,
  y: number,
  { value, low, high }: Estimate,
  { focus = false, hollow = false, small = false }: Look = {},
): Element[] {
  const stroke = focus ? FOCUS : CONTEXT
  return [
    line(x(low), y, x(high), y, { stroke, width: focus ? 3 : 2 }),
    element('circle', {
      'cx': x(value),
      'cy': y,
      'r': small ? 4 : focus ? 7 : hollow ? 5 : 6,
      'fill': hollow ? PAPER : stroke,
      'stroke': hollow ? stroke : small ? undefined : PAPER,
      'stroke-width': small ? undefined : 2,
    }),
  ]
}

/** Returns an axis at the bottom: a line with ticks, each with its words. */
export function axis(
  x: (value: number) => number,
  base: number,
  from: number,
  to: number,
  ticks: number[],
  format: (value: number) => string,
): Element[] {
  return [
    line(from, base, to, base, { stroke: INK }),
    ...ticks.flatMap(tick => [
      line(x(tick), base, x(tick), base + 6, { stroke: INK }),
      words(x(tick), base + 22, format(tick), { anchor: 'middle' }),
    ]),
  ]
}

/** Returns round numbers from low to high, some `most` of them. They are counted in hundredths, so 0.1 + 0.2 is 0.3. */
export function roundTicks(low: number, high: number, most = 6): number[] {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000]
  const width = steps.find(step => (high - low) * 100 / step <= most) ?? 5000
  const ticks: number[] = []
  for (let tick = Math.ceil(low * 100 / width - 1e-9) * width; tick <= high * 100 + 1e-9; tick += width)
    ticks.push(tick / 100)
  return ticks
}

/** Returns the ticks at multiples of so many hundredths; all of them where fewer than three would be left. */
export function ticksAt(ticks: readonly number[], hundredths: number): number[] {
  const chosen = ticks.filter(tick => Math.abs(Math.round(tick * 100) % hundredths) === 0)
  return chosen.length < LEAST_TICKS ? [...ticks] : chosen
}

/** Returns the next multiple of so many hundredths at or above a value. */
export function roundUp(value: number, hundredths: number): number {
  return Math.ceil(value * 100 / hundredths - 1e-9) * hundredths / 100
}

/** Returns the next multiple of so many hundredths at or below a value. */
export function roundDown(value: number, hundredths: number): number {
  return Math.floor(value * 100 / hundredths + 1e-9) * hundredths / 100
}
