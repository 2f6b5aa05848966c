/** Three voices: routine output is dim, failure is marked, what answers the command is in ink. */
export type Voice = 'dim' | 'fail' | 'ink' | 'gap' | 'elided'

const RE_FAIL = /^\s*(?:✗|error:|Error:|Partial failure)/
const RE_ROUTINE = /^\s*(?:→|·|Run |Searching|Edit:|Commit:|Model:|Working |Found )/

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
