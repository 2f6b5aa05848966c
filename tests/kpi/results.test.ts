import type { Results } from '../../src/kpi/results'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/days'
import { openDuckdb } from '../../src/effects/kpi/duckdb'
import { calendarSql } from '../../src/kpi/calendar'
import { computeResults } from '../../src/kpi/compute'
import { SQL_FILES } from '../../src/kpi/metrics'
import { calendarOf, parseScenario } from '../../src/scenario'
import { describeAcme, itOfAcme } from '../acme'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const committed = JSON.parse(readFileSync('artifacts/2-kpi/results.json', 'utf8')) as Results
const { tables, facts } = committed
const value = (key: string): number => Number(facts[key]!.value)
const sum = <T>(rows: T[], pick: (row: T) => number): number => rows.reduce((total, row) => total + pick(row), 0)

describe('results.json', () => {
  let engine: Awaited<ReturnType<typeof openDuckdb>>
  beforeAll(async () => {
    engine = await openDuckdb('artifacts/1-data', 'artifacts/2-kpi')
  })
  afterAll(() => engine.close())

  it('is what the committed dataset gives', async () => {
    expect(await computeResults(engine, scenario)).toEqual(committed)
  })

  itOfAcme('says the same about the baseline whether asked in the first week or at the end: the digests did not have to guess', async () => {
    const calendar = calendarOf(scenario)
    const ask = async (day: number): Promise<unknown> => {
      await engine.setCalendar(calendarSql(scenario, calendar, day))
      return Promise.all(['segments', 'tenure', 'drivers', 'survey', 'support-examples', 'revenue'].map(name => engine.query(name)))
    }
    expect(await ask(dayOf('2026-01-23'))).toEqual(await ask(calendar.asOf))
  })

  itOfAcme('knows nothing of a day that is not over', () => {
    const row = (asOf: string): Results['tables']['asOf'][number] => tables.asOf.find(one => one.asOf === asOf)!
    expect(row('2026-02-12').wholeWeeks).toBe(17)
    expect(row('2026-02-13').wholeWeeks).toBe(18)
    expect(row('2026-02-05').wizardN).toBeNull()
    expect(row('2026-02-06').wizardN).toBe(value('arms.wizard.n'))
    expect(row('2026-02-12').armsMature).toBe(false)
    expect(row('2026-02-13').armsMature).toBe(true)
    expect(row('2026-02-12').activationN).toBe(0)
    expect(tables.reports.map(one => one.asOf)).toEqual(['2026-02-09', '2026-02-10', '2026-02-11', '2026-02-12', '2026-02-13'])
  })
})

describe('the parts add up', () => {
  it('plans, tenure bands and the eight regions sum to the baseline', () => {
    for (const rows of [tables.segments, tables.tenure, tables.overlap]) {
      expect(sum<{ lost: number }>(rows, row => row.lost)).toBe(value('churn.baseline.lost'))
      expect(sum<{ atRisk: number }>(rows, row => row.atRisk)).toBe(value('churn.baseline.atRisk'))
    }
    expect(sum(tables.tenure, row => row.left)).toBe(value('churn.baseline.lost'))
    expect(tables.overlap).toHaveLength(8)
  })

  it('each driver is the sum of its four regions and of its three bands', () => {
    for (const row of tables.drivers) {
      expect(sum(tables.overlap.filter(one => one[row.key]), one => one.lost)).toBe(row.lost)
      expect(sum(tables.strata.filter(one => one.key === row.key), one => one.exposedLost)).toBe(row.lost)
      expect(sum(tables.strata.filter(one => one.key === row.key), one => one.exposedLost + one.lost)).toBe(value('churn.baseline.lost'))
    }
  })

  it('the weeks of the window lose at least as many as its closed cohort: joiners are in the weeks alone', () => {
    const { windowStart, windowEnd } = calendarOf(scenario)
    const weeks = tables.weekly.filter(row => dayOf(row.start) >= windowStart && dayOf(row.end) <= windowEnd)
    expect(weeks).toHaveLength(4)
    expect(sum(weeks, row => row.lost)).toBeGreaterThanOrEqual(value('churn.baseline.lost'))
  })
})

