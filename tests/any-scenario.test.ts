import type { Results } from '../src/kpi/results'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { CliError } from '../packages/slidev-companion/src/errors'
import { buildArtifacts } from '../src/effects/kpi/artifacts'
import { ACME } from './acme'
import { buildOf, scenarioText } from './built-scenario'

const SECONDS = 30

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'any-scenario-'))
  mkdirSync(join(root, 'artifacts'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The scenario with several values changed at once: near their ends, in the middle, and where they cannot be. */
function scenarioWith(changes: Record<string, unknown>): string {
  const document = parseDocument(ACME)
  for (const [path, value] of Object.entries(changes))
    document.setIn(path.split('.').map(part => /^\d+$/.test(part) ? Number(part) : part), value)
  return document.toString({ lineWidth: 0 })
}

const share = fc.constantFrom(0.0001, 0.02, 0.5, 0.98, 0.9999)
const risk = fc.constantFrom(0.01, 1, 100)
const SOUND = {
  'seed': fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'é', '漢', '7', '-') }),
  'company.customers': fc.constantFrom(500, 600, 1000),
  'company.currency': fc.constantFrom('USD', 'JPY', 'EUR', 'ILS'),
  'company.locale': fc.constantFrom('en-GB', 'ja-JP', 'de-DE', 'ar-EG', 'en-US'),
  'calendar.frozenWeeks': fc.constantFrom(8, 14, 20),
  'keyResult.baseline': fc.constantFrom(0.01, 0.08, 0.25),
  'keyResult.target': fc.constantFrom(0.001, 0.009),
  'signupsPerDay': fc.constantFrom(0.01, 0.5, 2.8),
  'plans.starter.risk': risk,
  'plans.team.seats': fc.constantFrom([1, 1], [1, 10_000]),
  'tenure.0.stalled': share,
  'tenure.2.risk': risk,
  'onboarding.days': fc.constantFrom(1, 14, 28),
  'onboarding.dailyFinish': fc.constantFrom(0.01, 0.99),
  'support.lateAfterHours': fc.constantFrom(1, 24, 168),
  'support.urgentPer28Days.finished': share,
  'support.lateShare.stalled': share,
  'support.otherPer28Days': share,
  'integration.share': share,
  'survey.responseRate': share,
  'experiment.stalledWithinDays': fc.constantFrom(14, 365),
  'experiment.wizardShare': fc.constantFrom(0.05, 0.5, 0.95),
  'experiment.recovery.wizard': share,
  'activation.days': fc.constantFrom(1, 7),
  'mail.newsletterUnsubscribe': share,
}
const PATHS = Object.keys(SOUND) as (keyof typeof SOUND)[]
const unsound = fc.constantFrom<unknown>(-1, 0, 1e300, Number.NaN, Number.POSITIVE_INFINITY, null, '', 'x\ny', [], {}, 2_000_000)

const sound = fc.record(SOUND).map(scenarioWith)
const any = fc.tuple(fc.record(SOUND), fc.constantFrom(...PATHS), unsound).map(([changes, path, value]) => scenarioWith({ ...changes, [path]: value }))

async function build(text: string): Promise<Record<string, string> | CliError> {
  writeFileSync(join(root, 'artifacts/scenario.yaml'), text)
  return buildArtifacts({ root }).catch((error: unknown) => {
    if (error instanceof CliError)
      return error
    throw error
  })
}

function expectSense(result: Record<string, string> | CliError): void {
  if (result instanceof CliError) {
    for (const { file, line, found } of result.problems)
      expect([file, line! > 0, found !== ''], result.message).toEqual(['artifacts/scenario.yaml', true, true])
    return
  }
  for (const [path, text] of Object.entries(result))
    expect(text.match(/NaN|Infinity|undefined/)?.[0], path).toBeUndefined()
}

it('any scenario within its bounds gives a dataset and results in which every number is one', async () => {
  await fc.assert(fc.asyncProperty(sound, async (text) => {
    const started = performance.now()
    const result = await build(text)
    expect(result instanceof CliError ? result.message : '').toBe('')
    expectSense(result)
    expect(performance.now() - started).toBeLessThan(SECONDS * 1000)
  }), { numRuns: 12, seed: 71, endOnFailure: true })
}, 240_000)

it('any other is refused with file and line', async () => {
  await fc.assert(fc.asyncProperty(any, async text => expectSense(await build(text))), { numRuns: 40, seed: 71, endOnFailure: true })
}, 240_000)

/** So many plans, each with a key and a name of its own. */
function plans(...keys: string[]): Record<string, unknown> {
  const share = (i: number): number => i === 0 ? 1 - 0.1 * (keys.length - 1) : 0.1
  return Object.fromEntries(keys.map((key, i) => [key, { label: `Plan ${key}`, share: share(i), risk: 1 + i, seats: [1, 3], seatPrice: 4.99 + i }]))
}

async function factsOf(text: string): Promise<Results['facts']> {
  const { files, results } = await buildOf(text)
  expectSense(files)
  const all = Object.entries(files)
  const plansOfAcme = all.filter(([path, content]) => path !== 'scenario.schema.json' && /\b(?:starter|business)\b/i.test(content))
  expect(plansOfAcme.map(([path]) => path)).toEqual([])
  return results.facts
}

