import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import { isStalled } from './accounts'
import { createRandom } from './random'

export interface Answer {
  account: Account
  answered: number
  reasons: string[]
  comment: string
}

/** The answers of the exit survey; several may be ticked. */
export const REASONS = ['setup', 'slow_reply', 'integration', 'price', 'closed', 'other'] as const

/** Free text that a person might leave; invented, without names or addresses. */
const COMMENTS: Record<string, string[]> = {
  setup: [
    'We never got our data in.',
    'Setting up took longer than the trial.',
    'Nobody on the team finished the import.',
  ],
  slow_reply: ['Waited two days for an answer, "urgent" or not.', 'Support answered after we had moved on.'],
  integration: ['No connection to our accounting system.', 'We asked for a calendar link, twice.'],
  price: ['Too expensive for the few seats we use.'],
  closed: ['The project ended.', 'We were bought.'],
  other: ['Switched tools, nothing against yours.'],
}

/** Returns the exit survey's answers: everyone who leaves is asked, some answer within three days. */
export function drawSurvey(accounts: Account[], scenario: Scenario, calendar: Calendar): Answer[] {
  const random = createRandom(scenario.seed, 'survey')
  const { naming, background, price, closed, responseRate } = scenario.survey
  const answers: Answer[] = []
  for (const account of accounts) {
    if (account.cancelled === undefined || !random.chance(responseRate))
      continue
    const touched = (is: boolean): boolean => random.chance(is ? naming : background)
    const { cancelled } = account
    const reasons = [
      touched(isStalled(account, cancelled, scenario)) && 'setup',
      touched(account.lateFrom !== undefined && account.lateFrom <= cancelled) && 'slow_reply',
      touched(account.integrationFrom !== undefined && account.integrationFrom <= cancelled) && 'integration',
      random.chance(price) && 'price',
      random.chance(closed) && 'closed',
    ].filter(reason => reason !== false)
    const named = reasons.length > 0 ? reasons : ['other']
    const texts = COMMENTS[named[0]!]!
    const comment = random.chance(0.4) ? texts[random.between(0, texts.length - 1)]! : ''
    const answered = cancelled + random.between(0, 3)
    if (answered <= calendar.lastDay)
      answers.push({ account, answered, reasons: named, comment })
  }
  return answers.sort((a, b) => a.answered - b.answered)
}
