import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Scenario } from '../scenario'
import type { DataRow, DataTable } from './read'
import type { TableName } from './tables'
import { nearestNames } from '../../packages/slidev-companion/src/errors'
import { REASONS } from './survey'

const KNOWN: ReadonlySet<string> = new Set(REASONS)

type Wrong = Pick<Problem, 'found' | 'mend'>
type RowCheck = (row: DataRow) => Wrong[]

/** Returns the check of a table's rows: words that the queries know, customers that exist, and nothing that cannot have happened. */
export function checkRow(name: TableName, tables: Record<TableName, DataTable>, scenario: Scenario): RowCheck {
  const customers = new Map(tables.customers.rows.map(row => [row.get('customer_id'), row]))
  const known: RowCheck = row => customers.has(row.get('customer_id'))
    ? []
    : [{ found: `customer_id ${row.get('customer_id')} is not in customers.csv`, mend: 'take the row out or add the customer' }]
  switch (name) {
    case 'customers': return row => checkCustomer(row, scenario)
    case 'tickets': return row => [...known(row), ...checkTicket(row)]
    case 'survey': return checkAnswers(customers, known)
    case 'emails': return row => Number(row.get('unsubscribed')) <= Number(row.get('delivered'))
      ? []
      : [{ found: `unsubscribed is ${row.get('unsubscribed')}, but only ${row.get('delivered')} were delivered`, mend: 'are the columns swapped?' }]
  }
}

// -- internal --

function checkCustomer({ get }: DataRow, { plans, calendar: { release } }: Scenario): Wrong[] {
  const wrong: Wrong[] = []
  if (!Object.hasOwn(plans, get('plan')))
    wrong.push({ found: `plan is ${JSON.stringify(get('plan'))}`, mend: `the scenario knows ${Object.keys(plans).join(', ')}` })
  for (const [earlier, later] of [['signed_up_on', 'onboarded_on'], ['signed_up_on', 'cancelled_on'], ['onboarded_on', 'cancelled_on']] as const) {
    if (get(later) !== '' && get(later) < get(earlier))
      wrong.push({ found: `${later} ${get(later)} is before ${earlier} ${get(earlier)}`, mend: 'swap or mend the dates' })
  }
  return [...wrong, ...checkArm(get, release)]
}

/** The arms are split on release day, among those who are customers then and have not finished onboarding. */
function checkArm(get: DataRow['get'], release: string): Wrong[] {
  const arm = get('arm')
  if (!['wizard', 'control', 'none'].includes(arm))
    return [{ found: `arm is ${JSON.stringify(arm)}`, mend: 'write wizard, control or none' }]
  const why = arm === 'none'
    ? undefined
    : get('signed_up_on') >= release
      ? `signed up on ${get('signed_up_on')}, not before`
      : get('cancelled_on') !== '' && get('cancelled_on') < release
        ? `cancelled on ${get('cancelled_on')}`
        : get('onboarded_on') !== '' && get('onboarded_on') < release ? `finished onboarding on ${get('onboarded_on')}` : undefined
  return why === undefined ? [] : [{ found: `arm is "${arm}", split on ${release}, but this customer ${why}`, mend: 'write none' }]
}

function checkTicket({ get }: DataRow): Wrong[] {
  const wrong: Wrong[] = []
  const [opened, replied] = [get('opened_at'), get('first_reply_at')]
  if (replied !== '' && Date.parse(replied.replace(' ', 'T')) < Date.parse(opened.replace(' ', 'T')))
    wrong.push({ found: `first_reply_at ${replied} is before opened_at ${opened}`, mend: 'swap or mend the times' })
  for (const [column, word] of [['priority', 'urgent'], ['topic', 'integration']] as const) {
    if (get(column) !== word && get(column).trim().toLowerCase() === word)
      wrong.push({ found: `${column} is ${JSON.stringify(get(column))}`, mend: `only ${word} counts: write it so` })
  }
  return wrong
}

function checkAnswers(customers: Map<string, DataRow>, known: RowCheck): RowCheck {
  const answered = new Map<string, number>()
  return (row) => {
    const wrong = known(row)
    const id = row.get('customer_id')
    const before = answered.get(id)
    answered.set(id, before ?? row.line)
    if (before !== undefined)
      wrong.push({ found: `customer ${id} has already answered on line ${before}`, mend: 'everyone who left is asked once' })
    const signedUp = customers.get(id)?.get('signed_up_on') ?? ''
    if (row.get('answered_on') < signedUp)
      wrong.push({ found: `answered_on ${row.get('answered_on')} is before the customer signed up on ${signedUp}`, mend: 'mend the dates' })
    for (const reason of row.get('reason').split(';').filter(one => !KNOWN.has(one))) {
      const near = nearestNames(reason, REASONS)
      wrong.push({ found: `reason ${JSON.stringify(reason)} is not known`, mend: near.length > 0 ? `is it ${near.join(' or ')}?` : `known: ${REASONS.join(', ')}` })
    }
    return wrong
  }
}
