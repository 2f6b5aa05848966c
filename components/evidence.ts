import type { Fact, Facts } from '../src/facts'
import { ref, shallowRef } from 'vue'
import { borneOutBy } from '../src/deck/borne-out'
import { formatFact } from '../src/facts'
import { facts as results } from './results'

/** A figure of a slide with what bears it out, in words. */
export interface EvidenceRow { key: string, what: string, value: string, n: string, window: string, by: string }

/** With what was counted in the recording, once it was asked for: the first slide does not wait for that. */
const facts = shallowRef<Facts>(results)

/** Whether the evidence of the slide's figures is shown. */
export const isEvidenceShown = ref(false)

/** Shows the evidence, or puts it away. */
export async function toggleEvidence(): Promise<void> {
  const { recordedFacts } = await import('./artifacts')
  facts.value = { ...results, ...recordedFacts }
  isEvidenceShown.value = !isEvidenceShown.value
}

/** Returns the evidence of the facts of these keys; of what is no result and was not recorded there is none here. */
export function evidenceOf(keys: readonly string[]): EvidenceRow[] {
  return keys.filter(key => Object.hasOwn(facts.value, key)).map(key => rowOf(key, facts.value[key]!))
}

// -- internal --

function rowOf(key: string, fact: Fact): EvidenceRow {
  return {
    key,
    what: fact.what,
    value: formatFact(fact),
    n: fact.n?.toLocaleString('en') ?? '',
    window: windowOf(fact),
    by: borneOutBy(key, fact).by,
  }
}

function windowOf({ window = '' }: Fact): string {
  return window.includes('/') ? formatFact({ value: window, unit: 'dates', what: '' }) : window
}
