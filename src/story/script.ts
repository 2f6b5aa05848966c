import type { Step } from './step'
import { deliveryWeek } from './weeks/delivery'
import { failures } from './weeks/failures'
import { reportingWeek } from './weeks/reporting'
import { researchWeek } from './weeks/research'
import { setup } from './weeks/setup'

const planned = deliveryWeek.findIndex(({ id }) => id === 'parallel')

/** The four weeks, in the order in which they are replayed. A step is added in its week; this list is the only one. */
export const script: Step[] = [
  ...setup,
  ...researchWeek,
  ...deliveryWeek.slice(0, planned),
  ...failures,
  ...deliveryWeek.slice(planned),
  ...reportingWeek,
]
