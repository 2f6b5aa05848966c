import { describe, expect, it } from 'vitest'
import { readMapping, theirName } from '../../src/data/mapping'

const GOOD = `customers:
  file: accounts.parquet
  columns:
    customer_id: Account "No"
    signed_up_on: joined at
tickets:
  columns: { topic: "; drop table x" }
`

describe('readMapping', () => {
  it('takes files and columns by their names, and leaves the others as ours', () => {
    const mapping = readMapping(GOOD, 'map.yaml')
    expect(mapping.customers?.file).toBe('accounts.parquet')
    expect(theirName(mapping, 'customers', 'customer_id')).toBe('Account "No"')
    expect(theirName(mapping, 'tickets', 'topic')).toBe('; drop table x')
    expect(theirName(mapping, 'survey', 'reason')).toBe('reason')
  })

  it.each([
    ['../accounts.csv'],
    ['/etc/passwd'],
    ['sub/accounts.csv'],
    ['a\\\\b.csv'],
    ['.hidden.csv'],
    ['accounts.xlsx'],
    ['https://example.org/a.csv'],
    ['\u001B[2J.csv'],
  ])('refuses the file %j', (file) => {
    const text = GOOD.replace('accounts.parquet', JSON.stringify(file))
    expect(() => readMapping(text, 'map.yaml')).toThrow(/^map\.yaml:2: customers\.file: /)
  })

  it('names what it does not know, with its line and what it may be', () => {
    expect(() => readMapping(GOOD.replace('customers:', 'customer:'), 'map.yaml'))
      .toThrow('map.yaml:1: mapping: "customer" is not known (did you mean customers?)')
    expect(() => readMapping(GOOD.replace('signed_up_on', 'signed_on'), 'map.yaml'))
      .toThrow('map.yaml:5: customers.columns: "signed_on" is not known (did you mean signed_up_on')
    expect(() => readMapping(GOOD.replace('Account "No"', '7'), 'map.yaml'))
      .toThrow('map.yaml:4: customers.columns.customer_id: write one line of 1 to 200 characters (found 7)')
    expect(() => readMapping('- a\n', 'map.yaml')).toThrow(/^map\.yaml:1: mapping: /)
  })
})
