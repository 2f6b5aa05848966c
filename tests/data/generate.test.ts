import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/data/csv'
import { generateDataset } from '../../src/data/generate'
import { readDataset } from '../../src/data/read'
import { parseScenario } from '../../src/scenario'
import { ACME, tellsAcme } from '../acme'

const scenario = parseScenario(ACME)
/** A tenth of Acme: as many rows as show that a value is used. */
const SMALL = ACME.replace('customers: 5000 ', 'customers: 500 ').replace('signupsPerDay: 16.5', 'signupsPerDay: 1.65')
const dataset = generateDataset(scenario)
function records(text: string): Record<string, string>[] {
  const [header, ...rows] = parseCsv(text).rows
  return rows.map(row => Object.fromEntries(header!.cells.map((name, i) => [name, row.cells[i]!])))
}

describe('generateDataset', () => {
  it('gives the same bytes every time, and those that are committed', () => {
    expect(generateDataset(parseScenario(ACME))).toEqual(dataset)
    for (const [name, text] of tellsAcme ? Object.entries(dataset) : [])
      expect(readFileSync(`artifacts/1-data/${name}.csv`, 'utf8') === text, name).toBe(true)
  })

  it('loses exactly 400 of 5,000 in the baseline window', () => {
    const active = records(dataset.customers).filter(row => row.signed_up_on! < '2025-12-19' && (row.cancelled_on === '' || row.cancelled_on! >= '2025-12-19'))
    expect(active).toHaveLength(5000)
    expect(active.filter(row => row.cancelled_on !== '' && row.cancelled_on! <= '2026-01-15')).toHaveLength(400)
  })

  it('is exact at another rate and another seed too', () => {
    for (const seed of ['x', 'y']) {
      const rows = records(generateDataset({ ...scenario, seed, keyResult: { ...scenario.keyResult, baseline: 0.06 } }).customers)
      const active = rows.filter(row => row.signed_up_on! < '2025-12-19' && (row.cancelled_on === '' || row.cancelled_on! >= '2025-12-19'))
      expect([active.length, active.filter(row => row.cancelled_on !== '' && row.cancelled_on! <= '2026-01-15').length]).toEqual([5000, 300])
    }
  })

  it('passes the check that a user\'s own data must pass', () => {
    expect(() => readDataset(Object.fromEntries(Object.entries(dataset).map(([name, text]) => [name, { file: `${name}.csv`, text }])), scenario)).not.toThrow()
  })

  it('splits the arms into halves, of stalled accounts only', () => {
    const arms = records(dataset.customers).filter(row => row.arm !== 'none')
    const wizards = arms.filter(row => row.arm === 'wizard').length
    expect(Math.abs(2 * wizards - arms.length)).toBeLessThanOrEqual(1)
    expect(arms.every(row => row.signed_up_on! >= '2025-11-07' && row.signed_up_on! < '2026-02-05' && (row.onboarded_on === '' || row.onboarded_on! >= '2026-02-05'))).toBe(true)
  })

  it('holds nothing that names a person: no address, no telephone number', () => {
    const all = Object.values(dataset).join('\n')
    expect(all).not.toMatch(/@|\+\d{6}|https?:/)
    expect(all).not.toContain(scenario.people.owner!.name)
  })

  const small = generateDataset(parseScenario(SMALL))
  it.each([
    ['keyResult.baseline', 'baseline: 0.08', 'baseline: 0.09'],
    ['signupsPerDay', 'signupsPerDay: 1.65', 'signupsPerDay: 1.8'],
    ['plans.starter.risk', 'risk: 2.4', 'risk: 2.0'],
    ['plans.team.share', 'team: { label: Team, share: 0.34', 'team: { label: Team, share: 0.24'],
    ['tenure.stalled', 'stalled: 0.56', 'stalled: 0.50'],
    ['tenure.risk', 'risk: 4.0', 'risk: 3.0'],
    ['onboarding.dailyFinish', 'dailyFinish: 0.16', 'dailyFinish: 0.26'],
    ['onboarding.lateFinish', 'lateFinish: 0.35', 'lateFinish: 0.45'],
    ['onboarding.risk', 'risk: 1.6 ', 'risk: 1.2 '],
    ['support.urgentPer28Days', 'finished: 0.09', 'finished: 0.12'],
    ['support.lateShare', 'stalled: 0.55', 'stalled: 0.35'],
    ['support.promptHours', 'promptHours: 4', 'promptHours: 6'],
    ['support.risk', 'risk: 1.7', 'risk: 1.2'],
    ['support.otherPer28Days', 'otherPer28Days: 0.16', 'otherPer28Days: 0.2'],
    ['support.otherReplyHours', 'otherReplyHours: 20', 'otherReplyHours: 25'],
    ['integration.share', 'share: 0.06', 'share: 0.03'],
    ['integration.risk', 'risk: 1.5', 'risk: 3.5'],
    ['survey.responseRate', 'responseRate: 0.38', 'responseRate: 0.3'],
    ['survey.naming', 'naming: 0.62', 'naming: 0.4'],
    ['survey.background', 'background: 0.08', 'background: 0.2'],
    ['survey.price', 'price: 0.24', 'price: 0.4'],
    ['survey.closed', 'closed: 0.15', 'closed: 0.3'],
    ['experiment.wizardShare', 'wizardShare: 0.5', 'wizardShare: 0.3'],
    ['experiment.recovery', 'wizard: 0.27', 'wizard: 0.37'],
    ['mail.newsletterUnsubscribe', 'newsletterUnsubscribe: 0.0021', 'newsletterUnsubscribe: 0.004'],
    ['mail.sequenceUnsubscribe', 'sequenceUnsubscribe: 0.004', 'sequenceUnsubscribe: 0.1'],
  ])('changes when %s changes', (_, from, to) => {
    expect(SMALL).toContain(from)
    const text = SMALL.replace(from, to).replace(to.includes('0.24') && from.includes('Team') ? 'share: 0.52' : '\u0000', 'share: 0.62')
    expect(generateDataset(parseScenario(text))).not.toEqual(small)
  })
})
