import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isoOf } from '../src/days'
import { calendarOf, parseScenario } from '../src/scenario'
import { ACME, tellsAcme } from './acme'

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

describe('parseScenario', () => {
  it('takes Acme\'s scenario', () => {
    expect(parseScenario(ACME).company.name).toBe('Acme SaaS Corp')
  })

  it('is told of the scenario that the tests know, if this project is Acme\'s', () => {
    const { company } = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
    expect(company.short !== 'Acme' || tellsAcme, 'copy artifacts/scenario.yaml to tests/acme.yaml').toBe(true)
  })

  it('collects every mistake with file and line', () => {
    const text = ACME.replace('baseline: 0.08', 'baseline: 8').replace('seed: acme-1', 'sead: acme-1').replace('asOf: 2026-02-13', 'asOf: 2026-02-30')
    expect(() => parseScenario(text, 's.yaml')).toThrow(new RegExp(`s\\.yaml:${lineOf(text, '2026-02-30')}: calendar\\.asOf: write a date`))
    expect(() => parseScenario(text, 's.yaml')).toThrow(new RegExp(`s\\.yaml:${lineOf(text, 'baseline: 8')}: keyResult\\.baseline:`))
    expect(() => parseScenario(text, 's.yaml')).toThrow(/s\.yaml:\d+: scenario: .*sead/)
  })

  it('sees what single values cannot show: shares that do not add up, dates out of order', () => {
    const text = ACME.replace('share: 0.52', 'share: 0.62').replace('release: 2026-02-05', 'release: 2026-02-25')
    expect(() => parseScenario(text, 's.yaml')).toThrow(new RegExp(`s\\.yaml:${lineOf(text, 'starter: {')}: plans: the shares add up to 1\\.1`))
    expect(() => parseScenario(text, 's.yaml')).toThrow(/calendar\.asOf: 2026-02-13 is before release/)
  })

  it('names the line of YAML that cannot be read', () => {
    expect(() => parseScenario('company:\n  name: "open\n', 's.yaml')).toThrow(/^s\.yaml:\d: /)
  })
})

describe('calendarOf', () => {
  it('derives windows and weeks from the few declared dates', () => {
    const calendar = calendarOf(parseScenario(ACME))
    const iso = Object.fromEntries(Object.entries(calendar).map(([name, value]) => [name, value > 10_000 ? isoOf(value) : value]))
    expect(iso).toMatchObject({
      firstDay: '2025-10-10',
      windowStart: '2025-12-19',
      windowEnd: '2026-01-15',
      lastDay: '2026-02-12',
      gradeStart: '2026-03-04',
      gradeEnd: '2026-03-31',
      weeks: 18,
      windowDays: 28,
    })
  })
})
