// Main is a line across the top of the picture; branches leave it on the left and run below it, one lane each.
const MAIN = 188
const BRANCH_OFF = 72
/** Radius of the corners where a branch turns. */
const CORNER = 16

/** Where the first lane runs, and how far the next one is from it. */
export const FIRST_LANE = 264
export const LANE_GAP = 80

/** Returns the path of a branch that leaves main and runs along `y` up to `end`. */
export function lanePath(y: number, end: number): string {
  return `M${BRANCH_OFF} ${MAIN}V${y - CORNER}Q${BRANCH_OFF} ${y} ${BRANCH_OFF + CORNER} ${y}H${end}`
}

/** Returns the path that leads a branch from the gate back to main, where it ends at `x`. */
export function mergePath(y: number, x: number): string {
  return `M676 ${y}H${x - CORNER}Q${x} ${y} ${x} ${y - CORNER}V${MAIN}`
}

/** Returns where the line of the human gate ends: below the last of so many lanes. */
export function gateEnd(lanes: number): number {
  return FIRST_LANE + LANE_GAP * (lanes - 1) + 34
}
