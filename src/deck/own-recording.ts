import type { Facts } from '../facts'
import { measureIn } from '../key-result'

/** What the recording tells beside what the scenario tells. */
const SAME = [
  ['story.company', 'company.name'],
  ['story.owner', 'people.owner.name'],
  ['story.analyst', 'people.analyst.name'],
  ['step.init', 'calendar.start'],
] as const

/** Whether four weeks were recorded, and of the company, the people and the days of the scenario. */
export function isOwnRecording(facts: Facts): boolean {
  // What was recorded is about churn.
  return measureIn(facts).framed === undefined
    && SAME.every(([recorded, told]) => facts[recorded] !== undefined && facts[recorded].value === facts[told]?.value)
}

/** Returns the facts without those of a recording that is not of this scenario. */
export function ownFacts(facts: Facts): Facts {
  return isOwnRecording(facts)
    ? facts
    : Object.fromEntries(Object.entries(facts).filter(([key]) => !isRecordedFact(key)))
}

/** Whether only a recording can tell a fact. */
export function isRecordedFact(key: string): boolean {
  return /^(?:story|step)\.|^chant\.version$|^count\.members$/.test(key)
}
