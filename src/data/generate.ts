import type { Scenario } from '../scenario'
import type { Account } from './accounts'
import type { TableName } from './tables'
import { isoMinute, isoOf } from '../days'
import { calendarOf } from '../scenario'
import { drawAccounts, drawSignups } from './accounts'
import { writeCsv } from './csv'
import { drawMailings } from './emails'
import { drawLosses, planLosses } from './losses'
import { drawSurvey } from './survey'
import { TABLES } from './tables'
import { dayOfMinute, drawTickets } from './tickets'

/** Returns the four tables as CSV text. The same scenario gives the same bytes, on every machine. */
export function generateDataset(scenario: Scenario): Record<TableName, string> {
  const calendar = calendarOf(scenario)
  const signups = drawSignups(scenario, calendar)
  const plan = planLosses(scenario, calendar, signups)
  const accounts = drawAccounts(scenario, calendar, plan.stock, signups)
  drawTickets(accounts, scenario, calendar)
  drawLosses(accounts, scenario, calendar, plan)
  const ids = new Map(accounts.map((account, i) => [account, `C-${10_001 + i}`]))
  const write = (name: TableName, rows: (string | number | undefined)[][]): string => writeCsv(Object.keys(TABLES[name]), rows)
  return {
    customers: write('customers', accounts.map(account => customerRow(account, ids.get(account)!))),
    tickets: write('tickets', ticketRows(accounts, ids, (calendar.lastDay + 1) * 1440)),
    survey: write('survey', drawSurvey(accounts, scenario, calendar).map(({ account, answered, reasons, comment }, i) =>
      [`R-${1001 + i}`, ids.get(account)!, isoOf(answered), reasons.join(';'), comment])),
    emails: write('emails', drawMailings(accounts, scenario, calendar).map(({ sent, kind, delivered, unsubscribed }, i) =>
      [`M-${101 + i}`, isoOf(sent), kind, delivered, unsubscribed])),
  }
}

// -- internal --

function customerRow({ plan, seats, mrr, signedUp, onboarded, cancelled, arm }: Account, id: string): (string | number | undefined)[] {
  const finished = onboarded !== undefined && (cancelled === undefined || onboarded <= cancelled) ? onboarded : undefined
  return [id, plan, seats, mrr, isoOf(signedUp), finished && isoOf(finished), cancelled && isoOf(cancelled), arm]
}

/** Tickets of customers still there, in order of opening; a reply after the end of the data is not known yet. */
function ticketRows(accounts: Account[], ids: Map<Account, string>, end: number): (string | number | undefined)[][] {
  return accounts
    .flatMap(account => account.tickets
      .filter(ticket => account.cancelled === undefined || dayOfMinute(ticket.opened) < account.cancelled)
      .map(ticket => ({ ...ticket, customer: ids.get(account)! })))
    .sort((a, b) => a.opened - b.opened || a.customer.localeCompare(b.customer))
    .map(({ opened, priority, topic, reply, customer }, i) =>
      [`ZD-${50_001 + i}`, customer, isoMinute(opened), priority, topic, reply < end ? isoMinute(reply) : undefined])
}
