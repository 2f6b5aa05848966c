import type { Facts } from '../../src/facts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { measuredProblems } from '../../src/deck/measured'
import { deckSources } from '../../src/effects/deck/read-deck'
import { readFacts } from '../../src/effects/kpi/facts'
import { root } from './own-deck'

const points = (value: number) => ({ value, unit: 'points' as const, what: 'a difference' })
const facts: Facts = {
  'arms.diff.value': points(0.14),
  'arms.diff.low': points(0.08),
  'arms.diff.high': points(0.2),
  'small.diff': points(0.04),
  'small.low': points(-0.01),
  'small.high': points(0.09),
  'churn.rate': { value: 0.08, unit: 'percent', what: 'a share' },
}
const found = (text: string) => measuredProblems(text, 'pages/x.md', facts).map(({ line, found }) => `${line}: ${found}`)

it.each(deckSources(root))('%s calls nothing measured that the data do not bear', (file) => {
  expect(measuredProblems(readFileSync(join(root, file), 'utf8'), file, readFacts(root)).map(describeProblem)).toEqual([])
})

describe('a difference that is called measured', () => {
  it('has an interval without zero', () => {
    expect(found('\nWe measured {{ small.diff | signed }}. It was put into the data.')).toEqual(['2: small.diff is called measured, and its interval holds zero'])
    expect(found('The measured difference, {{ small.diff }}, was put into the data.')).toHaveLength(1)
  })
  it('is disclosed on its own slide', () => {
    expect(found('We measured {{ arms.diff.value }}.')).toEqual(['1: arms.diff.value is called measured'])
    expect(found('We measured {{ arms.diff | range }}. The effect was put into the data.')).toEqual([])
    expect(found('We measured {{ arms.diff.value }}.\n\n---\nlayout: evidence\n---\n\nIt was put into the data.')).toHaveLength(1)
  })
  it.each(['Not measured: {{ arms.diff.value }}.', 'It is {{ arms.diff.value }}. Later more is measured.', 'We measured {{ churn.rate }}.'])('is not in "%s"', (text) => {
    expect(found(text)).toEqual([])
  })
})
