import { describe, expect, it } from 'vitest'
import { nativeCharts } from '../../src/charts/native'
import { readResults } from '../../src/effects/kpi/facts'
import { ownDeck, root } from '../deck/own-deck'

const results = readResults(root)
const charts = ownDeck().slides.flatMap(({ content }) => nativeCharts(content, results))

describe('what PowerPoint draws of the deck\'s charts', () => {
  it('is bars, lines and points, and each says what it shows', () => {
    expect(new Set(charts.map(({ kind }) => kind))).toEqual(new Set(['bars', 'lines', 'points']))
    expect(charts.filter(({ title, alt }) => title === '' || alt === '')).toEqual([])
  })

  it('has a number or a gap for every category', () => {
    for (const { title, categories, series, bounds = [] } of charts) {
      expect([...series, ...bounds].filter(({ values }) => values.length !== categories.length), title).toEqual([])
    }
  })

  it('has every point inside its interval, and the interval inside the axis', () => {
    const points = charts.filter(({ kind }) => kind === 'points')
    expect(points.length).toBeGreaterThan(3)
    for (const { title, series, bounds, from = -Infinity } of points) {
      const [values, low, high] = [series[0]!, bounds![0]!, bounds![1]!].map(row => row.values as number[]) as [number[], number[], number[]]
      expect(values.filter((value, i) => !(from <= low[i]! && low[i]! <= value && value <= high[i]!)), title).toEqual([])
    }
  })
})
