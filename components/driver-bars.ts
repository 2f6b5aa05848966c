import { linear } from './scale'

/** A piece of a bar, in customers. */
export interface Piece { from: number, to: number }
/** So many of the lost customers have these drivers and no other: '101' has the first and the third. */
export interface Group { has: string, lost: number }
interface Words { x: number, class: string }

/** Where bars begin, and where the longest ends. */
export const START = 322
export const END = 932
/** The room that the number of a row takes, and that of the sum. */
const COUNT = 52
const TOTAL = 190
/** Between a bar's end and a number on it. */
const GAP = 8

/** The groups in an order that keeps the bars in as few pieces as three overlapping bars allow. */
const ORDER = ['100', '101', '111', '110', '010', '011', '001']

/** Returns where customers stand: what all who were lost come to, or the sum of the drivers where that is more. */
export function scaleOf(lost: number, sum: number): (customers: number) => number {
  return linear([0, Math.max(lost, sum)], [START, END])
}

/** Returns the bars one after the other, as one adds them up. */
export function endToEnd(losses: readonly number[]): Piece[][] {
  return losses.map((lost, i) => {
    const from = losses.slice(0, i).reduce((sum, earlier) => sum + earlier, 0)
    return [{ from, to: from + lost }]
  })
}

/** Returns the bars where they belong, every customer counted once, and how many that are. */
export function countedOnce(groups: readonly Group[]): { bars: Piece[][], any: number } {
  let any = 0
  const placed = ORDER.map((has) => {
    const from = any
    any += groups.find(group => group.has === has)?.lost ?? 0
    return { has, from, to: any }
  })
  const bars = [0, 1, 2].map(i => placed.filter(({ has, from, to }) => has[i] === '1' && to > from))
  return { bars, any }
}

/** Returns where a row has its number: at the end, on the bar that fills the end, or before one too short for it. */
export function countAt(bar: readonly Piece[], x: (customers: number) => number): Words {
  const last = bar.find(({ to }) => x(to) > END - COUNT)
  if (last === undefined)
    return { x: END, class: 'count' }
  const isOnBar = x(last.from) < END - COUNT && x(last.to) > END - GAP
  return isOnBar ? { x: END - GAP, class: 'count on-bar' } : { x: x(last.from) - GAP, class: 'count' }
}

/** Returns where the sum is written: on its bar, or behind one that is too short for it. */
export function totalAt(total: number, x: (customers: number) => number): Words {
  return x(total) - START < TOTAL ? { x: x(total) + 14, class: 'total' } : { x: START + 14, class: 'total on-bar' }
}
