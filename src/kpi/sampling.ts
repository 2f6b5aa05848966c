import type { Fact, Facts } from '../facts'
import { samplingIn } from '../data/sample'

/** Returns what is known of the data as a sample: how many customers each stands for, and that in words. */
export function samplingFacts(weight: number): Facts {
  return {
    'data.weight': { value: weight, unit: 'count', what: 'customers of the company for each one in the data' },
    'data.sampling': { value: samplingIn(weight), unit: 'text', what: 'whom the data hold' },
  }
}

/**
 * Returns the facts of the data with what a sample makes of them. Shares, medians and their intervals stay: they are
 * estimates, and n is the sample's. Counts stay those of the sample. Sums of money are scaled up to the company.
 */
export function ofSample(facts: Facts, weight: number): Facts {
  if (weight === 1)
    return facts
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, sampled(fact, weight)]))
}

// -- internal --

function sampled(fact: Fact, weight: number): Fact {
  if (fact.query === undefined)
    return fact
  const isSum = fact.unit === 'money' && typeof fact.value === 'number'
  const value = isSum ? Number(fact.value) * weight : fact.value
  const how = isSum ? `the sum of ${samplingIn(weight)}, times ${weight}` : samplingIn(weight)
  return { ...fact, value, method: fact.method === undefined ? how : `${fact.method}; ${how}` }
}
