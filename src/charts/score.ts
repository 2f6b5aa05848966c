import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Range } from './clear'
import type { Element } from './svg'
import { tableOf } from './chart'
import { nearestGap, widthOf } from './clear'
import { place, toSvg } from './draw'
import { dayAndMonth, grade, percent, span } from './format'
import { roundTicks } from './interval'
import { fact, figure, rowsOf } from './read'
import { element } from './svg'
import { FUTURE, label, line, words } from './text'
import { CONTEXT, FOCUS, INK, PAPER, WIDTH } from './tokens'

export const id = 'score'

const LEFT = 170
const RIGHT = 714
const TOP = 70
const BASE = 270

type Scale = (rate: number) => number

/**
 * Returns what each result will score: a straight line from the baseline (0.0) to the target (1.0),
 * and no result on it yet.
 */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'score')
  const baseline = figure(results, 'kr.baseline')
  const target = figure(results, 'kr.target')
  const chance = Math.min(baseline, Math.max(target, figure(results, 'forecast.low')))
  const cured = curedOf(results)
  const graded = String(fact(results, 'calendar.graded').value)
  const window = rowsOf(results, 'progress').find(row => row.graded)!
  const table: ChartTable = {
    id,
    title: 'What each possible result will score',
    alt: `A straight line: churn of ${percent(baseline)} in the window ${span(window.start, window.end, true)} `
      + `scores ${grade(0)}, ${percent(target)} scores ${grade(1)}; below the target it stays ${grade(1)}, above `
      + `the baseline ${grade(0)}. If nothing changed, chance alone could bring the result to `
      + `${percent(chance)}, which scores ${grade(figure(results, 'forecast.topScore'))}. ${curedWords(cured)}`
      + `There is no result before ${dayAndMonth(graded)}.`,
    unit: 'grade from 0 to 1',
    n: 'a rule, not data',
    source: 'scenario.yaml',
    focus: 'the rule',
    ...tableOf(rows, [
      ['rate', 'Churn in the graded window', 'percent'],
      ['score', 'Grade', 'factor'],
    ]),
  }
  const round = roundTicks(target, baseline, 4)
  const inner = rows.filter(row => row.score > 0.01 && row.score < 0.99 && round.some(tick => Math.abs(tick - row.rate) < 1e-9))
  const byChance = ['By chance alone', `as far as ${percent(chance)}`] as const
  const noResult = ['No result yet', `first grade on ${dayAndMonth(graded)}`] as const
  const grid = (x: Scale): Range[] => inner.map(row => [x(row.rate), x(row.rate)])
  const chanceAt = (x: Scale): number => nearestGap(x(chance) + 10, widthOf(byChance), grid(x), LEFT, WIDTH)
  const noneAt = (x: Scale): number => {
    const taken: Range = [chanceAt(x), chanceAt(x) + widthOf(byChance)]
    const middle = x((inner.at(-1)?.rate ?? baseline) * 0.5 + target * 0.5)
    const half = widthOf(noResult) / 2
    return nearestGap(middle - half, 2 * half, [...grid(x), taken], LEFT, WIDTH) + half
  }
  const svg = toSvg({
    ...table,
    margins: { top: TOP, right: 884 - RIGHT, bottom: 330 - BASE, left: LEFT },
    x: { domain: [baseline, target] },
    y: { domain: [0, 1] },
    marks: [
      place(({ x, y }) => [
        ...label(0, 20, 'Grade', 'of the key result'),
        line(LEFT, BASE, RIGHT, BASE, { stroke: CONTEXT, width: 2, dash: FUTURE }),
        line(LEFT, BASE, x(chance), BASE, { stroke: CONTEXT, width: 6 }),
        ...label(chanceAt(x), BASE - 32, ...byChance),
        ...[LEFT, RIGHT].map(post => line(post, BASE - 8, post, BASE + 8, { stroke: INK, width: 2 })),
        line(LEFT - 60, y(0), LEFT, y(0), { stroke: CONTEXT, width: 2 }),
        line(RIGHT, y(1), RIGHT + 60, y(1), { stroke: CONTEXT, width: 2 }),
        ...inner.flatMap(row => guide(x(row.rate), y(row.score), row.rate, row.score)),
        ...[baseline, target].map(rate => words(x(rate), BASE + 38, percent(rate), { anchor: 'middle', weight: 600, fill: INK })),
        words(x(baseline), BASE + 57, 'baseline', { anchor: 'middle' }),
        words(x(target), BASE + 57, 'target', { anchor: 'middle' }),
        ...label(noneAt(x), BASE - 44, ...noResult, { anchor: 'middle' }),
        words((LEFT + RIGHT) / 2, BASE + 57, `churn in the window ${span(window.start, window.end, true)}`, { anchor: 'middle' }),
      ]),
      place(({ x, y }) => [
        line(x(baseline), y(0), x(target), y(1), { stroke: FOCUS, width: 3 }),
        ...([[baseline, 0], [target, 1]] as const).map(([rate, score]) => element('circle', { 'cx': x(rate), 'cy': y(score), 'r': 7, 'fill': FOCUS, 'stroke': PAPER, 'stroke-width': 2 })),
        words(x(baseline) - 12, y(0) - 16, grade(0), { anchor: 'end', size: 22, weight: 600, fill: FOCUS }),
        ...cured === undefined ? [] : curedMark(cured, x(cured.rate), y(cured.score)),
        words(x(target), y(1) - 16, grade(1), { anchor: 'middle', size: 22, weight: 600, fill: FOCUS }),
      ], { focus: true }),
    ],
  })
  return { ...table, svg }
}

/** What would be lost if all drivers were causes and cured, and its grade; nothing where a driver was not recorded. */
interface Cured { rate: number, score: number }

function curedOf(results: Results): Cured | undefined {
  const [rate, score] = ['overlap.curedRate', 'overlap.curedScore'].map(key => fact(results, key).value)
  return typeof rate === 'number' && typeof score === 'number' ? { rate, score } : undefined
}

function curedWords(cured: Cured | undefined): string {
  return cured === undefined
    ? ''
    : `If all three drivers were causes and all were cured, it would be ${percent(cured.rate)}, `
      + `which scores ${grade(cured.score)}. `
}

function curedMark({ rate, score }: Cured, x: number, y: number): Element[] {
  const [name, explanation] = [`${grade(score)}: all three drivers cured`, `${percent(rate)}, if they were causes`]
  return [
    element('circle', { 'cx': x, 'cy': y, 'r': 5, 'fill': PAPER, 'stroke': FOCUS, 'stroke-width': 2 }),
    ...label(x - 14, y - 26, name, explanation, { anchor: 'end' }),
  ]
}

function guide(x: number, y: number, rate: number, score: number): Element[] {
  return [
    line(x, y, x, BASE, { stroke: CONTEXT }),
    words(x - 10, y - 8, grade(score), { anchor: 'end', weight: 600, fill: INK }),
    words(x, BASE + 38, percent(rate), { anchor: 'middle' }),
  ]
}
