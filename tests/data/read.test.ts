import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../../src/data/read'
import { parseScenario } from '../../src/scenario'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const GOOD = {
  customers: 'customer_id,plan,seats,mrr_usd,signed_up_on,onboarded_on,cancelled_on,arm,region\nC-1,starter,3,36,2025-11-01,2025-11-03,,none,north\nC-2,team,5,90,2025-11-02,,2026-01-02,none,south\n',
  tickets: 'ticket_id,customer_id,opened_at,priority,topic,first_reply_at\nT-1,C-1,2025-11-04T10:00:00Z,urgent,import,\n',
  survey: 'response_id,customer_id,answered_on,reason,comment\nR-1,C-2,2026-01-03,setup;price,"too long, too dear"\n',
  emails: 'mailing_id,sent_on,kind,delivered,unsubscribed\nM-1,2025-11-04,newsletter,100,2\n',
}
function check(tables: Partial<typeof GOOD>): void {
  readDataset(Object.fromEntries(Object.entries({ ...GOOD, ...tables }).map(([name, text]) => [name, { file: `mine/${name}.csv`, text }])), scenario)
}

describe('readDataset', () => {
  it('takes good data, more columns and another order', () => {
    expect(() => check({})).not.toThrow()
    expect(() => check({ emails: 'kind,sent_on,note,unsubscribed,delivered,mailing_id\nnewsletter,2025-11-04,x,2,100,M-1\n' })).not.toThrow()
  })

  it('names the column that is missing and the one it may be', () => {
    expect(() => check({ customers: GOOD.customers.replace('cancelled_on', 'canceled_on') })).toThrow('mine/customers.csv:1: column cancelled_on is missing (is it canceled_on')
  })

  it.each([
    ['a date that does not exist', { customers: GOOD.customers.replace('2025-11-01', '2025-02-30') }, 'mine/customers.csv:2: signed_up_on is "2025-02-30"'],
    ['a date in another notation', { survey: GOOD.survey.replace('2026-01-03', '03/01/2026') }, 'mine/survey.csv:2: answered_on is "03/01/2026"'],
    ['a number with a separator', { customers: GOOD.customers.replace(',90,', ',"1,090",') }, 'mine/customers.csv:3: mrr_usd is "1,090"'],
    ['an empty cell', { customers: GOOD.customers.replace('C-1,starter', 'C-1,') }, 'mine/customers.csv:2: plan is ""'],
    ['a row with a comma too many', { emails: GOOD.emails.replace('100,2', '1,00,2') }, 'mine/emails.csv:2: 6 cells, but 5 columns'],
    ['an id twice', { customers: `${GOOD.customers}C-1,team,5,90,2025-11-02,,,none,x\n` }, 'mine/customers.csv:4: customer_id C-1 is already on line 2'],
    ['a customer that is not there', { tickets: GOOD.tickets.replace('C-1', 'C-9') }, 'mine/tickets.csv:2: customer_id C-9 is not in customers.csv'],
    ['a plan that the scenario lacks', { customers: GOOD.customers.replace('starter', 'gold') }, 'mine/customers.csv:2: plan is "gold" (the scenario knows starter, team, business)'],
    ['a cancellation before the sign-up', { customers: GOOD.customers.replace('2026-01-02', '2025-10-02') }, 'mine/customers.csv:3: cancelled_on 2025-10-02 is before signed_up_on'],
    ['a quote that never closes', { survey: GOOD.survey.replace('dear"', 'dear') }, 'mine/survey.csv:2: a quoted cell never ends'],
    ['an empty file', { emails: '' }, 'mine/emails.csv:1: the file is empty'],
  ])('refuses %s', (_, tables, message) => {
    expect(() => check(tables)).toThrow(message)
  })

  it.each(['=HYPERLINK(1)', '+cmd', '-2+3+cmd', '@SUM(A1)'])('refuses %s, which a spreadsheet would run', (cell) => {
    expect(() => check({ survey: GOOD.survey.replace('"too long, too dear"', cell) })).toThrow('mine/survey.csv:2: comment is')
  })

  it('takes a comment that only starts with a signed number', () => {
    expect(() => check({ survey: GOOD.survey.replace('"too long, too dear"', '-5') })).not.toThrow()
  })

  it('collects all mistakes, and stops counting out loud at twenty', () => {
    const many = GOOD.customers + Array.from({ length: 30 }, (_, i) => `C-${i + 10},team,x,90,2025-11-02,,,none,a\n`).join('')
    expect(() => check({ customers: many, emails: '' })).toThrow(/mine\/customers\.csv:4: seats[\s\S]*and 11 more$/)
  })
})
