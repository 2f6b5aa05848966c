/** Three voices: routine output is dim, failure is marked, what answers the command is in ink. */
export type Voice = 'dim' | 'fail' | 'ink' | 'gap'

const RE_FAIL = /^\s*(?:✗|error:|Error:|Partial failure)/
const RE_ROUTINE = /^\s*(?:→|·|Run |Searching|Edit:|Commit:|Model:|Working |Found |…)/

/** Returns the printed lines kept for a slide; each gap becomes one line with …. `lines` counts from the line that holds `from`. */
export function keptLines(output: string[], { from, lines }: { from?: string, lines?: string }): string[] {
  const start = from === undefined ? 0 : Math.max(output.findIndex(line => line.includes(from)), 0)
  const ranges = lines === undefined ? [[1, output.length - start]] : lines.trim().split(/[\s,]+/).map(readRange)
  const kept: string[] = []
  let next = 0
  for (const [first, last] of ranges as [number, number][]) {
    const begin = start + first - 1
    if (begin > next)
      kept.push('…')
    kept.push(...output.slice(begin, start + last))
    next = start + last
  }
  if (next < output.length)
    kept.push('…')
  return kept
}

/** Returns the voice in which a printed line speaks. */
export function voiceOf(line: string): Voice {
  if (line.trim() === '')
    return 'gap'
  if (RE_FAIL.test(line))
    return 'fail'
  return RE_ROUTINE.test(line) ? 'dim' : 'ink'
}

// -- internal --

function readRange(range: string): [number, number] {
  const [first, last] = range.split('-')
  return [Number(first), last === undefined ? Number(first) : last === '' ? Infinity : Number(last)]
}
