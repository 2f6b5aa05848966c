import { describe, expect, it } from 'vitest'
import { nativeCharts } from '../../src/charts/native'
import { readChart, readResults } from '../../src/effects/kpi/facts'
import { buildOf, scenarioText } from '../built-scenario'
import { ownDeck, root } from '../deck/own-deck'

const results = readResults(root)
const charts = ownDeck().slides.flatMap(({ content }) => nativeCharts(content, results, id => readChart(root, id)))

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

  it('begins the curves at the landmark and ends them with the table', () => {
    const { categories } = charts.find(({ title }) => title === readChart(root, 'survival').title)!
    const days = results.tables.survivalAtRisk!.filter(({ group }) => group === 'onboarded').map(({ day }) => day)
    expect([categories.at(0), categories.at(-1)]).toEqual([`day ${days.at(0)}`, `day ${days.at(-1)}`])
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

describe.each(['activation', 'first-reply'])('another key result, %s', (name) => {
  it('has its charts drawn: weeks inside their axis, and every dot inside its interval', async () => {
    const { results } = await buildOf(scenarioText(name))
    const found = nativeCharts(['xmr-baseline', 'key-plans', 'key-levers', 'key-arms', 'xmr', 'score'].map(id => `<Chart id="${id}" />`).join('\n'), results, id => ({ title: id, alt: id }))
    expect(found.map(({ kind, categories }) => [kind, categories.length])).toEqual([['lines', 14], ['points', results.tables.keyPlans!.length], ['points', 6], ['points', 2]])
    for (const { title, series, bounds, kind, format } of found) {
      expect(format, title).toBe(name === 'activation' ? '0.0 %' : '0.0')
      const [values, low, high] = [series[0]!, bounds!.at(-2)!, bounds!.at(-1)!].map(row => row.values as number[]) as [number[], number[], number[]]
      expect(values.every(Number.isFinite), title).toBe(true)
      if (kind === 'points')
        expect(values.filter((value, i) => !(low[i]! <= value && value <= high[i]!)), title).toEqual([])
    }
  }, 120_000)
})
