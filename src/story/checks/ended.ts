import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence, Shown } from '../evidence'
import type { Step } from '../step'
import { saysFailure } from '../../specs/failure'
import { disagreement } from '../evidence'
import { expectation } from '../step'

/** Returns every command that the script lacks, or that ended otherwise than the script or its own words say. */
export function wronglyEnded({ shown }: Evidence, script: Step[]): Problem[] {
  return script.flatMap(({ id, commands }) => {
    const recorded = shown.filter(({ step }) => step === id)
    const place = recorded[0] ?? { step: id, command: '', code: 0, output: [], line: 1, settled: true }
    const more = recorded.slice(commands.length)
    const extra = more.map(one => disagreement(one, undefined, 'the script has no more commands'))
    return [...extra, ...commands.flatMap((line, i) => wrongEnd(recorded[i], line, place))]
  })
}

// -- internal --

function wrongEnd(shown: Shown | undefined, line: string, place: Shown): Problem[] {
  const { command, wanted } = expectation(line)
  if (shown?.command !== command)
    return [disagreement(shown ?? place, undefined, `the script has the command ${command} here`)]
  if (shown.code !== wanted)
    return [disagreement(shown, undefined, `it ended with ${shown.code}; the script needs ${wanted}`)]
  const last = shown.output.findLast(one => one.trim() !== '') ?? ''
  const failed = shown.output.some(saysFailure)
  if (wanted !== 0 && !failed)
    return [disagreement(shown, undefined, `it ended with ${wanted}, and no line says what failed`)]
  return wanted === 0 && /^(?:error|fatal):/i.test(last)
    ? [disagreement(shown, shown.output.lastIndexOf(last), 'it ended with 0, and its last line is an error')]
    : []
}
