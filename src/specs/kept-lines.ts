/** First and last line, from 1. */
type Range = [number, number]

export interface Kept {
  /** A text in the line from which `lines` counts; without it, the first. */
  from?: string
  /** Ranges of lines, as "1-3 7". */
  lines?: string
}

/** Returns the printed lines kept for a slide; each gap becomes one line with …. */
export function keptLines(output: string[], { from, lines }: Kept): string[] {
  const start = from === undefined ? 0 : Math.max(output.findIndex(line => line.includes(from)), 0)
  const everything: Range = [1, output.length - start]
  const ranges = lines === undefined ? [everything] : lines.trim().split(/[\s,]+/).map(readRange)
  const kept: string[] = []
  let next = 0
  for (const [first, last] of ranges) {
    const begin = start + first - 1
    const end = start + last
    kept.push(...elision(output.slice(next, begin)), ...output.slice(begin, end))
    next = end
  }
  return [...kept, ...elision(output.slice(next))]
}

// -- internal --

/** Blank lines stay a gap; anything else that is left out is marked. */
function elision(dropped: string[]): string[] {
  if (dropped.length === 0)
    return []
  return dropped.every(line => line.trim() === '') ? [''] : ['…']
}

/** "7" is one line, "1-3" three, and "7-" all from there on. */
function readRange(range: string): Range {
  const [first, last] = range.split('-')
  if (last === undefined)
    return [Number(first), Number(first)]
  return [Number(first), last === '' ? Infinity : Number(last)]
}
