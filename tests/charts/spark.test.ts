import { expect, it } from 'vitest'
import { spark } from '../../src/charts'

it('keeps every point inside its frame and puts the last one in focus', () => {
  const svg = spark({ values: [3, 9, 4, 7], lower: 2, upper: 8 })
  const ys = [...svg.matchAll(/,(-?[\d.]+)/g)].map(match => Number(match[1])).filter(Number.isFinite)
  expect(ys.every(y => y >= 0 && y <= 36)).toBe(true)
  expect(svg.match(/var\(--focus/g)).toHaveLength(1)
  expect(svg).toContain('aria-hidden="true"')
})

it('draws one value, equal values and no value without a broken number', () => {
  for (const values of [[5], [5, 5, 5], []])
    expect(spark({ values })).not.toMatch(/NaN|Infinity/)
  expect(spark({ values: [] })).toBe('')
})
