import type { Day } from '../days'
import type { Calendar, Scenario } from '../scenario'
import type { Random } from './random'
import { decimalsOf } from './money'
import { createRandom, repeat } from './random'

export type Arm = 'wizard' | 'triage' | 'control' | 'none'

/** A ticket before it has a number: times are minutes since 1970. */
export interface DraftTicket {
  opened: number
  priority: 'urgent' | 'normal'
  topic: string
  reply: number
}

/** A customer while the generator works on it; days are integers. */
export interface Account {
  plan: string
  seats: number
  mrr: number
  signedUp: Day
  onboarded?: Day
  cancelled?: Day
  arm: Arm
  tickets: DraftTicket[]
  /** First day on which an urgent ticket has waited too long. */
  lateFrom?: Day
  /** Day on which a missing integration was asked for. */
  integrationFrom?: Day
}

/** Returns the number of sign-ups of every day, first to last. */
export function drawSignups({ seed, signupsPerDay }: Scenario, calendar: Calendar): number[] {
  const random = createRandom(seed, 'signups')
  return repeat(calendar.weeks * 7, () => random.poisson(signupsPerDay))
}

/**
 * Returns all accounts that are ever active in the data, in order of sign-up, before anybody leaves.
 * `stock` of them are customers on the first day; `signups` says how many join on each day from then on.
 */
export function drawAccounts(scenario: Scenario, calendar: Calendar, stock: number, signups: number[]): Account[] {
  const days = drawEarlierSignups(scenario, calendar, stock)
  signups.forEach((count, i) => days.push(...repeat(count, () => calendar.firstDay + i)))
  const plan = createRandom(scenario.seed, 'plan')
  const onboarding = createRandom(scenario.seed, 'onboarding')
  return days.map(signedUp => ({
    signedUp,
    ...drawPlan(scenario, plan),
    onboarded: drawOnboarding(scenario, calendar, signedUp, onboarding),
    arm: 'none' as const,
    tickets: [],
  }))
}

/** True from the day after the onboarding days are over, if onboarding was not finished in them. */
export function isStalled(account: Account, day: Day, { onboarding }: Scenario): boolean {
  const due = account.signedUp + onboarding.days
  return day > due && (account.onboarded === undefined || account.onboarded > due)
}

/** Returns the band of customers as old as `age`, in days; whoever is older than all bands is in the last. */
export function bandOf(tenure: Scenario['tenure'], age: number): Scenario['tenure'][number] {
  return tenure.find(band => age <= band.to) ?? tenure.at(-1)!
}

// -- internal --

/** Returns the days on which the customers of the first day signed up, in order: each band has its declared share. */
function drawEarlierSignups(scenario: Scenario, calendar: Calendar, stock: number): Day[] {
  const random = createRandom(scenario.seed, 'tenure')
  const days: Day[] = []
  let youngest = 1
  let share = 0
  for (const band of scenario.tenure) {
    share += band.share
    const until = Math.round(stock * share)
    while (days.length < until)
      days.push(calendar.firstDay - random.between(youngest, band.to))
    youngest = band.to + 1
  }
  return days.sort((a, b) => a - b)
}

function drawPlan({ plans, company }: Scenario, random: Random): Pick<Account, 'plan' | 'seats' | 'mrr'> {
  const names = Object.keys(plans)
  const u = random.next()
  let sum = 0
  const plan = names.find(name => (sum += plans[name]!.share) > u) ?? names.at(-1)!
  const { seats: [least, most], seatPrice } = plans[plan]!
  // The square makes small teams common and large ones rare.
  const seats = least + Math.floor((most - least + 1) * random.next() ** 2)
  return { plan, seats, mrr: Number((seats * seatPrice).toFixed(decimalsOf(company.currency))) }
}

/** Returns the day on which onboarding is finished: within its days, up to 120 days late, or never. */
function drawOnboarding(
  { onboarding, tenure }: Scenario,
  calendar: Calendar,
  signedUp: Day,
  random: Random,
): Day | undefined {
  const { stalled } = bandOf(tenure, calendar.firstDay - signedUp)
  if (random.chance(stalled)) {
    const finishesLate = random.chance(onboarding.lateFinish)
    return finishesLate ? signedUp + onboarding.days + random.between(1, 120) : undefined
  }
  // Whoever is not stalled finishes in time, so the days are drawn again until one is met.
  for (;;) {
    for (let day = 0; day <= onboarding.days; day++) {
      if (random.chance(onboarding.dailyFinish))
        return signedUp + day
    }
  }
}
