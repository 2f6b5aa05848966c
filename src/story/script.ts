import type { Plot } from './plot'
import type { Step } from './step'
import { building, planning } from './weeks/delivery'
import { failures } from './weeks/failures'
import { reportingWeek } from './weeks/reporting'
import { researchWeek } from './weeks/research'
import { setup } from './weeks/setup'

/**
 * Returns the four weeks, in the order in which they are replayed. A step is added in its week; this list is the
 * only one.
 */
export function scriptOf(plot: Plot): Step[] {
  return [setup, researchWeek, planning, failures, building, reportingWeek].flatMap(week => week(plot))
}
