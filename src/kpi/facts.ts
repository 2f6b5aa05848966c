import type { Fact, Facts, Unit } from '../facts'
import type { Calendar, Scenario } from '../scenario'
import type { Answers } from './compute'
import type { Estimate } from './intervals'
import type { Tables } from './results'
import { isoOf } from '../days'
import { newcombe, predictShare, wilson } from './intervals'
import { storyFacts } from './story-facts'

const WILSON = 'Wilson 95 % interval'
const NEWCOMBE = 'Newcombe 95 % interval, method 10'

/** Returns every fact the deck, the digests and the agent may quote. */
export function factsOf(tables: Tables, answers: Answers, scenario: Scenario, calendar: Calendar): Facts {
  const window = `${isoOf(calendar.windowStart)}/${isoOf(calendar.windowEnd)}`
  return {
    ...storyFacts(scenario, calendar),
    ...churnFacts(tables, answers, scenario, calendar, window),
    ...weeklyFacts(tables, calendar),
    ...groupFacts(tables, answers, window),
    ...driverFacts(tables, window),
    ...sourceFacts(tables, answers, window, calendar),
    ...experimentFacts(tables, answers, scenario),
  }
}

// -- internal --

type Rest = Partial<Omit<Fact, 'value' | 'unit' | 'what'>>

function fact(value: number | string, unit: Unit, what: string, rest: Rest = {}): Fact {
  return { value, unit, what, ...rest }
}

/** A value with its interval's ends as facts of their own. */
function withInterval(key: string, part: string, { value, low, high }: Estimate, unit: Unit, what: string, rest: Rest): Facts {
  return {
    [`${key}.${part}`]: fact(value, unit, what, rest),
    [`${key}.low`]: fact(low, unit, `${what}: lower end of the interval`, rest),
    [`${key}.high`]: fact(high, unit, `${what}: upper end of the interval`, rest),
  }
}

function churnFacts({ progress }: Tables, { churn, revenue, size }: Answers, { keyResult, company }: Scenario, calendar: Calendar, window: string): Facts {
  const base = progress.find(row => row.baseline)!
  const latest = progress.at(-2)!
  const active = Number(size[0]!.active_now)
  const from = { query: 'churn.sql', n: base.atRisk!, window, method: WILSON }
  const forecast = predictShare(base.lost!, base.atRisk!, active)
  const forecastFrom = { query: 'churn.sql', n: base.atRisk!, window: `${isoOf(calendar.gradeStart)}/${isoOf(calendar.gradeEnd)}`, method: 'binomial prediction interval, 95 % (Nelson 1982): what chance alone would give if nothing changed' }
  const latestFrom = { query: 'churn.sql', n: latest.atRisk!, window: `${latest.start}/${latest.end}`, method: WILSON }
  return {
    ...withInterval('churn.baseline', 'rate', wilson(base.lost!, base.atRisk!), 'percent', 'monthly logo churn before the sprint', from),
    'churn.baseline.lost': fact(base.lost!, 'count', 'customers lost in the baseline window', from),
    'churn.baseline.atRisk': fact(base.atRisk!, 'count', 'customers active at the start of the baseline window', from),
    'churn.baseline.window': fact(window, 'dates', 'the baseline window, last day included', from),
    'churn.baseline.per100': fact(Math.round(100 * base.lost! / base.atRisk!), 'count', 'customers lost of every 100 in the baseline window', from),
    ...withInterval('churn.latest', 'rate', wilson(latest.lost!, latest.atRisk!), 'percent', 'monthly logo churn in the last whole window before as-of', latestFrom),
    'churn.latest.lost': fact(latest.lost!, 'count', 'customers lost in the last whole window', latestFrom),
    'churn.latest.atRisk': fact(latest.atRisk!, 'count', 'customers active at its start', latestFrom),
    'churn.latest.window': fact(`${latest.start}/${latest.end}`, 'dates', 'the last whole window before as-of', latestFrom),
    'churn.target.rate': fact(keyResult.target, 'percent', 'target of monthly logo churn'),
    'churn.target.lost': fact(Math.round(keyResult.target * base.atRisk!), 'count', 'customers that the target would lose of as many as at the baseline'),
    'churn.yearLost': fact(1 - (1 - base.lost! / base.atRisk!) ** (365 / calendar.windowDays), 'percent', 'share of customers gone in a year if every window lost as many', { ...from, method: '1 - (1 - rate) to the power 365/28' }),
    'churn.windows': fact(churn.filter(row => row.kind === 'window').length, 'count', 'whole windows in the data', { query: 'churn.sql' }),
    ...withInterval('forecast', 'rate', forecast, 'percent', 'churn to expect in the graded window if nothing changes', forecastFrom),
    'forecast.method': fact(forecastFrom.method, 'text', 'how the forecast is made'),
    'forecast.atRisk': fact(active, 'count', 'customers active on the morning of as-of, taken as those at risk in the graded window', { query: 'size.sql' }),
    'mrr.lost': fact(Number(revenue[0]!.lost_mrr), 'usd', 'monthly recurring revenue of the customers who left in the baseline window', { query: 'revenue.sql', n: base.lost!, window }),
    'mrr.atRisk': fact(Number(revenue[0]!.at_risk_mrr), 'usd', 'monthly recurring revenue of the customers active at its start', { query: 'revenue.sql', n: base.atRisk!, window }),
    'mrr.share': fact(Number(revenue[0]!.lost_mrr) / Number(revenue[0]!.at_risk_mrr), 'percent', 'share of that revenue that left', { query: 'revenue.sql', window }),
    'data.customers': fact(Number(size[0]!.customers), 'count', `rows of customers.csv: everyone ever active at ${company.short} in the data`, { query: 'size.sql' }),
    'data.tickets': fact(Number(size[0]!.tickets), 'count', 'rows of tickets.csv', { query: 'size.sql' }),
    'data.survey': fact(Number(size[0]!.survey), 'count', 'rows of survey.csv', { query: 'size.sql' }),
    'data.mailings': fact(Number(size[0]!.emails), 'count', 'rows of emails.csv', { query: 'size.sql' }),
    'data.active': fact(active, 'count', 'customers active on the morning of as-of', { query: 'size.sql' }),
  }
}

