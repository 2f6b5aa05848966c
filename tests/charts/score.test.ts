import type { Results } from '../../src/kpi/results'
import { expect, it } from 'vitest'
import { draw } from '../../src/charts/score'
import { ACME } from '../acme'
import { buildOf } from '../built-scenario'

const { results } = await buildOf(ACME)

function withForecast(low: number): Results {
  return { ...results, facts: { ...results.facts, 'forecast.low': { ...results.facts['forecast.low']!, value: low } } }
}

it('marks what all drivers cured would score, at the end of the line too: the title quotes it', () => {
  const facts = { ...results.facts, 'reach.all.rate': { ...results.facts['reach.all.rate']!, value: 0.03 }, 'reach.all.score': { ...results.facts['reach.all.score']!, value: 1 } }
  expect(draw({ ...results, facts }).svg).toContain('1.0: all three drivers cured')
  expect(draw(results).svg).toMatch(/0\.\d: all three drivers cured/)
})

it('says how far chance may bring the result, beyond the target too, where the line ends', () => {
  const beyond = draw(withForecast(0.031))
  expect(beyond.svg).toContain('as far as 3.1')
  expect(beyond.alt).toContain('could bring the result to 3.1')
  expect(draw(withForecast(0.071)).svg).toContain('as far as 7.1')
  expect(draw(withForecast(0.09)).svg).toContain('as far as 8.0')
})
