import type { Day } from '../days'
import type { Calendar, Scenario } from '../scenario'
import type { Account, DraftTicket } from './accounts'
import type { Random } from './random'
import { createRandom, repeat } from './random'

export const DAY_MINUTES = 1440
const URGENT_TOPICS = ['import', 'permissions', 'login', 'outage', 'billing']
const OTHER_TOPICS = ['how-to', 'billing', 'bug', 'performance', 'reporting']

/** Gives every account the tickets that it would open if it stayed. Those after a cancellation are dropped later. */
export function drawTickets(accounts: Account[], scenario: Scenario, calendar: Calendar): void {
  const urgent = createRandom(scenario.seed, 'urgent')
  const other = createRandom(scenario.seed, 'other')
  const integration = createRandom(scenario.seed, 'integration')
  for (const account of accounts) {
    account.tickets.push(...drawUrgent(account, scenario, calendar, urgent))
    account.lateFrom = firstLateDay(account.tickets, scenario)
    account.tickets.push(...drawOthers(account, scenario, calendar, other))
    if (integration.chance(scenario.integration.share)) {
      const ticket = drawOther(account, scenario, calendar, integration, 'integration')
      account.integrationFrom = dayOfMinute(ticket.opened) + 1
      account.tickets.push(ticket)
    }
  }
}

/** Returns the day of a minute since 1970. */
export function dayOfMinute(minute: number): number {
  return Math.floor(minute / DAY_MINUTES)
}

// -- internal --

/** Returns the first day on which one of the tickets has waited too long; nothing if none does. */
function firstLateDay(tickets: DraftTicket[], { support: { lateAfterHours } }: Scenario): Day | undefined {
  const late = tickets.filter(ticket => ticket.reply - ticket.opened > lateAfterHours * 60)
  if (late.length === 0)
    return undefined
  const opened = Math.min(...late.map(ticket => dayOfMinute(ticket.opened)))
  return opened + Math.ceil(lateAfterHours / 24)
}

function drawUrgent(account: Account, scenario: Scenario, calendar: Calendar, random: Random): DraftTicket[] {
  const { support, onboarding } = scenario
  const stalled = account.onboarded === undefined || account.onboarded > account.signedUp + onboarding.days
  const state = stalled ? 'stalled' : 'finished'
  const days = calendar.lastDay + 1 - firstDayOf(account, calendar)
  return repeat(random.poisson(support.urgentPer28Days[state] * days / 28), () => {
    const opened = openedIn(account, calendar, random)
    const late = random.chance(support.lateShare[state])
    const wait = late ? lateWait(scenario, random) : promptWait(scenario, random)
    // A stalled account's urgent ticket is about its import in one case of two.
    const topic = stalled && random.chance(0.5) ? 'import' : oneOf(URGENT_TOPICS, random)
    return { opened, priority: 'urgent' as const, topic, reply: opened + wait }
  })
}

/** Minutes until a late reply: longer than allowed, by an exponential time whose mean is 16 hours. */
function lateWait({ support }: Scenario, random: Random): number {
  return support.lateAfterHours * 60 + 1 + Math.floor(-Math.log(1 - random.next()) * 16 * 60)
}

/** Minutes until a prompt reply: log-normal, and never late. */
function promptWait({ support }: Scenario, random: Random): number {
  const wait = Math.round(support.promptHours * 60 * Math.exp(0.8 * random.normal()))
  return Math.min(support.lateAfterHours * 60, wait)
}

function drawOthers(account: Account, scenario: Scenario, calendar: Calendar, random: Random): DraftTicket[] {
  const days = calendar.lastDay + 1 - firstDayOf(account, calendar)
  return repeat(random.poisson(scenario.support.otherPer28Days * days / 28), () => {
    const topic = oneOf(OTHER_TOPICS, random)
    return drawOther(account, scenario, calendar, random, topic)
  })
}

function drawOther(
  account: Account,
  { support }: Scenario,
  calendar: Calendar,
  random: Random,
  topic: string,
): DraftTicket {
  const opened = openedIn(account, calendar, random)
  const wait = Math.round(support.otherReplyHours * 60 * Math.exp(0.7 * random.normal()))
  return { opened, priority: 'normal', topic, reply: opened + Math.max(1, wait) }
}

function oneOf(topics: string[], random: Random): string {
  return topics[random.between(0, topics.length - 1)]!
}

function firstDayOf({ signedUp }: Account, { firstDay }: Calendar): number {
  return Math.max(signedUp, firstDay)
}

function openedIn(account: Account, calendar: Calendar, random: Random): number {
  const first = firstDayOf(account, calendar) * DAY_MINUTES
  const last = (calendar.lastDay + 1) * DAY_MINUTES - 1
  return random.between(first, last)
}
