import type { Chart } from '../../src/charts'
import type { Results } from '../../src/kpi/results'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { CHARTS, renderCharts } from '../../src/charts'
import { TOKENS } from '../../src/charts/tokens'

const ARTIFACTS = join(import.meta.dirname, '../../artifacts')
const FOLDER = join(ARTIFACTS, '2-kpi/charts')
const results = JSON.parse(readFileSync(join(ARTIFACTS, '2-kpi/results.json'), 'utf8')) as Results
const charts = CHARTS.map(chart => chart.draw(results))
const files = renderCharts(results)

const RE_COLOUR = /(?:fill|stroke)="([^"]+)"/g
const RE_HEX = /(?<!&)#[0-9a-f]{3,8}\b/gi
const RE_NUMBER = /-?\d+\.\d{4,}/
const ALLOWED = new Set(['none', ...Object.entries(TOKENS).map(([name, hex]) => `var(--${name}, ${hex})`)])

/** The results table that a chart's rows come from, row by row; the rest add rows and are tested below. */
const TABLE_OF: Record<string, keyof Results['tables']> = {
  'xmr-baseline': 'weekly',
  'xmr': 'weekly',
  'survival': 'survivalAtRisk',
  'tenure': 'tenure',
  'segments': 'segments',
  'drivers': 'drivers',
  'estimates': 'drivers',
  'overlap': 'overlap',
  'adjusted': 'adjusted',
  'splits': 'splits',
  'arms': 'arms',
  'cohorts': 'cohorts',
  'score': 'score',
  'progress': 'progress',
}

const parse = (svg: string): Document => new DOMParser().parseFromString(svg, 'image/svg+xml') as unknown as Document

describe('the committed charts', () => {
  it.each(files.map(file => [file.path, file.text]))('%s is what the results give, byte for byte', (path, text) => {
    expect(text).toBe(readFileSync(join(ARTIFACTS, path!), 'utf8'))
  })

  it('holds no file that nothing makes', () => {
    const made = new Set(files.map(file => file.path.split('/').at(-1)))
    expect(readdirSync(FOLDER).filter(name => !made.has(name))).toEqual([])
  })

  it('is drawn the same twice', () => {
    expect(renderCharts(results)).toEqual(files)
  })
})

