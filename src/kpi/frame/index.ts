import type { Measure } from '../../key-result'
import type { Metric } from '../metric'
import type { KeyArmRow } from './arms'
import type { KeyLeverRow } from './levers'
import type { KeyWeekRow, KeyWindowRow } from './periods'
import type { KeyPlanRow } from './plans'
import { arms } from './arms'
import { levers } from './levers'
import { periods } from './periods'
import { plans } from './plans'

/** The tables of a key result that goes through the frame. */
export interface FrameTables {
  keyWeeks: KeyWeekRow[]
  keyWindows: KeyWindowRow[]
  keyPlans: KeyPlanRow[]
  keyLevers: KeyLeverRow[]
  keyArms: KeyArmRow[]
}

/** Returns the metrics of a measure's frame, in the order of their facts; churn has its own pack instead. */
export function frameMetrics(measure: Measure): Metric<any>[] {
  const { framed } = measure
  if (framed === undefined)
    return []
  return [
    periods(measure, framed.sql.periods),
    plans(measure, framed.sql.plans),
    levers(measure, framed),
    arms(measure, framed),
  ]
}
