import type { OwnData } from '../../src/data/read'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../../src/data/read'
import { parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

const scenario = parseScenario(ACME)
const GOOD = {
  customers: 'customer_id,plan,seats,mrr,signed_up_on,onboarded_on,cancelled_on,arm,region\nC-1,starter,3,36,2025-09-01,2025-09-03,,none,north\nC-2,team,5,90,2025-09-02,,2026-01-02,none,south\n',
  tickets: 'ticket_id,customer_id,opened_at,priority,topic,first_reply_at\nT-1,C-1,2025-12-04T10:00:00Z,urgent,import,\n',
  survey: 'response_id,customer_id,answered_on,reason,comment\nR-1,C-2,2026-01-03,setup;price,"too long, too dear"\n',
  emails: 'mailing_id,sent_on,kind,delivered,unsubscribed\nM-1,2025-12-04,newsletter,100,2\n',
}

function read(tables: Partial<typeof GOOD>): OwnData {
  return readDataset(handedOf({ ...GOOD, ...tables }), scenario)
}

function handedOf(tables: typeof GOOD) {
  return Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, { file: `mine/${name}.csv`, text }]))
}

function messageOf(work: () => unknown): string {
  try {
    work()
    return ''
  }
  catch (error) {
    return (error as Error).message
  }
}

