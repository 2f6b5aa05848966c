import type { Fact, Facts } from '../facts'
import type { Calendar, Scenario } from '../scenario'
import { isoOf, isoSpan } from '../days'
import { isolate } from '../isolate'
import { measureOf } from '../key-result'

/** Returns the facts that the scenario declares: company, people, calendar, key result. */
export function declaredFacts(scenario: Scenario, calendar: Calendar): Facts {
  return {
    ...companyFacts(scenario),
    ...keyResultFacts(scenario, calendar),
    ...calendarFacts(calendar),
    ...weekFacts(calendar),
    ...peopleFacts(scenario.people),
    ...presenterFacts(scenario.presenter),
  }
}

// -- internal --

function text(value: string, what: string): Fact {
  return { value, unit: 'text', what }
}

function count(value: number, what: string): Fact {
  return { value, unit: 'count', what }
}

function date(day: number, what: string): Fact {
  return { value: isoOf(day), unit: 'date', what }
}

function dates(from: number, to: number, what: string): Fact {
  return { value: isoSpan(from, to), unit: 'dates', what }
}

function companyFacts({ company, seed }: Scenario): Facts {
  return {
    'company.name': text(company.name, 'the company, invented'),
    'company.short': text(company.short, 'its short name'),
    'company.product': text(company.product, 'what it sells'),
    'company.customers': count(company.customers, 'paying customers at the start of the baseline window'),
    'data.seed': text(seed, 'the seed of the draw: seeds have numbers, and are tried in order'),
    'company.currency': text(company.currency, 'the currency of its prices'),
    'company.locale': text(company.locale, 'by whose customs numbers and dates are written'),
  }
}

function keyResultFacts(scenario: Scenario, calendar: Calendar): Facts {
  const { keyResult, onboarding, support, activation, experiment } = scenario
  const measure = measureOf(scenario)
  const { unit, difference, up, words: { noun } } = measure
  const planted = experiment.recovery.wizard - experiment.recovery.control
  return {
    'kr.objective': text(keyResult.objective, 'the objective'),
    'kr.metric': text(keyResult.metric, 'the metric'),
    ...measure.framed === undefined ? {} : { 'kr.measure': text(measure.key, 'what is measured') },
    'kr.quarter': text(keyResult.quarter, 'the quarter'),
    'kr.baseline': { value: keyResult.baseline, unit, what: 'the key result starts from' },
    'kr.target': { value: keyResult.target, unit, what: 'the key result aims at' },
    'kr.gap': { value: gapOf(keyResult, up), unit: difference, what: 'from the start to the aim' },
    'kr.gradeBaseline': { value: 0, unit: 'factor', what: `grade if ${noun} stays at the baseline` },
    'kr.gradeTarget': { value: 1, unit: 'factor', what: `grade if ${noun} reaches the target` },
    'kr.windowDays': count(calendar.windowDays, `days of a ${measure.framed ? '' : 'churn '}window`),
    'kr.onboardingDays': count(onboarding.days, 'days in which onboarding should be finished'),
    'kr.lateHours': count(support.lateAfterHours, 'hours after which an urgent ticket has waited too long'),
    'kr.activationDays': count(activation.days, 'days in which a sign-up should be activated'),
    'planted.arms.diff': { value: planted, unit: 'points', what: 'difference in recovery that was put into the data' },
    'kr.stalledDays': count(experiment.stalledWithinDays, 'a stalled account signed up at most so many days ago'),
  }
}

/** From the start to the aim, whichever way that is. */
function gapOf({ baseline, target }: Scenario['keyResult'], up: boolean): number {
  return up ? target - baseline : baseline - target
}

function calendarFacts(calendar: Calendar): Facts {
  return {
    'calendar.start': date(calendar.start, 'first day of the sprint'),
    'calendar.research': date(calendar.research, 'research spec, rejection, rework, approval'),
    'calendar.planning': date(calendar.planning, 'driver and members are written'),
    'calendar.release': date(calendar.release, 'release and split into arms'),
    'calendar.asOf': date(calendar.asOf, 'closing review; data to the end of the day before'),
    'calendar.review': date(calendar.asOf, 'closing review'),
    'calendar.knownTo': date(calendar.lastDay, 'last day of the data'),
    'calendar.firstDay': date(calendar.firstDay, 'first day of the data'),
    'calendar.graded': date(calendar.graded, 'first day on which the key result can be graded'),
    'calendar.windowStart': date(calendar.windowStart, 'first day of the baseline window'),
    'calendar.windowEnd': date(calendar.windowEnd, 'last day of the baseline window'),
    'calendar.window': dates(calendar.windowStart, calendar.windowEnd, 'the baseline window'),
    'calendar.gradeStart': date(calendar.gradeStart, 'first day of the graded window'),
    'calendar.gradeEnd': date(calendar.gradeEnd, 'last day of the graded window'),
    'calendar.gradeWindow': dates(calendar.gradeStart, calendar.gradeEnd, 'the graded window'),
    'calendar.data': dates(calendar.firstDay, calendar.lastDay, 'the days of the data'),
    'calendar.evidence': dates(calendar.firstDay, calendar.windowStart - 1, 'the days whose tickets count as exposure'),
    'calendar.daysToGrading': count(calendar.graded - calendar.asOf, 'days from the closing review to grading'),
    'calendar.weeks': count(calendar.weeks - calendar.frozenWeeks, 'weeks of the sprint'),
  }
}

function weekFacts({ start, weeks, frozenWeeks }: Calendar): Facts {
  return Object.fromEntries(Array.from({ length: weeks - frozenWeeks }, (_, before) => {
    const [week, monday] = [before + 1, start + before * 7]
    return [`calendar.week${week}`, dates(monday, monday + 4, `working days of sprint week ${week}`)]
  }))
}

function peopleFacts(people: Scenario['people']): Facts {
  return Object.fromEntries(Object.entries(people).flatMap(([key, { name, role, does }]) => [
    [`people.${key}.name`, text(name, 'name')],
    [`people.${key}.role`, text(role, 'role')],
    [`people.${key}.does`, text(does, 'what the person does')],
  ]))
}

/** A deck that does not know who presents it says so nowhere: it speaks of "the presenter". */
function presenterFacts(presenter: Scenario['presenter']): Facts {
  const { name, firm, mail } = presenter ?? {}
  const named = [name, firm, mail].flatMap(part => part === undefined ? [] : [isolate(part)]).join(', ')
  return {
    'presenter.by': text(named && `Presented by ${named}.`, 'who presents, in a sentence; empty if not said'),
    'presenter.seller': text(firm ?? name ?? 'the presenter', 'who offers to advise'),
  }
}
