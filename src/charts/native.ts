import type { NativeChart, NativeSeries } from '../../packages/slidev-companion/src/pptx/config'
import type { Results } from '../kpi/results'
import { capital } from '../form'
import { measureIn } from '../key-result'
import { span } from './format'
import { rowsOf } from './read'
import { toldWeeks } from './told'

type Shape = Omit<NativeChart, 'at' | 'title' | 'alt'> & { title?: string }

const RE_CHART = /<(?:Chart id="([\w-]+)"|Estimates\b)/g

const PERCENT = '0.0 %'
const POINTS = '+0.0;−0.0;0.0'
const TENTHS = '0.0'

/** What a chart is called and shows, as its file says. */
export type Named = (id: string) => Pick<NativeChart, 'title' | 'alt'>

/** Charts of a kind that PowerPoint has. The others show more than it draws: hatched windows, a grid, an overlap. */
const NATIVE: Record<string, (results: Results) => Shape[]> = {
  'segments': results => [segmentPoints(results)],
  'tenure': results => [lostByAge(results), rateByAge(results)],
  'survival': results => [survivalLines(results)],
  'xmr-baseline': results => [weekLines(results)],
  'adjusted': results => [twoVersions(results)],
  'estimates': results => [oneAtATime(results)],
  'key-plans': results => [keyPoints(results, rowsOf(results, 'keyPlans')!)],
  'key-levers': results => [keyPoints(results, leverRows(results))],
  'key-arms': results => [keyPoints(results, rowsOf(results, 'keyArms')!)],
}

/** Returns what PowerPoint draws of the charts in a slide's Markdown; the others stay in its picture. */
export function nativeCharts(markdown: string, results: Results, named: Named): NativeChart[] {
  return [...markdown.matchAll(RE_CHART)].flatMap(([, id = 'estimates']) => {
    if (!Object.hasOwn(NATIVE, id))
      return []
    const { title, alt } = named(id)
    return NATIVE[id]!(results).map(shape => ({ at: '.chart svg', title, alt, ...shape }))
  })
}

// -- internal --

function segmentPoints(results: Results): Shape {
  const rows = rowsOf(results, 'segments')
  return lossPoints(rows, rows.map(row => row.label))
}

function lostByAge(results: Results): Shape {
  const rows = rowsOf(results, 'tenure')
  return {
    kind: 'bars',
    across: [0, 0.54],
    title: 'Lost, by age on the day they left',
    categories: rows.map(row => row.band),
    series: [series('Lost', rows.map(row => row.left))],
    from: 0,
  }
}

function rateByAge(results: Results): Shape {
  const rows = rowsOf(results, 'tenure')
  const title = 'Lost in 28 days, by age when the window began'
  return { ...lossPoints(rows, rows.map(row => row.band)), across: [0.54, 1], title }
}

/** The share lost of each group, with its interval. */
function lossPoints(rows: (Ends & { rate: number | null })[], categories: string[]): Shape {
  return {
    kind: 'points',
    categories,
    series: [series('Lost in 28 days', rows.map(row => row.rate))],
    bounds: interval(rows),
    format: PERCENT,
    from: 0,
  }
}

function survivalLines(results: Results): Shape {
  const rows = rowsOf(results, 'survival')
  const atRisk = rowsOf(results, 'survivalAtRisk').filter(row => row.group !== 'all').map(row => row.day)
  const first = Math.min(...atRisk)
  const days = Array.from({ length: Math.max(...atRisk) - first + 1 }, (_, i) => first + i)
  // A share holds until the day of the next row.
  const of = (group: string, key: 'survival' | 'low' | 'high') => {
    const own = rows.filter(row => row.group === group)
    return days.map(day => own.findLast(row => row.day <= day)?.[key] ?? null)
  }
  const groups = [['stalled', 'Not onboarded'], ['onboarded', 'Onboarded']] as const
  return {
    kind: 'lines',
    categories: days.map(day => `day ${day}`),
    series: groups.map(([group, name]) => series(name, of(group, 'survival'))),
    bounds: groups.flatMap(([group, name]) => [
      series(`${name}, from`, of(group, 'low')),
      series(`${name}, to`, of(group, 'high')),
    ]),
    format: '0 %',
    to: 1,
  }
}

function weekLines(results: Results): Shape {
  const { rows, limits, weekWords } = toldWeeks(results)
  const frozen = rows.filter(row => row.frozen)
  const every = (value: number): number[] => frozen.map(() => value)
  return {
    kind: 'lines',
    categories: frozen.map(row => span(row.start, row.end)),
    series: [series(capital(weekWords), frozen.map(row => row.value))],
    bounds: [
      series('Upper limit', every(limits.upper)),
      series('Mean', every(limits.mean)),
      series('Lower limit', every(limits.lower)),
    ],
    format: formatOf(results),
    from: 0,
  }
}

/** Values of the key result, each with its interval. */
function keyPoints(results: Results, rows: (Ends & { label: string, value: number | null })[]): Shape {
  return {
    kind: 'points',
    categories: rows.map(row => row.label),
    series: [series(capital(measureIn(results.facts).words.axis), rows.map(row => row.value))],
    bounds: interval(rows),
    format: formatOf(results),
    from: 0,
  }
}

/** Two rows for each lever: one dot a category is all that PowerPoint's intervals can have. */
function leverRows(results: Results): (Ends & { label: string, value: number | null })[] {
  return rowsOf(results, 'keyLevers')!.flatMap(row => [
    { ...row.with, label: `${row.label}, with` },
    { ...row.without, label: `${row.label}, without` },
  ])
}

/** How Excel writes a value of the key result: a share in percent, but weeks of churn per 1,000, and hours. */
function formatOf({ facts }: Results): string {
  const { framed, unit } = measureIn(facts)
  return framed === undefined || unit !== 'percent' ? TENTHS : PERCENT
}

function twoVersions(results: Results): Shape {
  const rows = rowsOf(results, 'adjusted').flatMap(row => [
    { label: `${row.label}, version 1`, rate: row.crude, low: row.crudeLow, high: row.crudeHigh },
    { label: `${row.label}, version 2`, rate: row.adjusted, low: row.low, high: row.high },
  ])
  return {
    kind: 'points',
    categories: rows.map(row => row.label),
    series: [series('Difference in churn, points', rows.map(row => points(row.rate)))],
    bounds: interval(rows.map(inPoints)),
    format: POINTS,
  }
}

function oneAtATime(results: Results): Shape {
  const rows = rowsOf(results, 'drivers')
  return {
    kind: 'points',
    across: [0, 0.72],
    categories: rows.map(row => row.label),
    series: [series('Difference in churn, points', rows.map(row => points(row.diff)))],
    bounds: interval(rows.map(inPoints)),
    format: POINTS,
  }
}

function series(name: string, values: (number | null)[]): NativeSeries {
  return { name, values }
}

interface Ends { low: number | null, high: number | null }

function inPoints({ low, high }: Ends): Ends {
  return { low: points(low), high: points(high) }
}

/** A difference of shares in points, as the slides write it; Excel has no sign for that. */
function points(share: number | null): number | null {
  return share === null ? null : 100 * share
}

function interval(rows: Ends[]): NativeSeries[] {
  return [
    series('95 % interval, from', rows.map(row => row.low)),
    series('95 % interval, to', rows.map(row => row.high)),
  ]
}
