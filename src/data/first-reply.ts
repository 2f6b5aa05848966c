import type { Calendar, Scenario } from '../scenario'
import type { Account, DraftTicket } from './accounts'
import { createRandom } from './random'
import { DAY_MINUTES, dayOfMinute } from './tickets'

/** So many days after a ticket was opened its wait is counted; most are answered by then. */
export const REPLY_DAYS = 2
/** Of work that reaches tickets by chance, as the median of a log-normal time. */
const SPREAD = 0.9
/** What is put into the data: by so much the wait is multiplied. Research has to find it. */
const EFFECTS = { urgent: 0.6, off: 1.7, engineer: 1.8, monday: 1.3, triage: 0.62 }
/** A plan whose customers leave more often also waits longer. */
const BY_RISK = 0.25
const ENGINEERS = new Set(['import', 'outage', 'bug', 'performance'])
const MORNING = 6 * 60
const EVENING = 20 * 60

/** Draws the wait of every ticket anew, such that the middle one of the baseline window is as declared. */
export function drawReplies(accounts: Account[], scenario: Scenario, calendar: Calendar): void {
  const random = createRandom(scenario.seed, 'replies')
  const waits = new Map<DraftTicket, number>()
  for (const account of accounts) {
    for (const ticket of account.tickets)
      waits.set(ticket, factorOf(ticket, account, scenario, calendar) * Math.exp(SPREAD * random.normal()))
  }
  const counted = accounts.flatMap(account => account.tickets.filter(ticket => isCounted(ticket, account, calendar)))
  const middle = medianOf(counted.map(ticket => waits.get(ticket)!))
  for (const [ticket, wait] of waits)
    ticket.reply = ticket.opened + Math.max(1, Math.round(wait * scenario.keyResult.baseline * 60 / middle))
}

// -- internal --

function factorOf(ticket: DraftTicket, account: Account, { plans }: Scenario, { release }: Calendar): number {
  const day = dayOfMinute(ticket.opened)
  const minute = ticket.opened % DAY_MINUTES
  // Day 0, 1 January 1970, was a Thursday.
  const weekday = (day + 3) % 7
  const isOff = weekday >= 5 || minute < MORNING || minute >= EVENING
  const isTriaged = account.arm === 'triage' && day >= release
  return plans[account.plan]!.risk ** BY_RISK
    * (ticket.priority === 'urgent' ? EFFECTS.urgent : 1)
    * (isOff ? EFFECTS.off : 1)
    * (ENGINEERS.has(ticket.topic) ? EFFECTS.engineer : 1)
    * (weekday === 0 ? EFFECTS.monday : 1)
    * (isTriaged ? EFFECTS.triage : 1)
}

/** A ticket whose days end in the baseline window, of a customer who was still there. */
function isCounted({ opened }: DraftTicket, { cancelled }: Account, { windowStart, windowEnd }: Calendar): boolean {
  const due = dayOfMinute(opened) + REPLY_DAYS
  return due >= windowStart && due <= windowEnd && (cancelled === undefined || dayOfMinute(opened) < cancelled)
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
