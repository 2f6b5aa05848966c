import type { Scenario } from '../scenario'

/** The most customers that are made up. Of a larger company the data are a sample. */
const LARGEST = 100_000

/** Returns how many customers each one of the made-up data stands for. */
export function weightOf({ company }: Scenario): number {
  return Math.ceil(company.customers / LARGEST)
}

/**
 * Returns the scenario of a simple random sample of the company: each customer is in it with the same chance, so every
 * share and every median of the sample estimates that of the company, and n is the sample's.
 */
export function sampleOf(scenario: Scenario): Scenario {
  const weight = weightOf(scenario)
  const customers = Math.round(scenario.company.customers / weight)
  return {
    ...scenario,
    company: { ...scenario.company, customers },
    signupsPerDay: scenario.signupsPerDay / weight,
  }
}

/** Returns in words whom the data hold. */
export function samplingIn(weight: number): string {
  return weight === 1 ? 'all customers' : `a random sample of 1 customer in ${weight}`
}
