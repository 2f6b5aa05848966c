import type { Problem } from '../errors'
import { isCliError } from '../errors'

/** Returns what `work` returns; what it cannot read is one more problem, at a place of the deck. */
export function attempt<T>(
  problems: Problem[],
  work: () => T,
  place: { file?: string, line?: number } = {},
): T | undefined {
  try {
    return work()
  }
  catch (error) {
    if (isCliError(error))
      problems.push(...error.problems.map(problem => ({ ...place, ...problem })))
    else
      problems.push({ ...place, found: `cannot read: ${(error as Error).message.split('\n')[0]}` })
    return undefined
  }
}
