/** Returns the function that maps a range of values to a range of pixels, evenly. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): (value: number) => number {
  return value => start + (value - from) / (to - from) * (end - start)
}