function weeklyFacts({ weekly }: Tables, calendar: Calendar): Facts {
  const week4 = weekly.at(-1)!
  const limits = { query: 'churn.sql', n: calendar.frozenWeeks, window: `${weekly[0]!.start}/${weekly[calendar.frozenWeeks - 1]!.end}`, method: 'XmR: mean ± 2.66 × average moving range, frozen' }
  const frozen = weekly.filter(row => row.frozen)
  const extreme = (pick: (a: number, b: number) => boolean): number => frozen.reduce((best, row) => pick(row.per1000, best) ? row.per1000 : best, frozen[0]!.per1000)
  const week = { query: 'churn.sql', n: week4.atRisk, window: `${week4.start}/${week4.end}` }
  return {
    'weekly.mean': fact(week4.mean, 'per1000', 'mean weekly losses per 1,000 customers at risk', limits),
    'weekly.upper': fact(week4.upper, 'per1000', 'upper natural limit', limits),
    'weekly.lower': fact(week4.lower, 'per1000', 'lower natural limit', limits),
    'weekly.best': fact(extreme((a, b) => a < b), 'per1000', 'the lowest of the frozen weeks', limits),
    'weekly.worst': fact(extreme((a, b) => a > b), 'per1000', 'the highest of the frozen weeks', limits),
    'weekly.weeks': fact(weekly.length, 'count', 'whole weeks in the data', limits),
    'weekly.frozenWeeks': fact(calendar.frozenWeeks, 'count', 'weeks on which the limits are frozen', limits),
    'weekly.frozenWindow': fact(limits.window, 'dates', 'the weeks on which the limits are frozen', limits),
    'weekly.week4': fact(week4.per1000, 'per1000', 'losses per 1,000 at risk in the week after the release', week),
    'weekly.week4Lost': fact(week4.lost, 'count', 'customers lost in the week after the release', week),
    'weekly.week4AtRisk': fact(week4.atRisk, 'count', 'customers at risk in the week after the release', week),
    'weekly.week4Window': fact(week.window, 'dates', 'the first whole week after the release', week),
    'weekly.outside': fact(weekly.filter(row => row.per1000 > row.upper || row.per1000 < row.lower).length, 'count', 'weeks outside the limits', limits),
    'weekly.signals': fact(weekly.filter(row => row.signal !== null).length, 'count', 'weeks that complete a signal by any of the three rules', limits),
    'weekly.frozenOutside': fact(frozen.filter(row => row.per1000 > row.upper || row.per1000 < row.lower).length, 'count', 'frozen weeks outside the limits', limits),
    'weekly.frozenSignals': fact(frozen.filter(row => row.signal !== null).length, 'count', 'signals in the frozen weeks', limits),
  }
}

