import type { MeasureKey } from '../key-result'
import type { Calendar, Scenario } from '../scenario'
import type { Account } from './accounts'
import type { Mailing } from './emails'
import type { Answer } from './survey'
import type { TableName } from './tables'
import { isoMinute, isoOf } from '../days'
import { measureOf } from '../key-result'
import { calendarOf } from '../scenario'
import { drawAccounts, drawSignups } from './accounts'
import { drawActivation, fitSignups } from './activation'
import { splitArms, splitTriage } from './arms'
import { writeCsv } from './csv'
import { drawMailings } from './emails'
import { drawReplies } from './first-reply'
import { drawLosses, planLosses } from './losses'
import { sampleOf } from './sample'
import { drawSurvey } from './survey'
import { TABLES } from './tables'
import { DAY_MINUTES, dayOfMinute, drawTickets } from './tickets'

type Step = (accounts: Account[], scenario: Scenario, calendar: Calendar) => void

/** What a key result puts into the data besides what is in all of them. */
interface Simulation {
  /** Returns sign-ups a day such that the declared baseline can come out. */
  fit?: typeof fitSignups
  onRelease: Step
  atEnd?: Step
}

const SIMULATIONS: Record<MeasureKey, Simulation> = {
  'churn': { onRelease: splitArms },
  'activation': { fit: fitSignups, onRelease: activate },
  'first-reply': { onRelease: splitTriage, atEnd: drawReplies },
}

type Row = readonly (string | number | undefined)[]

/**
 * Returns the four tables as CSV text: of all customers, or of a sample (sample.ts).
 * The same scenario gives the same bytes on every machine.
 */
export function generateDataset(declared: Scenario): Record<TableName, string> {
  const scenario = sampleOf(declared)
  const calendar = calendarOf(scenario)
  const simulation = SIMULATIONS[measureOf(scenario).key]
  const drawn = drawSignups(scenario, calendar)
  const signups = simulation.fit?.(drawn, scenario, calendar) ?? drawn
  const plan = planLosses(scenario, calendar, signups)
  const accounts = drawAccounts(scenario, calendar, plan.stock, signups)
  drawTickets(accounts, scenario, calendar)
  const onRelease = (): void => simulation.onRelease(accounts, scenario, calendar)
  drawLosses(accounts, scenario, calendar, { plan, onRelease })
  simulation.atEnd?.(accounts, scenario, calendar)
  const ids = new Map(accounts.map((account, i) => [account, `C-${10_001 + i}`]))
  const rows: Record<TableName, Row[]> = {
    customers: accounts.map(account => customerRow(account, ids.get(account)!)),
    tickets: ticketRows(accounts, ids, (calendar.lastDay + 1) * DAY_MINUTES),
    survey: drawSurvey(accounts, scenario, calendar).map((answer, i) => answerRow(answer, i, ids)),
    emails: drawMailings(accounts, scenario, calendar).map(mailingRow),
  }
  const names = Object.keys(rows) as TableName[]
  return Object.fromEntries(
    names.map(name => [name, writeCsv(Object.keys(TABLES[name]), rows[name])]),
  ) as Record<TableName, string>
}

// -- internal --

function activate(accounts: Account[], scenario: Scenario, calendar: Calendar): void {
  drawActivation(accounts, scenario, calendar)
  // Whoever has time left is not stalled, and what the arms do would change the key result of the last weeks.
  splitArms(accounts, scenario, calendar, scenario.activation.days + 1)
}

function customerRow({ plan, seats, mrr, signedUp, onboarded, cancelled, arm }: Account, id: string): Row {
  const finishes = onboarded !== undefined && (cancelled === undefined || onboarded <= cancelled)
  return [
    id,
    plan,
    seats,
    mrr,
    isoOf(signedUp),
    finishes ? isoOf(onboarded) : undefined,
    cancelled === undefined ? undefined : isoOf(cancelled),
    arm,
  ]
}

function answerRow({ account, answered, reasons, comment }: Answer, i: number, ids: Map<Account, string>): Row {
  return [`R-${1001 + i}`, ids.get(account)!, isoOf(answered), reasons.join(';'), comment]
}

function mailingRow({ sent, kind, delivered, unsubscribed }: Mailing, i: number): Row {
  return [`M-${101 + i}`, isoOf(sent), kind, delivered, unsubscribed]
}

/** Tickets of customers still there, in order of opening. A reply after the end of the data is not known yet. */
function ticketRows(accounts: Account[], ids: Map<Account, string>, end: number): Row[] {
  return accounts
    .flatMap(account => account.tickets
      .filter(ticket => account.cancelled === undefined || dayOfMinute(ticket.opened) < account.cancelled)
      .map(ticket => ({ ...ticket, customer: ids.get(account)! })))
    .sort((a, b) => a.opened - b.opened || a.customer.localeCompare(b.customer))
    .map(({ opened, priority, topic, reply, customer }, i) => {
      const replied = reply < end ? isoMinute(reply) : undefined
      return [`ZD-${50_001 + i}`, customer, isoMinute(opened), priority, topic, replied]
    })
}
