import type { Day } from './days'
import type { Scenario } from './scenario-schema'
import { dayOf, isoOf } from './days'

/** What the story cannot be told without: its pages and its recording name them. What they are called in words is free. */
const PEOPLE = ['sarah', 'mike']
const PLANS = ['starter', 'team', 'business']

/** With fewer, whole weeks and groups would be empty by chance. */
const FEWEST = 500
/** The rest has signed up before the data begin; a fifth of 500 is five times the chance deviation of 400. */
const ROOM = 0.8

export interface Disagreement { path: PropertyKey[], found: string, mend: string }

type Check = (holds: boolean, path: PropertyKey[], what: string, mend: string) => void

/** Returns what a schema of single values cannot see: sums, orders and what the story needs of each other. */
export function disagreements(scenario: Scenario): Disagreement[] {
  const found: Disagreement[] = []
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const check: Check = (holds, path, what, mend) => {
    if (!holds)
      found.push({ path, found: what, mend })
  }
  const { keyResult, tenure, plans, people, company, experiment } = scenario
  checkCalendar(scenario, check)
  check(keyResult.target < keyResult.baseline, ['keyResult', 'target'], 'the target is not below the baseline', 'churn is to fall')
  const lost = Math.round(company.customers * keyResult.baseline)
  const made = (lost / company.customers).toFixed(3)
  check(Number(made) === keyResult.baseline, ['keyResult', 'baseline'], `${lost} of ${company.customers} customers are ${Number((Number(made) * 100).toFixed(1))} %`, `write ${Number(made)}, or another number of customers`)
  const shares = (path: string, values: number[]): void => check(Math.abs(sum(values) - 1) < 1e-9, [path], `the shares add up to ${Number(sum(values).toFixed(6))}`, 'they must add up to 1')
  shares('plans', Object.values(plans).map(plan => plan.share))
  shares('tenure', tenure.map(one => one.share))
  for (const [name, { seats: [least, most] }] of Object.entries(plans))
    check(least <= most, ['plans', name, 'seats'], `${least} is more than ${most}`, 'write the least first')
  check(Object.keys(plans).length <= 6, ['plans'], `${Object.keys(plans).length} plans`, 'a chart has room for six')
  const has = (part: 'people' | 'plans', names: string[]): void => {
    const missing = names.filter(name => !Object.hasOwn(scenario[part], name))
    check(missing.length === 0, [part], `${missing.join(', ')} is missing`, `the story names ${names.join(', ')}; what they are called in words is free`)
  }
  has('people', PEOPLE)
  has('plans', PLANS)
  check(Object.keys(people).length <= 20, ['people'], `${Object.keys(people).length} people`, 'at most 20')
  const left = dayOf(scenario.calendar.asOf) - dayOf(scenario.calendar.release)
  check(experiment.recoveryDays < left, ['experiment', 'recoveryDays'], 'recovery is not over before asOf', `at most ${left - 1} days`)
  check(scenario.activation.days < left, ['activation', 'days'], 'no sign-up since the release is old enough before asOf', `at most ${left - 1} days`)
  return found
}

/** Returns why no dataset can be made up from the scenario; a user's own data may be of any size. */
export function cannotGenerate({ company, calendar, signupsPerDay }: Scenario): Disagreement[] {
  const found: Disagreement[] = []
  if (company.customers < FEWEST)
    found.push({ path: ['company', 'customers'], found: `company.customers: ${company.customers} are too few to make up a dataset`, mend: `write ${FEWEST} or more; your own data may have fewer` })
  const days = 7 * (calendar.frozenWeeks - calendar.windowWeeks)
  const joined = Math.round(signupsPerDay * days)
  const room = Math.floor(company.customers * ROOM)
  if (joined > room)
    found.push({ path: ['signupsPerDay'], found: `signupsPerDay: some ${joined} of ${company.customers} customers would have signed up before the baseline window`, mend: `at most ${Math.floor(10 * room / days) / 10} a day with so many customers and weeks` })
  return found
}

/** Titles, openers and the recording speak of four weeks, Monday to Friday; each stage has its week. */
function checkCalendar({ calendar: c }: Scenario, check: Check): void {
  const order = ['start', 'research', 'planning', 'release', 'asOf', 'graded'] as const
  order.slice(1).forEach((name, i) => check(c[order[i]!] <= c[name], ['calendar', name], `${c[name]} is before ${order[i]} ${c[order[i]!]}`, `the order is ${order.join(', ')}`))
  const start = dayOf(c.start)
  const monday = isMonday(start)
  check(monday, ['calendar', 'start'], `${c.start} is no Monday`, `write ${isoOf(start - (start + 3) % 7)}`)
  check(!monday || dayOf(c.asOf) === start + 25, ['calendar', 'asOf'], `${c.asOf} is not the Friday of the fourth week`, `write ${isoOf(start + 25)}`)
  for (const [name, week] of [['research', 2], ['planning', 3], ['release', 3]] as const) {
    const from = start + (week - 1) * 7
    check(!monday || (dayOf(c[name]) >= from && dayOf(c[name]) <= from + 4), ['calendar', name], `${c[name]} is not in week ${week}`, `write a day from ${isoOf(from)} to ${isoOf(from + 4)}`)
  }
  const wait = dayOf(c.graded) - dayOf(c.asOf)
  check(wait >= c.windowWeeks * 7, ['calendar', 'graded'], 'the graded window starts before asOf', `write ${isoOf(dayOf(c.asOf) + c.windowWeeks * 7)} or later`)
  check(wait <= 366, ['calendar', 'graded'], `${c.graded} is more than a year after asOf`, `write ${isoOf(dayOf(c.asOf) + 366)} or earlier`)
}

/** Day 0, 1 January 1970, was a Thursday. */
function isMonday(day: Day): boolean {
  return (day + 3) % 7 === 0
}
