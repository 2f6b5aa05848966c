import type { Facts } from '../facts'
import type { Measure, MeasureKey } from './measure'
import { activation } from './activation'
import { churn } from './churn'
import { firstReply } from './first-reply'

export type { Framed, Lever, Measure, MeasureKey, MeasureWords } from './measure'

/** The measures that a key result may have. */
export const MEASURES: Readonly<Record<MeasureKey, Measure>> = {
  'churn': churn,
  'activation': activation,
  'first-reply': firstReply,
}

/** Returns what a scenario's key result measures; without a word on that it is churn. */
export function measureOf({ keyResult }: { keyResult: { measure?: MeasureKey } }): Measure {
  return MEASURES[keyResult.measure ?? 'churn']
}

/** Returns what the key result of facts measures; where they do not say it, it is churn. */
export function measureIn(facts: Facts): Measure {
  return MEASURES[(facts['kr.measure']?.value ?? 'churn') as MeasureKey]
}
