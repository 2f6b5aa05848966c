import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Evidence } from '../evidence'
import type { Step } from '../step'
import { disagreement } from '../evidence'

/** What speaks of its own day: chant, git and the scripts. A file speaks of any. */
const RE_OWN_DAY = /^(?:chant (?!show)|git log|automation\/|node automation)/
const RE_DAY = /20\d\d-\d\d-\d\d/g

/** Returns every date in an output that the story had not reached by then, or that lies before its first day. */
export function impossibleDates({ shown }: Evidence, script: Step[]): Problem[] {
  const first = script[0]!.at.slice(0, 10)
  const days = new Map(script.map(({ id, at }) => [id, at.slice(0, 10)]))
  return shown.filter(({ command }) => RE_OWN_DAY.test(command)).flatMap(one => one.output.flatMap((line, i) =>
    (line.match(RE_DAY) ?? []).filter(day => day < first || day > days.get(one.step)!).map(day =>
      disagreement(one, i, `${day} is no day between ${first} and that of the step, ${days.get(one.step)}`))))
}
