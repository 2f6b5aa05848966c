import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { streamChurn } from '../../src/bench/stream-churn'
import { parseCsv } from '../../src/data/csv'
import { openDuckdb } from '../../src/effects/kpi/duckdb'
import { calendarSql } from '../../src/kpi/calendar'
import { calendarOf, parseScenario } from '../../src/scenario'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const calendar = calendarOf(scenario)
const customers = parseCsv(readFileSync('artifacts/1-data/customers.csv', 'utf8')).rows.slice(1)

let engine: Awaited<ReturnType<typeof openDuckdb>>
beforeAll(async () => {
  engine = await openDuckdb('artifacts/1-data', 'artifacts/2-kpi')
})
afterAll(() => engine.close())

/** The bench's opponent is a second implementation of churn, in another language: it must find the same. */
it.each([calendar.asOf, calendar.start, calendar.release + 3])('a pass of JavaScript finds the churn of churn.sql, as of day %i', async (asOf) => {
  const pass = streamChurn({ ...calendar, asOf })
  customers.forEach(({ cells }) => pass.take(cells))
  await engine.setCalendar(calendarSql(scenario, calendar, asOf))
  expect(pass.rows()).toEqual(await engine.query('churn'))
})
