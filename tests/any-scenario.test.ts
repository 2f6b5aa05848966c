import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { CliError } from '../packages/slidev-companion/src/errors'
import { buildArtifacts } from '../src/effects/kpi/artifacts'
import { ACME } from './acme'

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