describe('nothing depends on the plans of Acme', () => {
  it.each([[['a', 'Zulu_9']], [['p1', 'p2', 'p3', 'p4', 'p5', 'p6']]])('%o', async (keys) => {
    const facts = await factsOf(scenarioWith({ 'company.customers': 600, 'signupsPerDay': 2, 'company.product': 'a tool', 'plans': plans(...keys) }))
    expect(Object.keys(facts).filter(key => /^segment\..*\.rate$/.test(key)).sort()).toEqual([...keys, 'worst'].map(key => `segment.${key}.rate`).sort())
    const parts = keys.map(key => Number(facts[`segment.${key}.atRisk`]!.value))
    expect(parts.reduce((sum, part) => sum + part)).toBe(600)
  }, 60_000)
})

describe('the scenarios beside this file', () => {
  const folder = join(import.meta.dirname, 'scenarios')

  it('are those that are tried here, and the two of another key result', () => {
    expect(readdirSync(folder).sort()).toEqual(['activation', 'arabic-company', 'brazilian-cooperative', 'fifty-customers', 'first-reply', 'hardly-anybody', 'japanese-utility', 'leap-day', 'polish-lender', 'swiss-insurer', 'twenty-million-customers', 'worse'].map(name => `${name}.yaml`))
  })

  it('fifty customers: where nobody was counted there is no estimate, and prices have pence', async () => {
    const facts = await factsOf(scenarioText('fifty-customers'))
    expect(facts['churn.baseline.rate']).toMatchObject({ value: 0.08, n: 50 })
    expect(Number(facts['churn.baseline.high']!.value) - Number(facts['churn.baseline.low']!.value)).toBeGreaterThan(0.1)
    expect(facts['survival.onboarded.day90']).toMatchObject({ value: null, why: 'there was nothing to count' })
    expect(facts['mrr.atRisk']).toMatchObject({ unit: 'money', currency: 'GBP' })
  }, 60_000)

  it('twenty million customers: a sample of 100,000 whose intervals know their n', async () => {
    const facts = await factsOf(scenarioText('twenty-million-customers'))
    expect(facts['company.customers']!.value).toBe(20_000_000)
    expect(facts['data.weight']!.value).toBe(200)
    expect(facts['churn.baseline.rate']).toMatchObject({ value: 0.041, n: 100_000, method: 'Wilson 95 % interval; a random sample of 1 customer in 200' })
    const width = Number(facts['churn.baseline.high']!.value) - Number(facts['churn.baseline.low']!.value)
    expect(width).toBeCloseTo(2 * 1.96 * Math.sqrt(0.041 * 0.959 / 100_000), 5)
    expect(facts['mrr.lost']!.method).toBe('the sum of a random sample of 1 customer in 200, times 200')
  }, 240_000)

  it('a sprint over the turn of the year, in Japanese customs', async () => {
    const { files, results: { facts } } = await buildOf(scenarioText('japanese-utility'))
    expect(facts['calendar.week3']!.value).toBe('2026-12-28/2027-01-01')
    expect(facts['mrr.atRisk']).toMatchObject({ currency: 'JPY' })
    expect(Number.isInteger(facts['mrr.atRisk']!.value)).toBe(true)
    expect(files['2-kpi/charts/xmr.json']).toContain('12月31日')
    expect(files['2-kpi/charts/segments.json']).toContain('）、ファミリー'.slice(1))
  }, 120_000)

  it('a company whose names run from right to left, with the digits of Egypt', async () => {
    const { files } = await buildOf(scenarioText('arabic-company'))
    expect(files['2-kpi/charts/segments.json']).toContain('كشك \\"صغير\\"')
    expect(files['2-kpi/charts/segments.svg']).not.toContain('<متاجر>')
    expect(files['2-kpi/charts/segments.json']).toMatch(/\p{Nd}٫\p{Nd}/u)
    expect(files['2-kpi/digests/datadog-churn-metrics-2026-01.md']).toMatch(/192 of 2,400 customers lost/)
  }, 60_000)

  it('a lender with other days to onboard and to recover, uneven arms, and names of one letter', async () => {
    const facts = await factsOf(scenarioText('polish-lender'))
    expect(facts['survival.onboarded.atStart']!.what).toBe('onboarded customers there when the onboarding days ended')
    expect(Number(facts['arms.wizard.n']!.value) / Number(facts['arms.stalled']!.value)).toBeCloseTo(0.3, 1)
    expect([facts['arms.days']!.value, facts['people.analyst.name']!.value]).toEqual([5, 'Ż'])
    expect(facts['presenter.by']!.value).toBe('Presented by Jędrzej Źdźbło, Ó, j.z@example.pl.')
  }, 60_000)

  it('a sprint over a leap day', async () => {
    const facts = await factsOf(scenarioText('leap-day'))
    expect(facts['calendar.week4']!.value).toBe('2028-02-28/2028-03-03')
    expect(facts['calendar.knownTo']!.value).toBe('2028-03-02')
    expect(facts['calendar.daysToGrading']!.value).toBe(31)
  }, 60_000)
})