describe('readDataset', () => {
  it('takes good data, more columns and another order', () => {
    expect(() => read({})).not.toThrow()
    expect(() => read({ emails: 'kind,sent_on,note,unsubscribed,delivered,mailing_id\nnewsletter,2025-12-04,x,2,100,M-1\n' })).not.toThrow()
  })

  it('names the column that is missing and the one it may be', () => {
    expect(() => read({ customers: GOOD.customers.replace('cancelled_on', 'canceled_on') })).toThrow('mine/customers.csv:1: column cancelled_on is missing (is it canceled_on')
  })

  it.each([
    ['a date that does not exist', { customers: GOOD.customers.replace('2025-09-01', '2025-02-30') }, 'mine/customers.csv:2: signed_up_on is "2025-02-30"'],
    ['a date in another notation', { survey: GOOD.survey.replace('2026-01-03', '03/01/2026') }, 'mine/survey.csv:2: answered_on is "03/01/2026"'],
    ['a number with a separator', { customers: GOOD.customers.replace(',90,', ',"1,090",') }, 'mine/customers.csv:3: mrr is "1,090"'],
    ['an empty cell', { customers: GOOD.customers.replace('C-1,starter', 'C-1,') }, 'mine/customers.csv:2: plan is ""'],
    ['a row with a comma too many', { emails: GOOD.emails.replace('100,2', '1,00,2') }, 'mine/emails.csv:2: 6 cells, but 5 columns'],
    ['an id twice', { customers: `${GOOD.customers}C-1,team,5,90,2025-11-02,,,none,x\n` }, 'mine/customers.csv:4: customer_id C-1 is already on line 2'],
    ['a customer that is not there', { tickets: GOOD.tickets.replace('C-1', 'C-9') }, 'mine/tickets.csv:2: customer_id C-9 is not in customers.csv'],
    ['a plan that the scenario lacks', { customers: GOOD.customers.replace('starter', 'gold') }, 'mine/customers.csv:2: plan is "gold" (the scenario knows starter, team, business)'],
    ['a cancellation before the sign-up', { customers: GOOD.customers.replace('2026-01-02', '2025-08-02') }, 'mine/customers.csv:3: cancelled_on 2025-08-02 is before signed_up_on'],
    ['a quote that never closes', { survey: GOOD.survey.replace('dear"', 'dear') }, 'mine/survey.csv:2: a quoted cell never ends'],
    ['text behind a quote', { survey: GOOD.survey.replace('dear"', 'dear"er') }, 'mine/survey.csv:2: text follows a closed quote'],
    ['a number that no engine reads', { customers: GOOD.customers.replace(',3,36,', ',3000000000,36,') }, 'mine/customers.csv:2: seats is "3000000000" (write a whole number from 0 to 2147483647'],
    ['a time without its zone', { tickets: GOOD.tickets.replace('00Z', '00') }, 'mine/tickets.csv:2: opened_at is "2025-12-04T10:00:00" (write a UTC time, with its Z'],
    ['a reply before the ticket', { tickets: GOOD.tickets.replace('import,', 'import,2025-12-04T09:59:59Z') }, 'mine/tickets.csv:2: first_reply_at 2025-12-04T09:59:59Z is before opened_at 2025-12-04T10:00:00Z'],
    ['another spelling of urgent', { tickets: GOOD.tickets.replace('urgent', 'Urgent ') }, 'mine/tickets.csv:2: priority is "Urgent " (only urgent counts: write it so)'],
    ['another spelling of integration', { tickets: GOOD.tickets.replace('import', 'INTEGRATION') }, 'mine/tickets.csv:2: topic is "INTEGRATION" (only integration counts'],
    ['a topic with a line\'s end', { tickets: GOOD.tickets.replace('import', '"im\nport"') }, 'mine/tickets.csv:2: topic is "im\\nport" (write one line'],
    ['two answers of one customer', { survey: `${GOOD.survey}R-2,C-2,2026-01-03,price,\n` }, 'mine/survey.csv:3: customer C-2 has already answered on line 2'],
    ['an answer before the customer came', { survey: GOOD.survey.replace('2026-01-03', '2025-01-03') }, 'mine/survey.csv:2: answered_on 2025-01-03 is before the customer signed up on 2025-09-02'],
    ['a reason that nobody knows', { survey: GOOD.survey.replace('setup;price', 'setup;prise') }, 'mine/survey.csv:2: reason "prise" is not known (is it price'],
    ['more unsubscribed than delivered', { emails: GOOD.emails.replace('100,2', '2,100') }, 'mine/emails.csv:2: unsubscribed is 100, but only 2 were delivered'],
    ['onboarding after the end', { customers: GOOD.customers.replace('2025-09-02,,2026', '2025-09-02,2026-01-09,2026') }, 'mine/customers.csv:3: cancelled_on 2026-01-02 is before onboarded_on 2026-01-09'],
    ['an arm of someone who had left', { customers: GOOD.customers.replace('2026-01-02,none', '2026-01-02,wizard') }, 'mine/customers.csv:3: arm is "wizard", split on 2026-02-05, but this customer cancelled on 2026-01-02 (write none)'],
    ['an arm of someone who had finished', { customers: GOOD.customers.replace(',,none', ',,control') }, 'mine/customers.csv:2: arm is "control", split on 2026-02-05, but this customer finished onboarding on 2025-09-03'],
    ['columns separated by semicolons', { customers: GOOD.customers.replaceAll(',', ';') }, 'mine/customers.csv:1: the columns are separated by \';\' (save with commas)'],
    ['columns separated by tabs', { emails: GOOD.emails.replaceAll(',', '\t') }, 'mine/emails.csv:1: the columns are separated by tabs'],
    ['no customer at all', { customers: GOOD.customers.split('\n')[0]!, survey: GOOD.survey.split('\n')[0]!, tickets: GOOD.tickets.split('\n')[0]! }, 'mine/customers.csv:1: it has no rows (export 2025-10-10 to 2026-02-12'],
    ['an empty file', { emails: '' }, 'mine/emails.csv:1: the file is empty'],
  ])('refuses %s', (_, tables, message) => {
    expect(() => read(tables)).toThrow(message)
  })

  it.each(['=HYPERLINK(1)', '+cmd', '-2+3+cmd', '@SUM(A1)'])('refuses %s, which a spreadsheet would run, where it would be shown', (cell) => {
    expect(() => read({ tickets: GOOD.tickets.replace('import', cell) })).toThrow('mine/tickets.csv:2: topic is')
  })

  it.each(['- too slow, "urgent" or not', '=1+1', '-5', '\u001B[2J'])('takes a comment such as %j, which nobody reads', (cell) => {
    const { tables } = read({ survey: GOOD.survey.replace('"too long, too dear"', `"${cell.replaceAll('"', '""')}"`) })
    expect(tables.survey).toMatch(/setup;price,\n$/)
  })

  it('takes amounts with cents, and refuses what is no amount', () => {
    expect(read({ customers: GOOD.customers.replace(',36,', ',36.5,') }).tables.customers).toContain(',36.5,')
    for (const amount of ['36.', '36.12345', '-36', '1e3', '$36'])
      expect(() => read({ customers: GOOD.customers.replace(',36,', `,${amount},`) })).toThrow(/mine\/customers\.csv:2: mrr is/)
  })

  it('prints no control character of a hostile cell', () => {
    const wrong = '\u001B[31m\u009B2J\u202Eevil\u0007'
    for (const tables of [{ tickets: GOOD.tickets.replace('C-1', wrong) }, { survey: GOOD.survey.replace('setup;price', wrong) }, { emails: GOOD.emails.replace('kind', wrong) }]) {
      const message = messageOf(() => read(tables))
      expect(message).toContain('\\u001b')
      expect(message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })

  it('reads the columns that a mapping names, and says theirs and ours where one is missing', () => {
    const customers = GOOD.customers.replace('customer_id', 'Account "No"').replace('signed_up_on', 'Joined')
    const mapping = { customers: { columns: { customer_id: 'Account "No"', signed_up_on: 'Joined' } } }
    const handed = (text: string) => handedOf({ ...GOOD, customers: text })
    expect(readDataset(handed(customers), scenario, mapping).tables.customers).toBe(read({}).tables.customers)
    expect(() => readDataset(handed(customers.replace('Joined', 'joined')), scenario, mapping)).toThrow('mine/customers.csv:1: column "Joined", our signed_up_on, is missing (is it joined')
  })

  it('hands on what it has read as plain CSV: the columns in order, commas, LF, without comments', () => {
    const { tables, baseline } = read({ emails: 'kind;x,sent_on,unsubscribed,delivered,mailing_id,kind\r\n1,2025-12-04,2,100,"M,""1""",newsletter\r' })
    expect(tables.emails).toBe('mailing_id,sent_on,kind,delivered,unsubscribed\n"M,""1""",2025-12-04,newsletter,100,2\n')
    expect(tables.survey).toBe('response_id,customer_id,answered_on,reason,comment\nR-1,C-2,2026-01-03,setup;price,\n')
    expect(baseline).toEqual({ customers: 2, lost: 1 })
  })

  it('takes a source that the firm lacks, and one that rests as long as chance allows', () => {
    expect(() => read({ tickets: GOOD.tickets.split('\n')[0]!, survey: GOOD.survey.split('\n')[0]!, emails: GOOD.emails.split('\n')[0]! })).not.toThrow()
  })

  it('refuses a table that ends before the calendar, with the last day in it and the day asked for', () => {
    const mails = Array.from({ length: 12 }, (_, i) => `M-${i},${new Date(Date.UTC(2025, 9, 14 + 7 * i)).toISOString().slice(0, 10)},newsletter,100,2`)
    expect(() => read({ emails: [GOOD.emails.split('\n')[0], ...mails].join('\n') }))
      .toThrow('mine/emails.csv:13: the last day in it is 2025-12-30, the calendar asks for data to 2026-02-12 (44 days without a row, at most 6 days before')
  })

  it('collects all mistakes, and stops counting out loud at twenty', () => {
    const many = GOOD.customers + Array.from({ length: 30 }, (_, i) => `C-${i + 10},team,x,90,2025-11-02,,,none,a\n`).join('')
    expect(() => read({ customers: many, emails: '' })).toThrow(/mine\/customers\.csv:4: seats[\s\S]*and 11 more$/)
  })
})
