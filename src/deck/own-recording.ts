import type { Facts } from '../facts'
import { measureIn } from '../key-result'

/** What the recording tells beside what the scenario tells. */
const SAME = [
  ['story.company', 'company.name'],
  ['story.owner', 'people.owner.name'],
  ['story.analyst', 'people.analyst.name'],
  ['step.init', 'calendar.start'],
] as const

const WHAT = '1 if the four weeks were recorded, and of this company, these people and these days; else 0'

/** Whether four weeks were recorded, and of the company, the people and the days of the scenario. */
export function isOwnRecording(facts: Facts): boolean {
  // What was recorded is about churn.
  return measureIn(facts).framed === undefined
    && SAME.every(([recorded, told]) => facts[recorded] !== undefined && facts[recorded].value === facts[told]?.value)
}

/** Returns the facts without those of a recording that is not of this scenario, and one that says which it is. */
export function ownFacts(facts: Facts): Facts {
  const isOwn = isOwnRecording(facts)
  const own = isOwn ? facts : Object.fromEntries(Object.entries(facts).filter(([key]) => !isRecordedFact(key)))
  return { ...own, 'recording.own': { value: Number(isOwn), unit: 'count', what: WHAT, method: 'compared' } }
}

/** Whether only a recording can tell a fact. */
export function isRecordedFact(key: string): boolean {
  return /^(?:story|step)\.|^chant\.version$|^count\.members$/.test(key)
}
