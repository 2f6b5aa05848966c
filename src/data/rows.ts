import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Scenario } from '../scenario'
import type { DataRow, DataTable } from './read'
import type { TableName } from './tables'
import { nearestNames } from '../../packages/slidev-companion/src/errors'
import { measureOf } from '../key-result'
import { REASONS } from './survey'

const KNOWN: ReadonlySet<string> = new Set(REASONS)
/** Days in the life of a customer that follow each other. */
const ORDER = [
  ['signed_up_on', 'onboarded_on'],
  ['signed_up_on', 'cancelled_on'],
  ['onboarded_on', 'cancelled_on'],
] as const

/** Words of tickets.csv that the queries ask for. */
const COUNTED = [['priority', 'urgent'], ['topic', 'integration']] as const

type Wrong = Pick<Problem, 'found' | 'fix'>
type RowCheck = (row: DataRow) => Wrong[]

/**
 * Returns the check of a table's rows: words that the queries know, customers that exist,
 * and nothing that cannot have happened.
 */
export function checkRow(name: TableName, tables: Record<TableName, DataTable>, scenario: Scenario): RowCheck {
  const customers = new Map(tables.customers.rows.map(row => [row.get('customer_id'), row]))
  switch (name) {
    case 'customers': return row => checkCustomer(row, scenario)
    case 'tickets': return row => [...checkKnown(row, customers), ...checkTicket(row)]
    case 'survey': return checkAnswers(customers)
    case 'emails': return checkMailing
  }
}

// -- internal --

function checkKnown({ get }: DataRow, customers: Map<string, DataRow>): Wrong[] {
  const id = get('customer_id')
  return customers.has(id)
    ? []
    : [{ found: `customer_id ${id} is not in customers.csv`, fix: 'take the row out or add the customer' }]
}

function checkCustomer({ get }: DataRow, scenario: Scenario): Wrong[] {
  const { plans } = scenario
  const wrong: Wrong[] = []
  if (!Object.hasOwn(plans, get('plan'))) {
    const known = Object.keys(plans).join(', ')
    wrong.push({ found: `plan is ${JSON.stringify(get('plan'))}`, fix: `the scenario knows ${known}` })
  }
  for (const [earlier, later] of ORDER) {
    if (get(later) !== '' && get(later) < get(earlier)) {
      const found = `${later} ${get(later)} is before ${earlier} ${get(earlier)}`
      wrong.push({ found, fix: 'swap or correct the dates' })
    }
  }
  return [...wrong, ...checkArm(get, scenario)]
}

/**
 * The arms are split on release day, among those who are customers then; those of a wizard, among those who have not
 * finished onboarding.
 */
function checkArm(get: DataRow['get'], scenario: Scenario): Wrong[] {
  const arm = get('arm')
  const { release } = scenario.calendar
  const treated = measureOf(scenario).framed?.arms.treated ?? 'wizard'
  if (![treated, 'control', 'none'].includes(arm))
    return [{ found: `arm is ${JSON.stringify(arm)}`, fix: `write ${treated}, control or none` }]
  const why = arm === 'none' ? undefined : whyNotSplit(get, release, treated === 'wizard')
  return why === undefined
    ? []
    : [{ found: `arm is "${arm}", split on ${release}, but this customer ${why}`, fix: 'write none' }]
}

/** Returns why a customer cannot be in an arm. */
function whyNotSplit(get: DataRow['get'], release: string, ofStalled: boolean): string | undefined {
  const happenedBefore = (column: string): boolean => get(column) !== '' && get(column) < release
  if (get('signed_up_on') >= release)
    return `signed up on ${get('signed_up_on')}, not before`
  if (happenedBefore('cancelled_on'))
    return `cancelled on ${get('cancelled_on')}`
  if (ofStalled && happenedBefore('onboarded_on'))
    return `finished onboarding on ${get('onboarded_on')}`
  return undefined
}

function checkTicket({ get }: DataRow): Wrong[] {
  const wrong: Wrong[] = []
  const [opened, replied] = [get('opened_at'), get('first_reply_at')]
  if (replied !== '' && timeOf(replied) < timeOf(opened))
    wrong.push({ found: `first_reply_at ${replied} is before opened_at ${opened}`, fix: 'swap or correct the times' })
  for (const [column, word] of COUNTED) {
    const value = get(column)
    if (value !== word && value.trim().toLowerCase() === word)
      wrong.push({ found: `${column} is ${JSON.stringify(value)}`, fix: `only ${word} counts: write it so` })
  }
  return wrong
}

function timeOf(text: string): number {
  return Date.parse(text.replace(' ', 'T'))
}

function checkMailing({ get }: DataRow): Wrong[] {
  const [delivered, unsubscribed] = [get('delivered'), get('unsubscribed')]
  if (Number(unsubscribed) <= Number(delivered))
    return []
  const found = `unsubscribed is ${unsubscribed}, but only ${delivered} were delivered`
  return [{ found, fix: 'are the columns swapped?' }]
}

function checkAnswers(customers: Map<string, DataRow>): RowCheck {
  const answered = new Map<string, number>()
  return (row) => {
    const wrong = checkKnown(row, customers)
    const id = row.get('customer_id')
    const before = answered.get(id)
    answered.set(id, before ?? row.line)
    if (before !== undefined) {
      const found = `customer ${id} has already answered on line ${before}`
      wrong.push({ found, fix: 'everyone who left is asked once' })
    }
    const answeredOn = row.get('answered_on')
    const signedUp = customers.get(id)?.get('signed_up_on') ?? ''
    if (answeredOn < signedUp) {
      const found = `answered_on ${answeredOn} is before the customer signed up on ${signedUp}`
      wrong.push({ found, fix: 'correct the dates' })
    }
    const unknown = row.get('reason').split(';').filter(reason => !KNOWN.has(reason))
    return [...wrong, ...unknown.map(unknownReason)]
  }
}

function unknownReason(reason: string): Wrong {
  const near = nearestNames(reason, REASONS)
  return {
    found: `reason ${JSON.stringify(reason)} is not known`,
    fix: near.length > 0 ? `is it ${near.join(' or ')}?` : `known: ${REASONS.join(', ')}`,
  }
}
