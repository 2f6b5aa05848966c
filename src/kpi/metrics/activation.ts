import type { Facts } from '../../facts'
import type { Context } from '../metric'
import { isoSpan } from '../../days'
import { fact, WILSON, withInterval } from '../fact'
import { wilson } from '../intervals'

export const sql = 'activation'
export interface Row extends Group { since_release: 0 | 1 }

interface Group { n: number, activated: number }

/** Returns activation of those who signed up since the release, and of those before. */
export function facts(rows: Row[], { scenario, calendar }: Context): Facts {
  const { days } = scenario.activation
  const since = isoSpan(calendar.release, calendar.lastDay)
  const before = isoSpan(calendar.firstDay, calendar.release - 1)
  return {
    ...groupFacts('activation', activationOf(rows, 1), 'since', days, since),
    ...groupFacts('activation.before', activationOf(rows, 0), 'before', days, before),
  }
}

/** Returns the sign-ups since the release or before it; none is a count too. */
export function activationOf(rows: Row[], since: 0 | 1): Group {
  return rows.find(row => row.since_release === since) ?? { n: 0, activated: 0 }
}

// -- internal --

function groupFacts(key: string, { n, activated }: Group, when: string, days: number, window: string): Facts {
  const from = { query: 'activation.sql', n, window, method: WILSON }
  const who = `sign-ups ${when} the release`
  const what = `${who} who finished onboarding within ${days} days, of those old enough`
  return {
    ...withInterval(`${key}.rate`, wilson(activated, n), 'percent', what, from),
    [`${key}.n`]: fact(n, 'count', `${who} that are old enough`, from),
    [`${key}.recovered`]: fact(activated, 'count', 'of them, activated', from),
  }
}
