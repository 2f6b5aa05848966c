import type { Calendar, Scenario } from '../scenario'
import type { Account, Arm } from './accounts'
import { createRandom } from './random'

/**
 * Splits the stalled accounts of release day into random arms, and decides who of them finishes onboarding soon
 * enough to count. Stalled are here the customers who signed up shortly before, `stalledAfter` days at least, and have
 * not finished onboarding.
 */
export function splitArms(
  accounts: Account[],
  scenario: Scenario,
  { release, lastDay }: Calendar,
  stalledAfter = 1,
): void {
  const { seed, experiment } = scenario
  const recovery = createRandom(seed, 'recovery')
  const earliest = release - experiment.stalledWithinDays
  const eligible = accounts.filter(({ signedUp, onboarded, cancelled }) => cancelled === undefined
    && signedUp >= earliest
    && signedUp <= release - stalledAfter
    && (onboarded === undefined || onboarded >= release))
  assign(eligible, 'wizard', scenario)
  for (const account of eligible) {
    const recovers = recovery.chance(experiment.recovery[account.arm as 'wizard' | 'control'])
    const day = release + recovery.between(0, Math.min(experiment.recoveryDays, lastDay - release))
    account.onboarded = recovers ? day : undefined
  }
}

/** Splits all customers of release day into random arms: the tickets of one half are triaged from then on. */
export function splitTriage(accounts: Account[], scenario: Scenario, { release }: Calendar): void {
  const active = accounts.filter(({ signedUp, cancelled }) => cancelled === undefined && signedUp < release)
  assign(active, 'triage', scenario)
}

// -- internal --

/** Gives a random share of the accounts the treated arm, and the others the control. */
function assign(accounts: Account[], treated: Arm, { seed, experiment }: Scenario): void {
  const split = createRandom(seed, 'arms')
  const order = accounts
    .map(account => ({ account, key: split.next() }))
    .sort((a, b) => a.key - b.key)
  const count = Math.round(accounts.length * experiment.wizardShare)
  order.forEach(({ account }, i) => {
    account.arm = i < count ? treated : 'control'
  })
}
