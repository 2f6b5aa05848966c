import type { Row } from '../../../src/kpi/metrics/arms'
import { describe, expect, it } from 'vitest'
import { fillFacts } from '../../../src/facts'
import { facts } from '../../../src/kpi/metrics/arms'
import { acmeContext } from './context'

const context = acmeContext()
const { windowStart } = context.calendar
const WINDOW = { kind: 'window', period_no: 0, start_day: windowStart, end_day: windowStart + 27, at_risk: 2000, lost: 160 }

/** Two arms of 100, of whose like a quarter left, in a company that lost 160 of 2,000. */
function told(wizard: number, control: number, base = { at_risk: 40, lost: 10 }) {
  const rows: Row[] = [{ arm: 'wizard', n: 100, recovered: wizard }, { arm: 'control', n: 100, recovered: control }]
  const rowsOf = ({ sql }: { sql: string }) => (sql === 'churn' ? [WINDOW] : [base]) as never[]
  return facts(rows, { ...context, rowsOf })
}

describe('what the measured difference saves at most', () => {
  it('is stalled accounts × difference × churn of their like', () => {
    const facts = told(30, 10)
    // 200 × 20 % × 25 % = 10 customers; (160 − 10) ÷ 2,000 = 7.5 %.
    expect(facts['arms.saved.customers']!.value).toBe(10)
    expect(facts['arms.saved.rate']!.value).toBeCloseTo(0.075, 12)
    // The more the difference, the less is lost: the ends change places.
    const most = 200 * Number(facts['arms.diff.high']!.value) * 0.25
    expect(facts['arms.saved.most']!.value).toBe(Math.round(most))
    expect(facts['arms.saved.low']!.value).toBeCloseTo((160 - most) / 2000, 12)
  })

  it('has a verdict for a title where no gain is clear: no gain, or a loss', () => {
    expect([told(20, 19), told(10, 30)].map(facts => facts['arms.verdict']!.value)).toEqual(['no clear gain', 'a clear loss'])
  })

  it('is nothing if the control recovered better', () => {
    for (const key of ['arms.saved.customers', 'arms.saved.most', 'arms.saved.rate', 'arms.saved.low', 'arms.ceiling'])
      expect(told(10, 30)[key]).toMatchObject({ value: null, why: 'the arms found no gain, so none can be reckoned for all' })
    expect(fillFacts('It would keep {{ arms.saved.customers }}.', told(10, 30), { file: 'a.md' })).toBe('The arms found no gain, so none can be reckoned for all.')
  })

  it('is unknown if nobody like them was at risk', () => {
    expect(told(30, 10, { at_risk: 0, lost: 0 })['arms.saved.customers']!.value).toBeNull()
  })
})