function groupFacts({ segments, tenure, survivalAtRisk }: Tables, { tenure: raw }: Answers, window: string): Facts {
  const facts: Facts = {}
  for (const { key, label, lost, atRisk, share } of segments) {
    const from = { query: 'segments.sql', n: atRisk, window, method: WILSON }
    Object.assign(facts, withInterval(`segment.${key}`, 'rate', wilson(lost, atRisk), 'percent', `monthly logo churn of the plan ${label}`, from), {
      [`segment.${key}.label`]: fact(label, 'text', 'name of the plan'),
      [`segment.${key}.lost`]: fact(lost, 'count', `customers of ${label} lost`, from),
      [`segment.${key}.atRisk`]: fact(atRisk, 'count', `customers of ${label} at risk`, from),
      [`segment.${key}.share`]: fact(share, 'percent', `share of all the lost who were on ${label}`, from),
    })
  }
  const worst = [...segments].sort((a, b) => b.rate - a.rate)[0]!
  facts['segment.worst.label'] = fact(worst.label, 'text', 'the plan with the highest churn', { query: 'segments.sql', window })
  facts['segment.worst.rate'] = fact(worst.rate, 'percent', 'its churn', { query: 'segments.sql', n: worst.atRisk, window })
  facts['segment.worst.share'] = fact(worst.share, 'percent', 'its share of all the lost', { query: 'segments.sql', window })
  const all = raw.reduce((sum, row) => sum + Number(row.left_at), 0)
  const within = (days: number): number => tenure.filter(row => row.to <= days).reduce((sum, row) => sum + row.left, 0)
  for (const days of [30, 90]) {
    const from = { query: 'tenure.sql', n: all, window, method: WILSON }
    facts[`tenure.left${days}.lost`] = fact(within(days), 'count', `lost customers who left within ${days} days of sign-up`, from)
    Object.assign(facts, withInterval(`tenure.left${days}`, 'share', wilson(within(days), all), 'percent', `share of the lost who left within ${days} days of sign-up`, from))
  }
  tenure.forEach(({ lost, atRisk, band }, i) => {
    const key = `tenure.${['early', 'quarter', 'half', 'year', 'older'][i]}`
    const from = { query: 'tenure.sql', n: atRisk, window, method: WILSON }
    Object.assign(facts, withInterval(key, 'rate', wilson(lost, atRisk), 'percent', `monthly logo churn at ${band} since sign-up`, from))
    facts[`${key}.lost`] = fact(lost, 'count', `lost at ${band}`, from)
    facts[`${key}.atRisk`] = fact(atRisk, 'count', `at risk at ${band}`, from)
  })
  for (const { group, day, atRisk, survival, low, high } of survivalAtRisk.filter(row => row.group !== 'all')) {
    const from = { query: 'survival.sql', n: atRisk, method: 'Kaplan–Meier from the landmark on, pointwise 95 % interval (log-minus-log)' }
    const what = `share of the ${group} still there ${day} days after sign-up, of those there when the onboarding days ended`
    facts[`survival.${group}.day${day}`] = fact(survival, 'percent', what, from)
    facts[`survival.${group}.day${day}.low`] = fact(low, 'percent', `${what}: lower end of the interval`, from)
    facts[`survival.${group}.day${day}.high`] = fact(high, 'percent', `${what}: upper end of the interval`, from)
    facts[`survival.${group}.atRisk${day}`] = fact(atRisk, 'count', `${group} customers followed for ${day} days`, from)
  }
  return facts
}

