import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { createRandom } from './random'

/**
 * Splits the stalled accounts of release day into random arms, and decides who of them finishes onboarding soon
 * enough to count. Stalled are here the customers who signed up shortly before and have not finished onboarding.
 */
export function splitArms(accounts: Account[], { seed, experiment }: Scenario, { release, lastDay }: Calendar): void {
  const split = createRandom(seed, 'arms')
  const recovery = createRandom(seed, 'recovery')
  const earliest = release - experiment.stalledWithinDays
  const eligible = accounts.filter(({ signedUp, onboarded, cancelled }) => cancelled === undefined
    && signedUp >= earliest
    && signedUp < release
    && (onboarded === undefined || onboarded >= release))
  const order = eligible
    .map(account => ({ account, key: split.next() }))
    .sort((a, b) => a.key - b.key)
  const wizards = Math.round(eligible.length * experiment.wizardShare)
  order.forEach(({ account }, i) => {
    account.arm = i < wizards ? 'wizard' : 'control'
  })
  for (const account of eligible) {
    const recovers = recovery.chance(experiment.recovery[account.arm as 'wizard' | 'control'])
    const day = release + recovery.between(0, Math.min(experiment.recoveryDays, lastDay - release))
    account.onboarded = recovers ? day : undefined
  }
}