describeAcme('what the story relies on', () => {
  it('the baseline is 400 of 5,000 and two in three leave within a year', () => {
    expect([value('churn.baseline.lost'), value('churn.baseline.atRisk'), value('churn.baseline.rate')]).toEqual([400, 5000, 0.08])
    expect(value('churn.yearLost')).toBeGreaterThan(0.65)
    expect(value('churn.yearLost')).toBeLessThan(0.68)
  })

  it('no week breaks a limit or completes a signal, before the sprint or after', () => {
    expect(tables.weekly).toHaveLength(18)
    expect(tables.weekly.filter(row => row.signal !== null)).toEqual([])
    expect(value('weekly.week4')).toBeLessThan(value('weekly.upper'))
    expect(value('weekly.week4')).toBeGreaterThan(value('weekly.lower'))
  })

  it('the weeks before the sprint vary as chance alone makes them vary, to a quarter more or less', () => {
    const weeks = tables.weekly.filter(row => row.frozen)
    const rate = sum(weeks, row => row.lost) / sum(weeks, row => row.atRisk)
    const chance = Math.sqrt(rate * (1 - rate) * weeks.length / sum(weeks, row => row.atRisk)) * 1000
    const ranges = weeks.slice(1).map((row, i) => Math.abs(row.per1000 - weeks[i]!.per1000))
    // 1.128: the mean range of two draws, in standard deviations.
    const found = sum(ranges, range => range) / ranges.length / 1.128
    expect(found / chance).toBeGreaterThan(0.8)
    expect(found / chance).toBeLessThan(1.25)
  })

  it('the baseline is no outlier: other whole windows lie above it and below', () => {
    const others = tables.progress.flatMap(row => row.baseline || row.rate === null ? [] : [row.rate])
    expect(Math.max(...others)).toBeGreaterThan(0.08)
    expect(Math.min(...others)).toBeLessThan(0.08)
    expect(sum(others, rate => rate) / others.length).toBeGreaterThan(0.076)
  })

  it('even if all drivers were causes and cured, the target would be missed: the deck says so', () => {
    expect(value('reach.all.rate')).toBeGreaterThan(value('kr.target'))
    expect(value('reach.all.score')).toBeLessThan(1)
  })

  it('the onboarding difference shrinks within groups, and integration is the weak one', () => {
    expect(value('adjusted.onboarding.diff')).toBeLessThan(value('driver.onboarding.diff'))
    const width = (key: string): number => value(`adjusted.${key}.high`) - value(`adjusted.${key}.low`)
    expect(width('integration')).toBeGreaterThan(2 * width('onboarding'))
    expect(value('adjusted.integration.low')).toBeLessThan(0)
    for (const key of ['onboarding', 'reply'])
      expect(value(`adjusted.${key}.low`)).toBeGreaterThan(0)
  })

  it('drivers overlap and leave a good part unexplained', () => {
    expect(value('overlap.several')).toBeGreaterThan(0)
    expect(value('overlap.naiveSum')).toBeGreaterThan(value('overlap.any'))
    expect(value('overlap.none')).toBeGreaterThan(100)
  })

  it('the arms differ by more than chance, the survey is answered by 30 to 45 in 100, the guardrails hold', () => {
    expect(value('arms.diff.low')).toBeGreaterThan(0)
    expect(value('survey.rate')).toBeGreaterThan(0.3)
    expect(value('survey.rate')).toBeLessThan(0.45)
    expect(tables.guardrails.filter(row => !row.inside)).toEqual([])
  })

  it('a day\'s worth of sign-ups is old enough for activation', () => {
    expect(value('activation.n')).toBeGreaterThan(0)
    expect(value('activation.n')).toBeLessThan(40)
  })

  it('the forecast is an interval and the target lies outside it', () => {
    expect(value('forecast.low')).toBeGreaterThan(value('churn.target.rate'))
    expect(value('forecast.high')).toBeGreaterThan(value('churn.baseline.rate'))
  })

  it('immature cells of the cohorts stay empty', () => {
    for (const row of tables.cohorts) {
      expect(row.mature).toBe(dayOf(row.end) + 28 * row.period < dayOf(committed.asOf))
      expect(row.rate === null).toBe(!row.mature)
    }
  })
})

describe('the metric files', () => {
  const files = readdirSync('artifacts/2-kpi').filter(name => name.endsWith('.sql'))

  it('are each run, and each fact names one that exists', () => {
    expect(files.map(name => name.slice(0, -4)).sort()).toEqual([...SQL_FILES].sort())
    for (const [key, { query }] of Object.entries(facts))
      expect(query === undefined || files.includes(query), `${key} names ${query}`).toBe(true)
  })

  it('stand behind every figure that the scenario does not set', () => {
    const set = /^(?:company|people|calendar|kr|planted)\.|^data\.weight$|^churn\.target\.|^arms\.days$/
    expect(Object.entries(facts).filter(([key, { query, value }]) => typeof value === 'number' && query === undefined && !set.test(key)).map(([key]) => key)).toEqual([])
  })

  it.each(files)('%s says name, unit, window, numerator and denominator', (file) => {
    const text = readFileSync(`artifacts/2-kpi/${file}`, 'utf8')
    for (const part of ['name', 'unit', 'window', 'numerator', 'denominator'])
      expect(text).toMatch(new RegExp(`^-- ${part}: .+`, 'm'))
  })

  it.each(files)('%s keeps to what DuckDB, PostgreSQL and Spark share', (file) => {
    const sql = readFileSync(`artifacts/2-kpi/${file}`, 'utf8').replace(/^--.*$/gm, '')
    expect(sql).not.toMatch(/\b(?:filter\s*\(|qualify|group by all|exclude|ilike|interval|now\s*\(|current_date|date_trunc|date_diff|median\s*\()|::/i)
  })
})
