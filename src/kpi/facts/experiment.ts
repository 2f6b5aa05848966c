import type { Facts } from '../../facts'
import type { Calendar, Scenario } from '../../scenario'
import type { Answers } from '../compute'
import type { Tables } from '../results'
import { isoOf } from '../../days'
import { detectable, newcombe, wilson } from '../intervals'
import { fact, NEWCOMBE, WILSON, withInterval } from './fact'

/** Returns the arms, activation and the guardrails. */
export function experimentFacts({ arms, guardrails, drivers }: Tables, { activation }: Answers, { experiment, activation: rule }: Scenario, calendar: Calendar): Facts {
  const facts: Facts = {}
  const [wizard, control] = arms
  for (const { arm, n, recovered } of arms) {
    const from = { query: 'arms.sql', n, method: WILSON }
    Object.assign(facts, withInterval(`arms.${arm}`, 'rate', wilson(recovered, n), 'percent', `share of the ${arm} arm that finished onboarding within ${experiment.recoveryDays} days of the release`, from))
    facts[`arms.${arm}.n`] = fact(n, 'count', `stalled accounts in the ${arm} arm`, from)
    facts[`arms.${arm}.recovered`] = fact(recovered, 'count', `of them, recovered`, from)
  }
  const stalled = wizard!.n + control!.n
  Object.assign(facts, withInterval('arms.diff', 'value', newcombe(wizard!.recovered, wizard!.n, control!.recovered, control!.n), 'points', 'recovery of the wizard arm minus the control arm', { query: 'arms.sql', n: stalled, method: NEWCOMBE }))
  facts['arms.stalled'] = fact(stalled, 'count', `stalled accounts on release day: active, signed up in the last ${experiment.stalledWithinDays} days, onboarding not finished`, { query: 'arms.sql' })
  const leaving = drivers.find(({ key }) => key === 'onboarding')!.rate
  facts['arms.churnOn'] = fact(isoOf(calendar.release + calendar.windowDays), 'date', 'first day on which churn can be compared between the arms: a whole window after the release')
  facts['arms.detectable'] = fact(detectable(leaving, wizard!.n, control!.n), 'points', 'difference in churn that arms of this size would show in four cases of five', { query: 'arms.sql', n: stalled, method: 'power of 80 %, two-sided 5 %, from the churn of customers with unfinished onboarding' })
  facts['arms.days'] = fact(experiment.recoveryDays, 'count', 'days in which recovery counts')
  for (const [key, since] of [['activation', 1], ['activation.before', 0]] as const) {
    const row = activation.find(one => one.since_release === since)
    const [n, activated] = [Number(row?.n ?? 0), Number(row?.activated ?? 0)]
    const from = { query: 'activation.sql', n, method: WILSON }
    Object.assign(facts, withInterval(key, 'rate', wilson(activated, n), 'percent', `sign-ups ${since ? 'since' : 'before'} the release who finished onboarding within ${rule.days} days, of those old enough`, from))
    facts[`${key}.n`] = fact(n, 'count', `sign-ups ${since ? 'since' : 'before'} the release that are old enough`, from)
    facts[`${key}.recovered`] = fact(activated, 'count', 'of them, activated', from)
  }
  const units = { signups: 'count', reply: 'hours', unsubscribes: 'per1000' } as const
  const words = { signups: 'new sign-ups a week', reply: 'median first reply to urgent tickets', unsubscribes: 'unsubscribes per 1,000 e-mails delivered' }
  for (const key of ['signups', 'reply', 'unsubscribes'] as const) {
    const rows = guardrails.filter(row => row.key === key)
    const last = rows.at(-1)!
    const from = { query: `guardrail-${key}.sql`, n: last.n, window: `${last.start}/${last.end}`, method: 'XmR limits frozen on the weeks before the sprint' }
    facts[`guardrail.${key}.week4`] = fact(last.value, units[key], `${words[key]}, week after the release`, from)
    facts[`guardrail.${key}.mean`] = fact(last.mean, units[key], `${words[key]}: mean of the frozen weeks`, from)
    facts[`guardrail.${key}.low`] = fact(last.lower, units[key], `${words[key]}: lower natural limit`, from)
    facts[`guardrail.${key}.high`] = fact(last.upper, units[key], `${words[key]}: upper natural limit`, from)
    facts[`guardrail.${key}.state`] = fact(last.inside === null ? null : last.inside ? 'inside its limits' : 'outside its limits', 'text', `${words[key]}: in order or not`, from)
    facts[`guardrail.${key}.outside`] = fact(rows.filter(row => row.inside === false).length, 'count', `${words[key]}: weeks outside the limits`, from)
  }
  return facts
}
