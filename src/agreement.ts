import type { Day } from './days'
import type { Scenario } from './scenario-schema'
import { dayOf, isoOf } from './days'
import { measureOf } from './key-result'
import { CUSTOMERS } from './scenario-schema'

/** The story's pages and its recording need these keys. The names that readers see are free. */
const PEOPLE = ['owner', 'analyst']

/** The share of customers who may have joined since the data begin. The others signed up before. */
const ROOM = 0.8
/** In so many standard deviations, chance alone gives no more sign-ups than there are customers. */
const DEVIATIONS = 5

const MOST_PEOPLE = 20
/** Sign-ups or tickets in a window: with as many, a week without any is rare. */
const LEAST_COUNTED = 60
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** From planning to the release: the day after it three agents work, and the day after that is the first for a yes. */
const TO_RELEASE = 2
/** When in its week each stage may begin, in days since Monday, so that what follows it is on working days. */
const STAGES = [
  { name: 'research', week: 2, days: [0, 2], because: 'the refusal is on the next day, the approval on the one after' },
  { name: 'planning', week: 3, days: [0, 1], because: 'the agents work on the next day, the release comes after' },
  { name: 'release', week: 3, days: [2, 3], because: 'two days after planning, and a day before the week ends' },
] as const
const YEAR = 366

export interface Disagreement { path: PropertyKey[], found: string, fix: string }

/** Notes a disagreement unless `holds`. */
type Check = (holds: boolean, path: PropertyKey[], found: string, fix: string) => void

/** Returns what a schema of single values cannot see: sums, orders and what the story needs. */
export function disagreements(scenario: Scenario): Disagreement[] {
  const disagreements: Disagreement[] = []
  const check: Check = (holds, path, found, fix) => {
    if (!holds)
      disagreements.push({ path, found, fix })
  }
  checkCalendar(scenario, check)
  checkKeyResult(scenario, check)
  checkShares('plans', Object.values(scenario.plans), check)
  checkShares('tenure', scenario.tenure, check)
  checkPlans(scenario, check)
  checkPeople(scenario, check)
  const people = Object.keys(scenario.people).length
  check(people <= MOST_PEOPLE, ['people'], `${people} people`, `at most ${MOST_PEOPLE}`)
  checkDaysLeft(scenario, check)
  return disagreements
}

/** Returns why no dataset can be made up from the scenario; a user's own data may be of any size. */
export function cannotGenerate(scenario: Scenario): Disagreement[] {
  const { company, calendar, signupsPerDay } = scenario
  const disagreements: Disagreement[] = []
  if (company.customers < CUSTOMERS.least) {
    disagreements.push({
      path: ['company', 'customers'],
      found: `company.customers: ${company.customers} are too few to make up a dataset`,
      fix: `write ${CUSTOMERS.least} or more; your own data may have fewer`,
    })
  }
  const days = 7 * (calendar.frozenWeeks - calendar.windowWeeks)
  const joined = Math.round(signupsPerDay * days)
  const room = roomFor(company.customers)
  if (joined > room) {
    const who = `some ${joined} of ${company.customers} customers`
    const most = Math.floor(100 * room / days) / 100
    disagreements.push({
      path: ['signupsPerDay'],
      found: `signupsPerDay: ${who} would have signed up before the baseline window`,
      fix: `at most ${most} a day with so many customers and weeks`,
    })
  }
  return [...disagreements, ...tooFewCounted(scenario)]
}

// -- internal --

/** A window of a few sign-ups or tickets would say nothing, and a week of it might have none. */
function tooFewCounted(scenario: Scenario): Disagreement[] {
  const { signupsPerDay, company, support, calendar: { windowWeeks } } = scenario
  const measure = measureOf(scenario)
  const tickets = company.customers * (support.urgentPer28Days.finished + support.otherPer28Days)
  const counted = { 'churn': Infinity, 'activation': signupsPerDay * windowWeeks * 7, 'first-reply': tickets }
  if (counted[measure.key] >= LEAST_COUNTED)
    return []
  const path = measure.key === 'activation' ? ['signupsPerDay'] : ['company', 'customers']
  const found = `${path.join('.')}: some ${Math.round(counted[measure.key])} ${measure.words.units} in a window`
  return [{ path, found, fix: `${measure.words.noun} is made up of ${LEAST_COUNTED} or more` }]
}

/**
 * Returns how many may have joined by chance before the baseline window: Poisson numbers of the mean m
 * stay below m + 5 √m, which must not be more than all.
 */
function roomFor(customers: number): number {
  const root = (Math.sqrt(DEVIATIONS ** 2 + 4 * customers) - DEVIATIONS) / 2
  return Math.floor(Math.min(ROOM * customers, root ** 2))
}

/** Titles, openers and the recording speak of four weeks, Monday to Friday; each stage has its week. */
function checkCalendar({ calendar }: Scenario, check: Check): void {
  checkOrder(calendar, check)
  const start = dayOf(calendar.start)
  const sinceMonday = daysSinceMonday(start)
  check(
    sinceMonday === 0,
    ['calendar', 'start'],
    `${calendar.start} is no Monday`,
    `write ${isoOf(start - sinceMonday)}`,
  )
  // Without a Monday there are no weeks to check.
  if (sinceMonday === 0)
    checkWeeks(calendar, start, check)
  checkGraded(calendar, check)
}

