import type { Facts } from '../../facts'
import type { Calendar, Scenario } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { isoOf } from '../../days'
import { churnFacts } from './churn'
import { driverFacts } from './drivers'
import { experimentFacts } from './experiment'
import { groupFacts } from './groups'
import { sourceFacts } from './sources'
import { storyFacts } from './story'
import { weeklyFacts } from './weekly'

/** Returns every fact the deck, the digests and the agent may quote. */
export function factsOf(tables: Tables, answers: Answers, scenario: Scenario, calendar: Calendar): Facts {
  const window = `${isoOf(calendar.windowStart)}/${isoOf(calendar.windowEnd)}`
  return {
    ...storyFacts(scenario, calendar),
    ...churnFacts(tables, answers, scenario, calendar, window),
    ...weeklyFacts(tables, calendar),
    ...groupFacts(tables, answers, window),
    ...driverFacts(tables, answers, scenario, window),
    ...sourceFacts(tables, answers, window, calendar),
    ...experimentFacts(tables, answers, scenario, calendar),
  }
}
