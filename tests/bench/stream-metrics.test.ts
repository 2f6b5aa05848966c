import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STREAMED, streamMetrics } from '../../src/bench/stream-metrics'
import { parseCsv } from '../../src/data/csv'
import { openDuckdb } from '../../src/effects/duckdb'
import { calendarSql } from '../../src/kpi/calendar'
import { calendarOf, parseScenario } from '../../src/scenario'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const calendar = calendarOf(scenario)
const rows = (table: string): string[][] => parseCsv(readFileSync(`artifacts/1-data/${table}.csv`, 'utf8')).rows.slice(1).map(({ cells }) => cells)

/** The bench's opponent is a second implementation of the metrics, in another language: it must find the same. */
describe.each([calendar.asOf, calendar.start, calendar.release + 3])('a pass of JavaScript over the customers, as of day %i', (asOf) => {
  let engine: Awaited<ReturnType<typeof openDuckdb>>
  beforeAll(async () => {
    engine = await openDuckdb('artifacts/1-data', 'artifacts/2-kpi')
    await engine.setCalendar(calendarSql(scenario, calendar, asOf))
  })
  afterAll(() => engine.close())
  const pass = streamMetrics(scenario, { ...calendar, asOf }, rows('tickets'), rows('survey'))
  rows('customers').forEach(pass.take)
  const answers = pass.answers()

  it.each(STREAMED)('%s gives the rows that the metric file gives', async (name) => {
    expect(answers[name]).toEqual(await engine.query(name))
  })
})