describe.each(charts.map(chart => [chart.id, chart] as [string, Chart]))('%s', (id, chart) => {
  const document = parse(chart.svg)
  const texts = [...document.querySelectorAll('text')]

  it('takes colours from the tokens alone', () => {
    const used = [...chart.svg.matchAll(RE_COLOUR)].map(match => match[1]!).filter(value => !value.startsWith(`url(#${id}-`))
    expect(used.filter(value => !ALLOWED.has(value))).toEqual([])
    expect([...chart.svg.matchAll(RE_HEX)].filter(([hex]) => !(Object.values(TOKENS) as string[]).includes(hex))).toEqual([])
  })

  it('draws no data in the grey of second words, which grey print cannot tell from the highlight', () => {
    const grey = `var(--ink-2, ${TOKENS['ink-2']})`
    const shapes = [...document.querySelectorAll('circle, path, rect')].filter(shape => !shape.closest('defs'))
    const drawn = shapes.filter(shape => [shape, shape.parentElement!].some(one => ['fill', 'stroke'].some(name => one.getAttribute(name) === grey)))
    expect(drawn.map(shape => shape.outerHTML)).toEqual([])
  })

  it('labels its highlight where it is, without a legend', () => {
    expect(chart.svg).not.toMatch(/legend|swatch/i)
    expect([...document.querySelectorAll('text, tspan')].some(text => text.getAttribute('fill')?.startsWith('var(--focus') || text.closest('[data-focus]'))).toBe(true)
  })

  it('has no text under 14 px and none that is empty', () => {
    expect(texts.filter(text => Number(text.getAttribute('font-size')) < 14).map(text => text.textContent)).toEqual([])
    expect(texts.filter(text => text.textContent!.trim() === '')).toEqual([])
  })

  it('fits the picture area of a slide', () => {
    const [x, y, width, height] = document.documentElement.getAttribute('viewBox')!.split(' ').map(Number)
    expect([x, y, width]).toEqual([0, 0, 884])
    expect(height).toBeLessThanOrEqual(330)
  })

  it('carries no style sheet, and ids of its own only, each once', () => {
    expect(chart.svg).not.toContain('<style')
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    expect(ids.every(one => one.startsWith(`${id}-`))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says in words what it shows', () => {
    expect(document.documentElement.getAttribute('role')).toBe('img')
    expect(document.documentElement.getAttribute('aria-labelledby')).toBe(`${id}-title ${id}-desc`)
    expect(document.getElementById(`${id}-desc`)!.textContent).toBe(chart.alt)
    expect(chart.alt.length).toBeGreaterThan(60)
  })

  it('has one highlight: everything in focus belongs to it', () => {
    const inFocus = [...document.querySelectorAll('[fill^="var(--focus"], [stroke^="var(--focus"]')]
    expect(inFocus.length).toBeGreaterThan(0)
    expect(inFocus.filter(element => !element.closest('[data-focus]')).map(element => element.outerHTML)).toEqual([])
    expect(chart.focus).not.toBe('')
  })

  it('reveals its layers without a gap', () => {
    const steps = [...new Set([...document.querySelectorAll('[data-step]')].map(element => Number(element.getAttribute('data-step'))))].sort()
    expect(steps).toEqual(steps.map((_, i) => i + 1))
    expect(steps.length).toBeLessThanOrEqual(4)
  })

  it('cuts numbers to three decimals', () => {
    expect(chart.svg.replace(/<(?:title|desc)[\s\S]*?<\/(?:title|desc)>/g, '')).not.toMatch(RE_NUMBER)
  })

  it('has a unit, an n, a source that exists, and a table', () => {
    expect(chart.unit && chart.n).toBeTruthy()
    expect(['2-kpi', '.'].some(folder => existsSync(join(ARTIFACTS, folder, chart.source)))).toBe(true)
    expect(chart.rows.length).toBeGreaterThan(0)
    for (const row of chart.rows)
      expect(Object.keys(row)).toEqual(chart.columns.map(column => column.key))
  })

  it('shows rows of the results, unchanged', () => {
    const rows = results.tables[TABLE_OF[id]!] as unknown as Record<string, unknown>[]
    const known = rows.map(row => JSON.stringify(chart.columns.map(({ key }) => row[key])))
    const shown = chart.rows.filter(row => row.arm !== 'difference').map(row => JSON.stringify(chart.columns.map(({ key }) => row[key])))
    expect(shown.filter(row => !known.includes(row))).toEqual([])
  })
})

/** The pictures that the story needs, with the mark by which each is known. */
describe('the set of charts', () => {
  const svgOf = (id: string): string => charts.find(chart => chart.id === id)!.svg
  it.each([
    ['xmr', 'the release', />[^<]*[Rr]elease/],
    ['xmr', 'limits that are only projected after they were frozen', /stroke-dasharray="4 4"/],
    ['survival', 'the numbers at risk under the curves', />Still observed/],
    ['arms', 'a dot and an interval for each arm and the difference', /<circle[\s\S]*<circle[\s\S]*<circle/],
    ['cohorts', 'cells too young to grade, hatched', /fill="url\(#cohorts-hatch\)"/],
    ['progress', 'the day of the grade', />1&#160;April<[\s\S]*>first grade</],
    ['progress', 'the target', />[^<]*[Tt]arget/],
    ['overlap', 'the sets that overlap', /<circle/],
  ])('%s shows %s', (id, _, mark) => {
    expect(svgOf(id)).toMatch(mark)
  })
})

describe('what the pictures claim', () => {
  const rowsOf = (id: string): Chart['rows'] => charts.find(chart => chart.id === id)!.rows
  const sum = (id: string, key: string): number => rowsOf(id).reduce((total, row) => total + Number(row[key]), 0)
  const lost = Number(results.facts['churn.baseline.lost']!.value)

  it('counts each lost customer once in the regions of the drivers', () => {
    expect(sum('overlap', 'lost')).toBe(lost)
    expect(sum('overlap', 'atRisk')).toBe(Number(results.facts['churn.baseline.atRisk']!.value))
  })

  it('splits the lost by plan and by age without a remainder', () => {
    expect([sum('segments', 'lost'), sum('tenure', 'lost'), sum('tenure', 'left')]).toEqual([lost, lost, lost])
  })

  it('draws the difference of the arms with the interval of the results', () => {
    const { rate, low, high } = rowsOf('arms').find(row => row.arm === 'difference')!
    expect([rate, low, high]).toEqual(['value', 'low', 'high'].map(part => results.facts[`arms.diff.${part}`]!.value))
  })

  it('gives no rate to the graded window, and none to a cohort that is too young', () => {
    expect(rowsOf('progress').at(-1)!.rate).toBeNull()
    expect(rowsOf('cohorts').filter(row => row.mature === false && row.rate !== null)).toEqual([])
  })

  it('stops with the name of what is missing', () => {
    const tables = { ...results.tables, weekly: [] }
    expect(() => renderCharts({ ...results, tables })).toThrow('no rows in table weekly')
    expect(() => renderCharts({ ...results, facts: {} })).toThrow('no fact')
  })
})