function checkOrder(calendar: Scenario['calendar'], check: Check): void {
  const order = ['start', 'research', 'planning', 'release', 'asOf', 'graded'] as const
  const fix = `the order is ${order.join(', ')}`
  order.slice(1).forEach((name, i) => {
    const before = order[i]!
    const found = `${calendar[name]} is before ${before} ${calendar[before]}`
    check(calendar[before] <= calendar[name], ['calendar', name], found, fix)
  })
}

function checkWeeks(calendar: Scenario['calendar'], start: Day, check: Check): void {
  const lastFriday = start + 25
  check(
    dayOf(calendar.asOf) === lastFriday,
    ['calendar', 'asOf'],
    `${calendar.asOf} is not the Friday of the fourth week`,
    `write ${isoOf(lastFriday)}`,
  )
  const afterPlanning = dayOf(calendar.planning) + TO_RELEASE
  for (const { name, week, days: [first, last], because } of STAGES) {
    const monday = start + (week - 1) * 7
    const latest = monday + last
    const from = name === 'release' ? Math.max(monday + first, afterPlanning) : monday + first
    const earliest = Math.min(from, latest)
    const day = dayOf(calendar[name])
    const found = day < monday || day > monday + 4
      ? `${calendar[name]} is not in week ${week}`
      : `${calendar[name]} is a ${WEEKDAYS[daysSinceMonday(day)]}: ${because}`
    const range = earliest === latest ? isoOf(latest) : `a day from ${isoOf(earliest)} to ${isoOf(latest)}`
    check(day >= earliest && day <= latest, ['calendar', name], found, `write ${range}`)
  }
}

/** The graded window begins after the story and ends within a year. */
function checkGraded({ asOf, graded, windowWeeks }: Scenario['calendar'], check: Check): void {
  const end = dayOf(asOf)
  const wait = dayOf(graded) - end
  const path = ['calendar', 'graded']
  const earliest = isoOf(end + windowWeeks * 7)
  check(wait >= windowWeeks * 7, path, 'the graded window starts before asOf', `write ${earliest} or later`)
  const latest = isoOf(end + YEAR)
  check(wait <= YEAR, path, `${graded} is more than a year after asOf`, `write ${latest} or earlier`)
}

/** Day 0, 1 January 1970, was a Thursday. */
function daysSinceMonday(day: Day): number {
  return (day + 3) % 7
}

function checkKeyResult(scenario: Scenario, check: Check): void {
  const { keyResult, company: { customers } } = scenario
  const { key, up, words: { noun } } = measureOf(scenario)
  check(
    up ? keyResult.target > keyResult.baseline : keyResult.target < keyResult.baseline,
    ['keyResult', 'target'],
    `the target is not ${up ? 'above' : 'below'} the baseline`,
    `${noun} is to ${up ? 'rise' : 'fall'}`,
  )
  if (key !== 'churn')
    return
  // Customers are lost whole, and every output shows the share that these are.
  const lost = Math.round(customers * keyResult.baseline)
  const shown = Number((lost / customers).toFixed(3))
  check(
    shown === keyResult.baseline,
    ['keyResult', 'baseline'],
    `${lost} of ${customers} customers are ${Number((shown * 100).toFixed(1))} %`,
    `write ${shown}, or another number of customers`,
  )
}

function checkShares(path: string, parts: { share: number }[], check: Check): void {
  const sum = parts.reduce((total, { share }) => total + share, 0)
  const found = `the shares add up to ${Number(sum.toFixed(6))}`
  check(Math.abs(sum - 1) < 1e-9, [path], found, 'they must add up to 1')
}

function checkPlans({ plans }: Scenario, check: Check): void {
  const ofLabel = new Map<string, string>()
  for (const [name, { label, seats: [least, most] }] of Object.entries(plans)) {
    check(least <= most, ['plans', name, 'seats'], `${least} is more than ${most}`, 'write the least first')
    const other = ofLabel.get(label)
    const fix = 'titles and charts tell plans apart by their labels'
    check(other === undefined, ['plans', name, 'label'], `the label is that of ${other} too`, fix)
    ofLabel.set(label, name)
  }
}

function checkPeople({ people }: Scenario, check: Check): void {
  const missing = PEOPLE.filter(name => !Object.hasOwn(people, name))
  check(
    missing.length === 0,
    ['people'],
    `${missing.join(', ')} is missing`,
    `the story names ${PEOPLE.join(', ')}; what they are called in words is free`,
  )
  check(
    missing.length > 0 || people.owner!.name !== people.analyst!.name,
    ['people', 'analyst', 'name'],
    'the name is the owner\'s too',
    'the story is one of two people: one decides, another makes the figures',
  )
}

/** What is measured from the release on must be over before the story ends. */
function checkDaysLeft({ calendar, experiment, activation }: Scenario, check: Check): void {
  const left = dayOf(calendar.asOf) - dayOf(calendar.release)
  const fix = `at most ${left - 1} days`
  check(
    experiment.recoveryDays < left,
    ['experiment', 'recoveryDays'],
    'recovery is not over before asOf',
    fix,
  )
  check(
    activation.days < left,
    ['activation', 'days'],
    'no sign-up since the release is old enough before asOf',
    fix,
  )
}