function driverFacts({ drivers, adjusted, overlap }: Tables, window: string): Facts {
  const facts: Facts = {}
  for (const row of drivers) {
    const key = `driver.${row.key}`
    const from = { query: 'drivers.sql', n: row.atRisk, window, method: NEWCOMBE }
    Object.assign(facts, withInterval(key, 'diff', { value: row.diff, low: row.low, high: row.high }, 'points', `difference in churn, touched by "${row.label}" against not, one driver at a time`, from), {
      [`${key}.label`]: fact(row.label, 'text', 'name of the driver'),
      [`${key}.lost`]: fact(row.lost, 'count', 'lost customers whom it touched', from),
      [`${key}.atRisk`]: fact(row.atRisk, 'count', 'customers at risk whom it touched', from),
      [`${key}.rate`]: fact(row.rate, 'percent', 'churn of those whom it touched', from),
      [`${key}.otherRate`]: fact(row.otherRate, 'percent', 'churn of those whom it did not touch', from),
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
  facts['overlap.onboardingAlsoReply'] = fact(both / onboarding, 'percent', 'share of the lost with unfinished onboarding who also waited for an urgent reply', { ...from, n: onboarding })
  facts['overlap.onboardingAlsoReplyLost'] = fact(both, 'count', 'lost customers touched by both', from)
  facts['overlap.replyAlsoOnboarding'] = fact(both / sum(row => row.reply), 'percent', 'share of the lost who waited for an urgent reply and had not finished onboarding', { ...from, n: sum(row => row.reply) })
  facts['overlap.several'] = fact(several, 'count', 'lost customers touched by more than one driver', from)
  facts['overlap.severalShare'] = fact(several / lost, 'percent', 'share of the lost touched by more than one driver', { ...from, n: lost })
  facts['overlap.noneShare'] = fact(none / lost, 'percent', 'share of the lost whom none of the three touched', { ...from, n: lost })
  facts['overlap.any'] = fact(lost - none, 'count', 'lost customers whom at least one driver touched', from)
  facts['overlap.naiveSum'] = fact(drivers.reduce((total, row) => total + row.lost, 0), 'count', 'the three drivers\' lost customers added up: more than there are, so never a total', from)
  return facts
}

function sourceFacts({ reasons, topics, examples }: Tables, answers: Answers, window: string, calendar: Calendar): Facts {
  const survey = answers.survey[0]!
  const urgent = answers['support-urgent'][0]!
  const [sent, answered] = [Number(survey.sent), Number(survey.answered)]
  const tickets = topics.reduce((sum, row) => sum + row.tickets, 0)
  const ticketWindow = `${isoOf(calendar.firstDay)}/${isoOf(calendar.windowEnd)}`
  const from = { query: 'survey.sql', n: sent, window, method: WILSON }
  const supportFrom = { query: 'support-urgent.sql', n: Number(urgent.tickets), window: ticketWindow }
  const facts: Facts = {
    'survey.sent': fact(sent, 'count', 'exit surveys sent: one to everyone lost in the baseline window', from),
    'survey.answered': fact(answered, 'count', 'exit surveys answered', from),
    ...withInterval('survey', 'rate', wilson(answered, sent), 'percent', 'response rate of the exit survey', from),
    'support.tickets': fact(tickets, 'count', 'tickets opened', { query: 'support.sql', window: ticketWindow }),
    'support.window': fact(ticketWindow, 'dates', 'the days of the tickets'),
    'support.urgent': fact(Number(urgent.tickets), 'count', 'urgent tickets', supportFrom),
    'support.urgentLate': fact(Number(urgent.late), 'count', 'urgent tickets without a first reply in time', supportFrom),
    'support.medianReply': fact(Number(urgent.median_hours), 'hours', 'median first reply to an urgent ticket', supportFrom),
    ...withInterval('support', 'lateShare', wilson(Number(urgent.late), Number(urgent.tickets)), 'percent', 'share of urgent tickets without a first reply in time', { ...supportFrom, method: WILSON }),
  }
  for (const { reason, answers: count, share, low, high } of reasons) {
    Object.assign(facts, withInterval(`survey.${reason}`, 'share', { value: share, low, high }, 'percent', `share of the answers that tick "${reason}"; of those who answered, not of all customers`, { ...from, n: answered }))
    facts[`survey.${reason}.answers`] = fact(count, 'count', `answers that tick "${reason}"`, from)
  }
  for (const { topic, ticket } of examples)
    facts[`support.example.${topic.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`] = fact(ticket, 'text', `a ticket about ${topic} to look up`, { query: 'support-examples.sql' })
  return facts
}

function experimentFacts({ arms, guardrails }: Tables, { activation }: Answers, { experiment, activation: rule }: Scenario): Facts {
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
    facts[`guardrail.${key}.state`] = fact(last.inside ? 'inside its limits' : 'outside its limits', 'text', `${words[key]}: in order or not`, from)
    facts[`guardrail.${key}.outside`] = fact(rows.filter(row => !row.inside).length, 'count', `${words[key]}: weeks outside the limits`, from)
  }
  return facts
}
