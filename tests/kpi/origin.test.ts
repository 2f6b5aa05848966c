import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withOrigins } from '../../src/kpi/origin'
import { calendarOf, parseScenario } from '../../src/scenario'
import { ACME } from '../acme'

const { facts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../artifacts/2-kpi/results.json'), 'utf8')) as { facts: Record<string, { value: unknown, query?: string, window?: string, method?: string, why?: string }> }
const calendar = calendarOf(parseScenario(ACME))

describe('every fact of results.json', () => {
  it.each(Object.entries(facts))('%s has a window and a method, and says why where it has no value', (_, { value, query, window, method, why }) => {
    expect(window).toMatch(query === undefined ? /^(?:declared, not counted|\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d)$/ : /^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/)
    expect(method).toMatch(/\w/)
    expect(why === undefined).toBe(value !== null)
  })
})

it('keeps what a metric says of itself, and fills the rest by kind', () => {
  const all = withOrigins({
    own: { value: 1, unit: 'count', what: 'w', query: 'q.sql', window: '2026-01-01', method: 'm' },
    counted: { value: 1, unit: 'count', what: 'w', query: 'q.sql' },
    declared: { value: 1, unit: 'count', what: 'w' },
  }, calendar)
  expect(all.own).toMatchObject({ window: '2026-01-01', method: 'm' })
  expect(all.counted).toMatchObject({ window: '2025-10-10/2026-02-12', method: 'count' })
  expect(all.declared).toMatchObject({ window: 'declared, not counted', method: expect.stringContaining('scenario.yaml') })
})
