import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { bandOf, isStalled } from './accounts'
import { createRandom, repeat } from './random'

/** How many leave on each day, not counting those who joined inside the baseline window. */
export interface LossPlan {
  /** Customers on the first day; with them, the window starts with exactly the declared number. */
  stock: number
  /** Losses on each day up to the window's end. */
  perDay: number[]
  /** The chance of leaving on any one day, from the declared rate. */
  daily: number
}

/**
 * Returns the plan that makes the baseline exact. Losses before the window are drawn from the declared rate, and the
 * stock is chosen so that they leave the declared number. The window's losses are spread over its days by chance.
 */
export function planLosses(scenario: Scenario, calendar: Calendar, signups: number[]): LossPlan {
  const { seed, company } = scenario
  const random = createRandom(seed, 'losses')
  const share = churnOf(scenario)
  const daily = 1 - (1 - share) ** (1 / calendar.windowDays)
  const before = calendar.windowStart - calendar.firstDay
  const perDay = repeat(before, () => random.binomial(company.customers, daily))
  const stock = company.customers + sum(perDay) - sum(signups.slice(0, before))
  const window = repeat(calendar.windowDays, () => 0)
  for (let lost = Math.round(company.customers * share); lost > 0; lost--)
    window[random.between(0, calendar.windowDays - 1)]!++
  return { stock, perDay: [...perDay, ...window], daily }
}

/**
 * Lets accounts leave day by day, each with a chance in proportion to its risk.
 * On release day `onRelease` runs before anybody leaves.
 */
export function drawLosses(
  accounts: Account[],
  scenario: Scenario,
  calendar: Calendar,
  { plan, onRelease }: { plan: LossPlan, onRelease: () => void },
): void {
  const who = createRandom(scenario.seed, 'who')
  const count = createRandom(scenario.seed, 'count')
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    if (day === calendar.release)
      onRelease()
    const inWindow = day >= calendar.windowStart && day <= calendar.windowEnd
    const active = accounts.filter(account => account.signedUp < day && account.cancelled === undefined)
    const cohort = inWindow ? active.filter(account => account.signedUp < calendar.windowStart) : active
    const lost = plan.perDay[day - calendar.firstDay] ?? count.binomial(active.length, plan.daily)
    const weights = cohort.map(account => riskOf(account, day, scenario))
    for (const account of drawWeighted(cohort, weights, lost, who.next))
      account.cancelled = day
    // Those who joined inside the window are not of the baseline: they leave in addition, at the same risk.
    if (inWindow) {
      const perRisk = lost / sum(weights)
      for (const account of active.filter(one => one.signedUp >= calendar.windowStart)) {
        if (count.chance(perRisk * riskOf(account, day, scenario)))
          account.cancelled = day
      }
    }
  }
}

// -- internal --

/** The share of customers who leave in a window: the key result's baseline, or what is declared beside another. */
function churnOf({ keyResult }: Scenario): number {
  return 'churn' in keyResult ? keyResult.churn : keyResult.baseline
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

/** Relative risk of leaving on a day: the declared factors multiply. */
function riskOf(account: Account, day: number, scenario: Scenario): number {
  const band = bandOf(scenario.tenure, day - account.signedUp)
  let risk = band.risk * scenario.plans[account.plan]!.risk
  if (isStalled(account, day, scenario))
    risk *= scenario.onboarding.risk
  if (account.lateFrom !== undefined && day >= account.lateFrom)
    risk *= scenario.support.risk
  if (account.integrationFrom !== undefined && day >= account.integrationFrom)
    risk *= scenario.integration.risk
  return risk
}

/**
 * Draws `k` items without replacement, each with a chance in proportion to its weight. They are those with the
 * smallest −ln(u)/weight, where u is uniform (Efraimidis and Spirakis 2006).
 */
function drawWeighted<T>(items: T[], weights: number[], k: number, next: () => number): T[] {
  const keys = Float64Array.from(weights, weight => -Math.log(1 - next()) / weight)
  // Numbers alone are sorted much faster than items by their numbers.
  const largest = k === 0 ? Number.NEGATIVE_INFINITY : keys.toSorted()[Math.min(k, keys.length) - 1]!
  return items.filter((_, i) => keys[i]! <= largest)
}
