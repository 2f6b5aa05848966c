import type { Scenario } from '../scenario'
import type { Person } from './step'
import { dayOf, isoOf } from '../days'

/** What the four weeks take from a scenario: whose they are, who acts, and when. A recording keeps it. */
export interface Told {
  company: { name: string, short: string }
  people: Record<Person, { name: string, role: string }>
  calendar: Pick<Scenario['calendar'], 'start' | 'research' | 'planning' | 'release' | 'asOf'>
  quarter: string
}

/** The days of the story, as ISO dates. */
export interface Days {
  start: string
  research: string
  /** The first answer is refused, and the second is written. */
  rejected: string
  approved: string
  planning: string
  /** Three agents work at once. */
  parallel: string
  release: string
  /** The day after the release: the trail of the week, and the morning run is set up. */
  handover: string
  asOf: string
  /** The working day after the review. */
  late: string
}

/** Names and days that the whole story uses. */
export interface Plot {
  told: Told
  days: Days
  /** The working days on which a report goes out. */
  reportDays: readonly string[]
  /** Name of the repository. */
  project: string
  /** Where mail of the company comes from. */
  domain: string
  /** What each person types after `--by`, and before the @ of a mail. */
  by: Record<Person, string>
  mail: Record<Person, string>
  /** The quarter as a title has it: "Q1", or nothing. */
  quarter: string
  // chant draws the last part of an id at random, so the replay gives each spec one that stays.
  research: string
  plan: string
  driver: string
  wizard: string
  email: string
  triage: string
  members: readonly [wizard: string, email: string, triage: string]
}

const PEOPLE = ['owner', 'analyst'] as const

/** Returns what the four weeks take from a scenario. */
export function toldOf({ company, people, calendar, keyResult }: Scenario): Told {
  const { start, research, planning, release, asOf } = calendar
  return {
    company: { name: company.name, short: company.short },
    people: byPerson(key => ({ name: people[key]!.name, role: people[key]!.role })),
    calendar: { start, research, planning, release, asOf },
    quarter: keyResult.quarter,
  }
}

/** Returns the names and days of a story. */
export function plotOf(told: Told): Plot {
  const days = daysOf(told.calendar)
  const company = asciiWord(told.company.short) ?? 'company'
  const driver = `${days.planning}-002-kpi`
  const [wizard, email, triage] = ['1a-onboarding-wizard', '1b-email-sequence', '1c-support-triage']
    .map(part => `${driver}.${part}`) as [string, string, string]
  return {
    told,
    days,
    reportDays: [4, 3, 2, 1, 0].map(before => isoOf(dayOf(days.asOf) - before)),
    project: `${company}-churn`,
    domain: `${company}.example`,
    by: byPerson(key => asciiWord(told.people[key].name) ?? told.people[key].name),
    mail: byPerson(key => asciiWord(told.people[key].name) ?? key),
    quarter: /Q[1-4]/.exec(told.quarter)?.[0] ?? '',
    research: `${days.research}-001-xyz`,
    plan: `${days.planning}-001-pln`,
    driver,
    wizard,
    email,
    triage,
    members: [wizard, email, triage],
  }
}

/** Returns the id of the report of a day. */
export function reportOf(day: string): string {
  return `${day}-001-rpt`
}

/** Returns an argument of a command line as a person would type it. */
export function typed(argument: string): string {
  if (/^[\w.@-]+$/.test(argument))
    return argument
  return /["$`\\!]/.test(argument) ? `'${argument.replaceAll('\'', '\'\\\'\'')}'` : `"${argument}"`
}

// -- internal --

function byPerson<T>(valueOf: (key: Person) => T): Record<Person, T> {
  return Object.fromEntries(PEOPLE.map(key => [key, valueOf(key)])) as Record<Person, T>
}

function daysOf({ start, research, planning, release, asOf }: Told['calendar']): Days {
  const after = (day: string, days: number): string => isoOf(dayOf(day) + days)
  return {
    start,
    research,
    rejected: after(research, 1),
    approved: after(research, 2),
    planning,
    parallel: after(planning, 1),
    release,
    handover: after(release, 1),
    asOf,
    // The review is on a Friday.
    late: after(asOf, 3),
  }
}

/** Returns a name in small letters if it is one word of plain letters and digits: Jane is jane. */
function asciiWord(name: string): string | undefined {
  return /^[a-z][a-z0-9-]*$/i.test(name) ? name.toLowerCase() : undefined
}
