import type { Day } from '../days'
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

/** A newsletter goes out on the fifth day of each week. */
const NEWSLETTER_DAY = 4
/** Days after release on which the wizard arm gets its sequence. */
const SEQUENCE = [1, 3, 5]

/** Returns a newsletter to everyone active in each week, and the sequence to the wizard arm after the release. */
export function drawMailings(accounts: Account[], { seed, mail }: Scenario, calendar: Calendar): Mailing[] {
  const random = createRandom(seed, 'mail')
  const mailings: Mailing[] = []
  for (let week = 0; week < calendar.weeks; week++) {
    const sent = calendar.firstDay + week * 7 + NEWSLETTER_DAY
    const delivered = accounts.filter(account => isActive(account, sent)).length
    const unsubscribed = random.binomial(delivered, mail.newsletterUnsubscribe)
    mailings.push({ sent, kind: 'newsletter', delivered, unsubscribed })
  }
  for (const after of SEQUENCE) {
    const sent = calendar.release + after
    const delivered = accounts.filter(account => isActive(account, sent) && getsSequence(account, sent)).length
    const unsubscribed = random.binomial(delivered, mail.sequenceUnsubscribe)
    mailings.push({ sent, kind: 'onboarding', delivered, unsubscribed })
  }
  return mailings
    .filter(({ sent }) => sent <= calendar.lastDay)
    .sort((a, b) => a.sent - b.sent || a.kind.localeCompare(b.kind))
}

// -- internal --

function isActive({ signedUp, cancelled }: Account, day: Day): boolean {
  return signedUp < day && (cancelled === undefined || cancelled > day)
}

/** The sequence ends for those who have finished onboarding. */
function getsSequence({ arm, onboarded }: Account, day: Day): boolean {
  return arm === 'wizard' && (onboarded === undefined || onboarded > day)
}
