import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { createRandom } from './random'

/**
 * Splits the stalled accounts of release day into random arms and decides who finishes onboarding in the days that
 * count. Stalled here: active, signed up in the last days declared, onboarding not finished.
 */
export function splitArms(accounts: Account[], { seed, experiment }: Scenario, { release, lastDay }: Calendar): void {
  const split = createRandom(seed, 'arms')
  const recovery = createRandom(seed, 'recovery')
  const eligible = accounts.filter(account => account.cancelled === undefined
    && account.signedUp < release
    && account.signedUp >= release - experiment.stalledWithinDays
    && (account.onboarded === undefined || account.onboarded >= release))
  const order = eligible.map(account => ({ account, key: split.next() })).sort((a, b) => a.key - b.key)
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
