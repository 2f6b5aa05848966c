import type { Calendar, Scenario } from '../scenario'
import type { Account, DraftTicket } from './accounts'
import type { Random } from './random'
import { createRandom, repeat } from './random'

const DAY_MINUTES = 1440
const URGENT_TOPICS = ['import', 'permissions', 'login', 'outage', 'billing']
const OTHER_TOPICS = ['how-to', 'billing', 'bug', 'performance', 'reporting']

/** Gives every account the tickets it would open if it stayed; those after a cancellation are dropped later. */
export function drawTickets(accounts: Account[], scenario: Scenario, calendar: Calendar): void {
  const urgent = createRandom(scenario.seed, 'urgent')
  const other = createRandom(scenario.seed, 'other')
  const integration = createRandom(scenario.seed, 'integration')
  for (const account of accounts) {
    account.tickets.push(...drawUrgent(account, scenario, calendar, urgent))
    const late = account.tickets.filter(ticket => ticket.reply - ticket.opened > scenario.support.lateAfterHours * 60)
    if (late.length > 0)
      account.lateFrom = Math.min(...late.map(ticket => dayOfMinute(ticket.opened))) + Math.ceil(scenario.support.lateAfterHours / 24)
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

function drawUrgent(account: Account, { support, onboarding }: Scenario, calendar: Calendar, random: Random): DraftTicket[] {
  const stalled = account.onboarded === undefined || account.onboarded > account.signedUp + onboarding.days
  const state = stalled ? 'stalled' : 'finished'
  const days = calendar.lastDay + 1 - firstDayOf(account, calendar)
  return repeat(random.poisson(support.urgentPer28Days[state] * days / 28), () => {
    const opened = openedIn(account, calendar, random)
    const late = random.chance(support.lateShare[state])
    const wait = late
      ? support.lateAfterHours * 60 + 1 + Math.floor(-Math.log(1 - random.next()) * 16 * 60)
      : Math.min(support.lateAfterHours * 60, Math.round(support.promptHours * 60 * Math.exp(0.8 * random.normal())))
    // A stalled account's urgent ticket is about its import in one case of two.
    const topic = stalled && random.chance(0.5) ? 'import' : URGENT_TOPICS[random.between(0, URGENT_TOPICS.length - 1)]!
    return { opened, priority: 'urgent' as const, topic, reply: opened + wait }
  })
}

function drawOthers(account: Account, scenario: Scenario, calendar: Calendar, random: Random): DraftTicket[] {
  const days = calendar.lastDay + 1 - firstDayOf(account, calendar)
  return repeat(random.poisson(scenario.support.otherPer28Days * days / 28), () =>
    drawOther(account, scenario, calendar, random, OTHER_TOPICS[random.between(0, OTHER_TOPICS.length - 1)]!))
}

function drawOther(account: Account, { support }: Scenario, calendar: Calendar, random: Random, topic: string): DraftTicket {
  const opened = openedIn(account, calendar, random)
  return { opened, priority: 'normal', topic, reply: opened + Math.max(1, Math.round(support.otherReplyHours * 60 * Math.exp(0.7 * random.normal()))) }
}

function firstDayOf({ signedUp }: Account, { firstDay }: Calendar): number {
  return Math.max(signedUp, firstDay)
}

function openedIn(account: Account, calendar: Calendar, random: Random): number {
  return random.between(firstDayOf(account, calendar) * DAY_MINUTES, (calendar.lastDay + 1) * DAY_MINUTES - 1)
}
