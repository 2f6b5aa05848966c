import type { Anchor } from './text'
import { isolate, withoutIsolates } from '../isolate'
import { LEADING, TEXT } from './tokens'

/** A label: where its first baseline begins, ends or has its middle, and its lines. */
export interface Place { x: number, y: number, anchor: Anchor }

/** What a label must keep clear of, in px. */
export interface Box { left: number, right: number, top: number, bottom: number }
export interface Segment { x1: number, y1: number, x2: number, y2: number }

/** Letters of Inter at this size are no wider than this on average, in any weight used here. */
const LETTER = 8
/** Chinese, Japanese and Korean letters are as wide as they are high. */
const WIDE_LETTER = 15
const RE_WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6\p{Extended_Pictographic}]/u
/** Marks over, under or within a letter, and what joins two signs into one. */
const RE_NO_WIDTH = /[\p{Mn}\p{Me}\u200C\u200D]/u
const AIR = 4
const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Returns the width of the longest line at most, in letters of `letter` px. */
export function widthOf(lines: readonly string[], letter = LETTER): number {
  const widthOfLine = (line: string): number => [...withoutIsolates(line)]
    .filter(sign => !RE_NO_WIDTH.test(sign))
    .reduce((sum, sign) => sum + (RE_WIDE.test(sign) ? WIDE_LETTER * letter / LETTER : letter), 0)
  return Math.max(...lines.map(widthOfLine))
}

/** Returns the signs of a text as people see them: a letter with its marks is one, and so is a face of parts. */
export function signsOf(text: string): string[] {
  return [...SIGNS.segment(withoutIsolates(text))].map(({ segment }) => segment)
}

/** Returns a name, or as much of its beginning as has room in so many px, and an ellipsis; in its own direction. */
export function shortened(name: string, room: number, letter = LETTER): string {
  if (widthOf([name], letter) <= room)
    return isolate(name)
  const signs = signsOf(name)
  const most = signs.findIndex((_, i) => widthOf([`${signs.slice(0, i + 1).join('')}…`], letter) > room)
  return isolate(`${signs.slice(0, Math.max(1, most)).join('').trimEnd()}…`)
}

/** Returns the room that a label of one line or more takes. */
export function roomOf({ x, y, anchor }: Place, lines: string[], letter = LETTER): Box {
  const width = widthOf(lines, letter)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - TEXT, bottom: y + (lines.length - 1) * LEADING + AIR }
}

/** Returns the first of several places where a label meets nothing, or else the one where it meets least. */
export function clearPlace(
  places: Place[],
  lines: string[],
  boxes: Box[],
  segments: Segment[],
  letter = LETTER,
): Place {
  const met = (place: Place): number => {
    const room = roomOf(place, lines, letter)
    return boxes.filter(box => overlap(room, box)).length
      + segments.filter(segment => crosses(room, segment)).length
  }
  return places.reduce((best, place) => met(place) < met(best) ? place : best)
}

/** Returns the lines between points, from the first to the last. */
export function polyline(points: readonly { x: number, y: number }[]): Segment[] {
  return points.slice(1).map(({ x: x2, y: y2 }, i) => ({ x1: points[i]!.x, y1: points[i]!.y, x2, y2 }))
}

/** From and to, in px. */
export type Range = readonly [number, number]

/**
 * Returns where a label of that width begins: as near as possible to where it is wanted, clear of what is taken,
 * and within `from` and `to`.
 */
export function nearestGap(wanted: number, width: number, taken: Range[], from: number, to: number): number {
  const starts = [wanted, ...taken.flatMap(([left, right]) => [left - width - AIR, right + AIR])]
  const isInside = (x: number): boolean => x >= from && x + width <= to
  const isClear = (x: number): boolean => taken.every(([left, right]) => x + width < left || x > right)
  const distance = (x: number): number => Math.abs(x - wanted)
  const [nearest = wanted] = starts
    .filter(x => isInside(x) && isClear(x))
    .sort((a, b) => distance(a) - distance(b))
  return nearest
}

/** Returns two positions moved apart evenly until they are `least` px from each other; the order stays. */
export function apart(a: number, b: number, least: number): [number, number] {
  const missing = Math.max(0, least - Math.abs(a - b)) / 2
  return a <= b ? [a - missing, b + missing] : [a + missing, b - missing]
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom && b.top < a.bottom
}

/** True if a line passes through a box: where it is within the box's width, it is also within its height. */
function crosses({ left, right, top, bottom }: Box, { x1, y1, x2, y2 }: Segment): boolean {
  const from = Math.max(left - AIR, Math.min(x1, x2))
  const to = Math.min(right + AIR, Math.max(x1, x2))
  if (from > to)
    return false
  const heightAt = (x: number) => x1 === x2 ? y1 : y1 + (y2 - y1) * (x - x1) / (x2 - x1)
  const ends = x1 === x2 ? [y1, y2] : [heightAt(from), heightAt(to)]
  return Math.min(...ends) < bottom && Math.max(...ends) > top
}
