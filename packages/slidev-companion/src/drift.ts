import type { Problem } from './errors'

/** Characters shown on each side of the place where two lines part. */
const AROUND = 30

/**
 * Returns the first line in which a text is not what it should be, with both, or nothing when they
 * are the same.
 */
export function firstDifference(file: string, text: string, expected: string): Problem | undefined {
  if (text === expected)
    return undefined
  const [lines, wanted] = [text.split('\n'), expected.split('\n')]
  // The last line has no break after it, so one of the two ends earlier when all lines before are
  // alike.
  const at = Array.from({ length: Math.max(lines.length, wanted.length) }, (_, i) => i).find(
    i => lines[i] !== wanted[i],
  )!
  return {
    file,
    line: at + 1,
    found: `${shown(lines[at], wanted[at])}, but it should be ${shown(wanted[at], lines[at])}`,
  }
}

/**
 * A line in quotes, cut to where it parts from the other: generated lines can be thousands of
 * characters long.
 */
function shown(line: string | undefined, other = ''): string {
  if (line === undefined)
    return 'the end of the file'
  let parts = 0
  while (parts < line.length && line[parts] === other[parts])
    parts++
  const [from, to] = [Math.max(0, parts - AROUND), Math.min(line.length, parts + AROUND)]
  return `"${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}"`
}
