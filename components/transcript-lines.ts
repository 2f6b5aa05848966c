/** Three voices: routine output is dim, failure is marked, what answers the command is in ink. */
export type Voice = 'dim' | 'fail' | 'ink' | 'gap' | 'elided'

const RE_FAIL = /^\s*(?:✗|error:|Error:|Partial failure)/
const RE_ROUTINE = /^\s*(?:→|·|Run |Searching|Edit:|Commit:|Model:|Working |Found )/

/** Returns the printed lines kept for a slide; each gap becomes one line with …. `lines` counts from the line that holds `from`. */
export function keptLines(output: string[], { from, lines }: { from?: string, lines?: string }): string[] {
  const start = from === undefined ? 0 : Math.max(output.findIndex(line => line.includes(from)), 0)
  const ranges = lines === undefined ? [[1, output.length - start]] : lines.trim().split(/[\s,]+/).map(readRange)
  const kept: string[] = []
  let next = 0
  for (const [first, last] of ranges as [number, number][]) {
    const begin = start + first - 1
    kept.push(...elision(output.slice(next, begin)))
    kept.push(...output.slice(begin, start + last))
    next = start + last
  }
  return [...kept, ...elision(output.slice(next))]
}

/** Returns the voice in which a printed line speaks; what is listed right under a failure stands out as well. */
export function voiceOf(line: string, before = ''): Voice {
  if (line.trim() === '')
    return 'gap'
  if (line === '…')
    return 'elided'
  if (RE_FAIL.test(line))
    return 'fail'
  if (RE_FAIL.test(before) && line.startsWith('  '))
    return 'ink'
  return RE_ROUTINE.test(line) ? 'dim' : 'ink'
}

// -- internal --

/** Blank lines stay a gap; anything else that is left out is marked. */
function elision(dropped: string[]): string[] {
  return dropped.length === 0 ? [] : dropped.every(line => line.trim() === '') ? [''] : ['…']
}

function readRange(range: string): [number, number] {
  const [first, last] = range.split('-')
  return [Number(first), last === undefined ? Number(first) : last === '' ? Infinity : Number(last)]
}
