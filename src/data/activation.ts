import type { Day } from '../days'
import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import type { Random } from './random'
import { createRandom, repeat } from './random'
import { DAY_MINUTES } from './tickets'

/** Of those who ask during set-up, so many questions each; of 28 days these are the first four. */
const QUESTIONS = 0.3
const ASKED_WITHIN = 4
/** What is put into the data: by so much the chance of activation is multiplied. Research has to find it. */
const EFFECTS = { waited: 0.35, weekend: 0.7, large: 0.75 }
/** A plan whose customers leave more often also has fewer who finish. */
const BY_RISK = -0.3
const HIGHEST = 0.97
/** Each raises the rest by what is missing still. */
const ROUNDS = 60

/**
 * Returns sign-ups a day such that the declared baseline is a share that the window's sign-ups can have: the last day
 * of those whose time ends in the window has a few more. Where none fits nearby they stay.
 */
export function fitSignups(signups: number[], { keyResult, activation }: Scenario, calendar: Calendar): number[] {
  const from = calendar.windowStart - activation.days - calendar.firstDay
  const last = calendar.windowEnd - activation.days - calendar.firstDay
  const n = signups.slice(from, last + 1).reduce((a, b) => a + b, 0)
  const extra = Array.from({ length: Math.ceil(n / 10) + 10 }, (_, i) => i)
    .find(more => Number((Math.round((n + more) * keyResult.baseline) / (n + more)).toFixed(3)) === keyResult.baseline)
  return signups.map((count, i) => i === last ? count + (extra ?? 0) : count)
}

/**
 * Decides who of the sign-ups finishes set-up in time: as many of the baseline window as declared, of the others with
 * the chance that their plan and what happened to them give. It runs on release day, before the arms are split.
 */
export function drawActivation(accounts: Account[], scenario: Scenario, calendar: Calendar): void {
  const random = createRandom(scenario.seed, 'activation')
  const { days } = scenario.activation
  const signups = accounts.filter(({ signedUp }) => signedUp >= calendar.firstDay - days)
  signups.forEach(account => account.tickets.push(...drawQuestions(account, scenario, calendar, random)))
  const large = medianOf(signups.map(({ seats }) => seats))
  const weights = new Map(signups.map(account => [account, weightOf(account, large, scenario)]))
  const chanceOf = chancesOf([...weights.values()], scenario.keyResult.baseline)
  const inWindow = ({ signedUp }: Account): boolean =>
    signedUp + days >= calendar.windowStart && signedUp + days <= calendar.windowEnd
  const window = signups.filter(inWindow)
  const exact = new Set(drawExactly(window, weights, Math.round(window.length * scenario.keyResult.baseline), random))
  for (const account of signups) {
    const finishes = inWindow(account) ? exact.has(account) : random.chance(chanceOf(weights.get(account)!))
    account.onboarded = finishes ? finishDay(account, scenario, random) : lateDay(account, scenario, random)
  }
}

// -- internal --

/**
 * Returns the chance of a weight, so that all together finish as often as declared: where some chances would be above
 * the highest, the others are raised in their place.
 */
function chancesOf(weights: number[], baseline: number): (weight: number) => number {
  const meanOf = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const at = (factor: number) => (weight: number): number => Math.min(HIGHEST, factor * weight)
  let factor = baseline / meanOf(weights)
  for (let i = 0; i < ROUNDS; i++)
    factor *= baseline / meanOf(weights.map(at(factor)))
  return at(factor)
}

/** New accounts ask while they set up; some wait for the answer longer than allowed. */
function drawQuestions({ signedUp }: Account, { support }: Scenario, calendar: Calendar, random: Random) {
  return repeat(random.poisson(QUESTIONS), () => {
    const opened = signedUp * DAY_MINUTES + random.between(0, ASKED_WITHIN * DAY_MINUTES - 1)
    const wait = Math.max(1, Math.round(support.otherReplyHours * 60 * Math.exp(0.8 * random.normal())))
    return { opened, priority: 'normal' as const, topic: 'how-to', reply: opened + wait }
  }).filter(({ opened }) => opened >= calendar.firstDay * DAY_MINUTES && opened < (calendar.lastDay + 1) * DAY_MINUTES)
}

function weightOf(account: Account, large: number, { plans, support, activation }: Scenario): number {
  const until = (account.signedUp + activation.days) * DAY_MINUTES
  const waited = account.tickets.some(({ opened, reply }) =>
    opened < until && reply - opened > support.lateAfterHours * 60)
  return plans[account.plan]!.risk ** BY_RISK
    * (waited ? EFFECTS.waited : 1)
    * (isWeekend(account.signedUp) ? EFFECTS.weekend : 1)
    * (account.seats > large ? EFFECTS.large : 1)
}

/** Friday to Sunday; day 0, 1 January 1970, was a Thursday. */
function isWeekend(day: Day): boolean {
  return (day + 3) % 7 >= 4
}

/** Draws exactly `k`, each with a chance in proportion to its weight (Efraimidis and Spirakis 2006). */
function drawExactly(accounts: Account[], weights: Map<Account, number>, k: number, random: Random): Account[] {
  return accounts
    .map(account => ({ account, key: -Math.log(1 - random.next()) / weights.get(account)! }))
    .sort((a, b) => a.key - b.key)
    .slice(0, k)
    .map(({ account }) => account)
}

/** The day of finishing in time: not after the account has gone. */
function finishDay({ signedUp, cancelled }: Account, scenario: Scenario, random: Random): Day {
  const most = Math.min(scenario.activation.days, cancelled === undefined ? Infinity : cancelled - signedUp)
  for (let day = 0; day < most; day++) {
    if (random.chance(scenario.onboarding.dailyFinish))
      return signedUp + day
  }
  return signedUp + random.between(0, most)
}

function lateDay({ signedUp }: Account, { onboarding, activation }: Scenario, random: Random): Day | undefined {
  return random.chance(onboarding.lateFinish) ? signedUp + activation.days + random.between(1, 120) : undefined
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
