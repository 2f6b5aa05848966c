import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { createRandom } from './random'

/** One mailing as the mail tool reports it: no addresses, counts only. */
export interface Mailing {
  sent: number
  kind: 'newsletter' | 'onboarding'
  delivered: number
  unsubscribed: number
}

/** Days after release on which the wizard arm gets its sequence. */
const SEQUENCE = [1, 3, 5]

/** Returns a newsletter a week to everyone active, and after release the sequence to the wizard arm. */
export function drawMailings(accounts: Account[], { seed, mail }: Scenario, calendar: Calendar): Mailing[] {
  const random = createRandom(seed, 'mail')
  const activeOn = (day: number): Account[] => accounts.filter(account => account.signedUp < day && (account.cancelled === undefined || account.cancelled > day))
  const mailings: Mailing[] = []
  for (let week = 0; week < calendar.weeks; week++) {
    const sent = calendar.firstDay + week * 7 + 4
    const delivered = activeOn(sent).length
    mailings.push({ sent, kind: 'newsletter', delivered, unsubscribed: random.binomial(delivered, mail.newsletterUnsubscribe) })
  }
  for (const after of SEQUENCE) {
    const sent = calendar.release + after
    const delivered = activeOn(sent).filter(account => account.arm === 'wizard' && (account.onboarded === undefined || account.onboarded > sent)).length
    mailings.push({ sent, kind: 'onboarding', delivered, unsubscribed: random.binomial(delivered, mail.sequenceUnsubscribe) })
  }
  return mailings.filter(({ sent }) => sent <= calendar.lastDay).sort((a, b) => a.sent - b.sent || a.kind.localeCompare(b.kind))
}
