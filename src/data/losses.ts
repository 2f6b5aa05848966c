import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { isStalled } from './accounts'
import { splitArms } from './arms'
import { createRandom, repeat } from './random'

/** How many leave on each day, apart from those who joined inside the baseline window. */
export interface LossPlan {
  /** Customers on the first day that make the window start with exactly the declared number. */
  stock: number
  /** Losses on each day up to the window's end. */
  perDay: number[]
  daily: number
}

/**
 * Returns the plan that makes the baseline exact: the days before the window are drawn from the declared rate and
 * the stock is what they leave, forwards and backwards; the window's losses are spread over its days by chance.
 */
export function planLosses({ seed, company, keyResult }: Scenario, calendar: Calendar, signups: number[]): LossPlan {
  const random = createRandom(seed, 'losses')
  const daily = 1 - (1 - keyResult.baseline) ** (1 / calendar.windowDays)
  const before = calendar.windowStart - calendar.firstDay
  const perDay = repeat(before, () => random.binomial(company.customers, daily))
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const stock = company.customers + sum(perDay) - sum(signups.slice(0, before))
  const window = repeat(calendar.windowDays, () => 0)
  for (let lost = Math.round(company.customers * keyResult.baseline); lost > 0; lost--)
    window[random.between(0, calendar.windowDays - 1)]!++
  return { stock, perDay: [...perDay, ...window], daily }
}

/** Lets accounts leave day by day, each with a chance in proportion to its risk, and splits the arms on release day. */
export function drawLosses(accounts: Account[], scenario: Scenario, calendar: Calendar, plan: LossPlan): void {
  const who = createRandom(scenario.seed, 'who')
  const count = createRandom(scenario.seed, 'count')
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    if (day === calendar.release)
      splitArms(accounts, scenario, calendar)
    const inWindow = day >= calendar.windowStart && day <= calendar.windowEnd
    const active = accounts.filter(account => account.signedUp < day && account.cancelled === undefined)
    const cohort = inWindow ? active.filter(account => account.signedUp < calendar.windowStart) : active
    const lost = plan.perDay[day - calendar.firstDay] ?? count.binomial(active.length, plan.daily)
    const weights = cohort.map(account => riskOf(account, day, scenario))
    for (const account of drawWeighted(cohort, weights, lost, who.next))
      account.cancelled = day
    if (inWindow) {
      const perRisk = lost / weights.reduce((a, b) => a + b, 0)
      for (const account of active.filter(one => one.signedUp >= calendar.windowStart)) {
        if (count.chance(perRisk * riskOf(account, day, scenario)))
          account.cancelled = day
      }
    }
  }
}

// -- internal --

/** Relative risk of leaving on a day: the declared factors multiply. */
function riskOf(account: Account, day: number, scenario: Scenario): number {
  const age = day - account.signedUp
  const band = scenario.tenure.find(({ to }) => age <= to) ?? scenario.tenure.at(-1)!
  let risk = band.risk * scenario.plans[account.plan]!.risk
  if (isStalled(account, day, scenario))
    risk *= scenario.onboarding.risk
  if (account.lateFrom !== undefined && day >= account.lateFrom)
    risk *= scenario.support.risk
  if (account.integrationFrom !== undefined && day >= account.integrationFrom)
    risk *= scenario.integration.risk
  return risk
}

/** k without replacement, in proportion to weight: the k smallest of −ln(u)/w (Efraimidis and Spirakis 2006). */
function drawWeighted<T>(items: T[], weights: number[], k: number, next: () => number): T[] {
  return items
    .map((item, i) => ({ item, key: -Math.log(1 - next()) / weights[i]! }))
    .sort((a, b) => a.key - b.key)
    .slice(0, k)
    .map(({ item }) => item)
}
