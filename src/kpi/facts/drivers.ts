import type { Facts } from '../../facts'
import type { Scenario } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { lossesWithoutDrivers } from '../drivers'
import { gradeOf } from '../grade'
import { shareOf } from '../intervals'
import { fact, NEWCOMBE, withInterval } from './fact'

/** Returns the drivers one at a time, within groups, and how they overlap. */
export function driverFacts({ drivers, adjusted, overlap }: Tables, answers: Answers, { keyResult }: Scenario, window: string): Facts {
  const facts: Facts = {}
  for (const row of drivers) {
    const key = `driver.${row.key}`
    const from = { query: 'drivers.sql', n: row.atRisk, window, method: NEWCOMBE }
    Object.assign(facts, withInterval(key, 'diff', { value: row.diff, low: row.low, high: row.high }, 'points', `difference in churn, touched by "${row.label}" against not, one driver at a time`, from), {
      [`${key}.label`]: fact(row.label, 'text', 'name of the driver'),
      [`${key}.lost`]: fact(row.lost, 'count', 'lost customers whom it touched', from),
      [`${key}.atRisk`]: fact(row.atRisk, 'count', 'customers at risk whom it touched', from),
      [`${key}.rate`]: fact(row.rate, 'percent', 'churn of those whom it touched', from),
      [`${key}.otherRate`]: fact(row.otherRate, 'percent', 'churn of those whom it did not touch', { ...from, n: row.otherAtRisk }),
      [`${key}.share`]: fact(row.share, 'percent', 'share of the lost whom it touched; the shares overlap', from),
    })
  }
  for (const row of adjusted) {
    const from = { query: 'drivers.sql', n: row.strata, window, method: `Mantel–Haenszel risk difference with Sato's 95 % interval, ${row.strata} strata of tenure and the other two drivers` }
    Object.assign(facts, withInterval(`adjusted.${row.key}`, 'diff', { value: row.adjusted, low: row.low, high: row.high }, 'points', `difference in churn by "${row.label}" within tenure and the other drivers`, from))
    facts[`adjusted.${row.key}.strata`] = fact(row.strata, 'count', 'strata with customers on both sides', from)
  }
  const from = { query: 'drivers.sql', window }
  for (const row of overlap) {
    facts[`overlap.${row.key}`] = fact(row.lost, 'count', `lost customers in the region ${row.key} of the three drivers`, { ...from, n: row.atRisk })
  }
  const lost = overlap.reduce((sum, row) => sum + row.lost, 0)
  const sum = (pick: (row: Tables['overlap'][number]) => boolean): number => overlap.filter(pick).reduce((total, row) => total + row.lost, 0)
  const onboarding = sum(row => row.onboarding)
  const both = sum(row => row.onboarding && row.reply)
  const several = sum(row => Number(row.onboarding) + Number(row.reply) + Number(row.integration) > 1)
  const none = sum(row => !row.onboarding && !row.reply && !row.integration)
  facts['overlap.onboardingAlsoReply'] = fact(shareOf(both, onboarding), 'percent', 'share of the lost with unfinished onboarding who also waited for an urgent reply', { ...from, n: onboarding })
  facts['overlap.onboardingAlsoReplyLost'] = fact(both, 'count', 'lost customers touched by both', from)
  facts['overlap.replyAlsoOnboarding'] = fact(shareOf(both, sum(row => row.reply)), 'percent', 'share of the lost who waited for an urgent reply and had not finished onboarding', { ...from, n: sum(row => row.reply) })
  facts['overlap.several'] = fact(several, 'count', 'lost customers touched by more than one driver', from)
  facts['overlap.severalShare'] = fact(shareOf(several, lost), 'percent', 'share of the lost touched by more than one driver', { ...from, n: lost })
  facts['overlap.noneShare'] = fact(shareOf(none, lost), 'percent', 'share of the lost whom none of the three touched', { ...from, n: lost })
  facts['overlap.any'] = fact(lost - none, 'count', 'lost customers whom at least one driver touched', from)
  const atRisk = overlap.reduce((sum, row) => sum + row.atRisk, 0)
  const cured = lossesWithoutDrivers(answers.drivers)
  const standardised = { ...from, n: atRisk, method: 'direct standardisation on time since sign-up: everyone at the rate of those whom no driver touched' }
  facts['overlap.cured'] = fact(Math.round(cured), 'count', 'customers lost if all three drivers were causes and all were cured', standardised)
  facts['overlap.curedRate'] = fact(shareOf(cured, atRisk), 'percent', 'churn if all three drivers were causes and all were cured', standardised)
  facts['overlap.curedScore'] = fact(gradeOf(shareOf(cured, atRisk), keyResult), 'factor', 'the grade of that', standardised)
  facts['overlap.naiveSum'] = fact(drivers.reduce((total, row) => total + row.lost, 0), 'count', 'the three drivers\' lost customers added up: more than there are, so never a total', from)
  return facts
}
