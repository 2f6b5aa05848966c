import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
// @ts-expect-error the agent is plain JavaScript: chant starts it with node
import { evidence } from '../../src/story/agent/evidence.mjs'

const folder = join(import.meta.dirname, '../../artifacts/2-kpi/digests')
const three = ['datadog-churn-metrics-2026-01.md', 'zendesk-support-patterns.md', 'user-survey-summary.md']
const load = (names: string[]): Record<string, string> => Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))

it('finds in the digests what they say', () => {
  const found = evidence(load(three))
  expect(found.lost).toBeGreaterThan(0)
  expect(found.drivers.map(({ key }: { key: string }) => key).sort()).toEqual(['integration', 'onboarding', 'reply'])
  expect(found.cut).toBeUndefined()
})

it('a changed digest changes the findings', () => {
  const digests = load(three)
  const before = evidence(digests).drivers.find(({ key }: { key: string }) => key === 'onboarding')
  const changed = { ...digests, [three[0]!]: digests[three[0]!]!.replace(`| ${before.lost} |`.padStart(7), `| 77 |`).replace(new RegExp(`(onboarding not finished \\|[^|]+\\|) *${before.lost}`), '$1 77') }
  expect(evidence(changed).drivers.find(({ key }: { key: string }) => key === 'onboarding').lost).toBe(77)
})

it('the fourth digest brings the overlap: its rows add up to all the lost', () => {
  const found = evidence(load([...three, 'cohort-overlap-cut-2026-01.md']))
  expect(found.cut.none + found.cut.one + found.cut.several).toBe(found.lost)
  const { alone, diff } = found.cut.adjusted.onboarding
  expect(diff).not.toBe(alone)
})

it('a digest that is not named is an error, not a guess', () => {
  expect(() => evidence(load(three.slice(0, 2)))).toThrow('survey')
})

it('a digest without its table is named', () => {
  expect(() => evidence({ ...load(three), 'zendesk-support-patterns.md': '# empty\n' })).toThrow('zendesk-support-patterns.md')
})
