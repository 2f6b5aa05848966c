import type { ScoreRow } from '../kpi/grade'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Range } from './clear'
import type { Positions } from './draw'
import type { Element } from './svg'
import type { ChartWindow } from './told'
import { measureIn } from '../key-result'
import { tableOf } from './chart'
import { nearestGap, widthOf } from './clear'
import { place, toSvg } from './draw'
import { dayAndMonth, grade, span } from './format'
import { roundTicks } from './interval'
import { fact, figure, rowsOf } from './read'
import { element } from './svg'
import { FUTURE, label, line, words } from './text'
import { CONTEXT, FOCUS, HEIGHT, INK, PAPER, WIDTH } from './tokens'
import { toldWindows } from './told'

export const id = 'score'

const LEFT = 170
const RIGHT = 714
const TOP = 70
const BASE = 270
/** Half the room of the grade over the last dot. */
const BESIDE_GRADE = 26
/** So far from the baseline the line of the rule is higher than the words under it. */
const UNDER_LINE = 50 * (RIGHT - LEFT) / (BASE - TOP)

type Scale = Positions['x']

interface Rule {
  rows: ScoreRow[]
  baseline: number
  target: number
  /** The best that chance alone could bring, where that is on the line, and its grade. */
  best: number
  chance: number
  chanceScore: number
  /** What curing all drivers would bring, if they are causes; nothing where a driver was not recorded. */
  cured?: ScoreRow
  graded: string
  window: ChartWindow
  show: (value: number) => string
  noun: string
  Noun: string
  /** The unit of the table, and what each end of the scale is called. */
  unit: 'percent' | 'hours'
  up: boolean
  /** What all of the drivers, or levers, cured is called, and what it is in a sentence. */
  curedName: string
  curedWords: string
}

/**
 * Returns what each result will score: a straight line from the baseline (0.0) to the target (1.0),
 * and no result on it yet.
 */
export function draw(results: Results): Chart {
  const baseline = figure(results, 'kr.baseline')
  const target = figure(results, 'kr.target')
  const told = toldWindows(results)
  const rule: Rule = {
    rows: rowsOf(results, 'score'),
    baseline,
    target,
    ...outlookOf(results, { baseline, target }),
    graded: String(fact(results, 'calendar.graded').value),
    window: told.rows.find(row => row.graded)!,
    show: told.show,
    noun: told.noun,
    Noun: told.Noun,
  }
  const table = describe(rule)
  return { ...table, svg: picture(table, rule) }
}

// -- internal --

type Outlook = Pick<Rule, 'best' | 'chance' | 'chanceScore' | 'cured' | 'curedName' | 'curedWords' | 'unit' | 'up'>

/** What chance alone may bring, and what drivers or levers would if they were causes. */
function outlookOf(results: Results, { baseline, target }: { baseline: number, target: number }): Outlook {
  const { framed, unit, up } = measureIn(results.facts)
  const between = (value: number): number =>
    Math.min(Math.max(baseline, target), Math.max(Math.min(baseline, target), value))
  const own = framed === undefined
  const best = figure(results, own ? 'forecast.low' : 'kr.outlook.best')
  return {
    unit,
    up,
    best: up ? Math.max(baseline, best) : Math.min(baseline, best),
    chance: between(best),
    chanceScore: figure(results, own ? 'forecast.topScore' : 'kr.outlook.score'),
    cured: onLine(own
      ? curedOf(results, 'reach.all.rate', 'reach.all.score')
      : curedOf(results, 'kr.reach.value', 'kr.reach.score')),
    curedName: own ? 'all three drivers cured' : 'untouched by any lever',
    curedWords: own
      ? 'If all three drivers were causes and all were cured, it would be'
      : 'If all were like those whom no lever touched, it would be',
  }
}

/** On the far side of the baseline there is no place on the line. */
function onLine(cured: ScoreRow | undefined): ScoreRow | undefined {
  return cured !== undefined && cured.score > 0 ? cured : undefined
}

function curedOf(results: Results, ...keys: [string, string]): ScoreRow | undefined {
  const [rate, score] = keys.map(key => fact(results, key).value)
  return typeof rate === 'number' && typeof score === 'number' ? { rate, score } : undefined
}

function describe(rule: Rule): ChartTable {
  const { rows, baseline, target, best, chanceScore, graded, window, show, up } = rule
  const [beyond, before] = up ? ['above', 'below'] : ['below', 'above']
  return {
    id,
    title: 'What each possible result will score',
    alt: `A straight line: ${rule.noun} of ${show(baseline)} in the window ${span(window.start, window.end, true)} `
      + `scores ${grade(0)}, ${show(target)} scores ${grade(1)}; ${beyond} the target it stays ${grade(1)}, ${before} `
      + `the baseline ${grade(0)}. Staying at the baseline, chance alone could bring the result to `
      + `${show(best)}, which scores ${grade(chanceScore)}. ${curedSentence(rule)}`
      + `There is no result before ${dayAndMonth(graded)}.`,
    unit: 'grade from 0 to 1',
    n: 'a rule, not data',
    source: 'scenario.yaml',
    focus: 'the rule',
    ...tableOf(rows, [
      ['rate', `${rule.Noun} in the graded window`, rule.unit],
      ['score', 'Grade', 'factor'],
    ]),
  }
}

function curedSentence({ cured, curedWords, show }: Rule): string {
  return cured === undefined
    ? ''
    : `${curedWords} ${show(cured.rate)}, `
      + `which scores ${grade(cured.score)}. `
}

function picture(table: ChartTable, rule: Rule): string {
  return toSvg({
    ...table,
    margins: { top: TOP, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [rule.baseline, rule.target] },
    y: { domain: [0, 1] },
    marks: [
      place(at => ground(at, rule)),
      place(at => ruleLine(at, rule), { focus: true }),
    ],
  })
}

/** The axis, with what chance may bring and what is not known yet, and a guide at each round rate between. */
function ground({ x, y }: Positions, rule: Rule): Element[] {
  const { baseline, target, chance, window, show } = rule
  const middle = { anchor: 'middle' } as const
  return [
    ...label(0, 20, 'Grade', 'of the key result'),
    line(LEFT, BASE, RIGHT, BASE, { stroke: CONTEXT, width: 2, dash: FUTURE }),
    line(LEFT, BASE, x(chance), BASE, { stroke: CONTEXT, width: 6 }),
    ...label(chanceLeft(x, rule), BASE - 32, ...chanceWords(rule)),
    ...[LEFT, RIGHT].map(post => line(post, BASE - 8, post, BASE + 8, { stroke: INK, width: 2 })),
    line(LEFT - 60, y(0), LEFT, y(0), { stroke: CONTEXT, width: 2 }),
    line(RIGHT, y(1), RIGHT + 60, y(1), { stroke: CONTEXT, width: 2 }),
    ...innerRows(rule).flatMap(row => guide(x(row.rate), y(row.score), row, show)),
    ...[baseline, target].map(rate => words(x(rate), BASE + 38, show(rate), { ...middle, weight: 600, fill: INK })),
    words(x(baseline), BASE + 57, 'baseline', middle),
    words(x(target), BASE + 57, 'target', middle),
    ...label(noResultMiddle(x, rule), BASE - 44, ...noResultWords(rule), middle),
    words(
      (LEFT + RIGHT) / 2,
      BASE + 57,
      `${rule.noun} in the window ${span(window.start, window.end, true)}`,
      middle,
    ),
  ]
}

function ruleLine({ x, y }: Positions, rule: Rule): Element[] {
  const { baseline, target, cured } = rule
  const ofEnd = { size: 22, weight: 600, fill: FOCUS } as const
  return [
    line(x(baseline), y(0), x(target), y(1), { stroke: FOCUS, width: 3 }),
    dot(x(baseline), y(0), { r: 7, fill: FOCUS, stroke: PAPER }),
    dot(x(target), y(1), { r: 7, fill: FOCUS, stroke: PAPER }),
    words(x(baseline) - 12, y(0) - 16, grade(0), { anchor: 'end', ...ofEnd }),
    ...(cured === undefined ? [] : curedMark(x(cured.rate), y(cured.score), cured, rule)),
    words(x(target), y(1) - 16, grade(1), { anchor: 'middle', ...ofEnd }),
  ]
}

function dot(cx: number, cy: number, look: { r: number, fill: string, stroke: string }): Element {
  return element('circle', { cx, cy, ...look, 'stroke-width': 2 })
}

function curedMark(x: number, y: number, { rate, score }: ScoreRow, { curedName, show }: Rule): Element[] {
  const name = `${grade(score)}: ${curedName}`
  const rest = `${show(rate)}, if they were causes`
  // Beyond the target the line has ended; its last dot and grade stand there already.
  if (score >= 1)
    return label(RIGHT - BESIDE_GRADE, y - 26, name, rest, { anchor: 'end' })
  // Near the baseline the words have no room beside the point.
  const fits = x - 14 - widthOf([name, rest]) > 0
  return [
    dot(x, y, { r: 5, fill: PAPER, stroke: FOCUS }),
    ...fits ? label(x - 14, y - 26, name, rest, { anchor: 'end' }) : label(0, y - 70, name, rest),
  ]
}

/** Rows at round rates, apart from both ends. */
function innerRows({ rows, baseline, target, cured }: Rule): ScoreRow[] {
  const ticks = roundTicks(Math.min(target, baseline), Math.max(target, baseline), 4)
  const isRound = (rate: number): boolean => ticks.some(tick => Math.abs(tick - rate) < 1e-9)
  // The words of what is cured stand there already.
  const isTaken = (score: number): boolean => cured !== undefined && Math.abs(score - cured.score) < 0.1
  return rows.filter(({ rate, score }) => score > 0.01 && score < 0.99 && isRound(rate) && !isTaken(score))
}

function guide(x: number, y: number, { rate, score }: ScoreRow, show: Rule['show']): Element[] {
  return [
    line(x, y, x, BASE, { stroke: CONTEXT }),
    words(x - 10, y - 8, grade(score), { anchor: 'end', weight: 600, fill: INK }),
    words(x, BASE + 38, show(rate), { anchor: 'middle' }),
  ]
}

function chanceWords({ best, show }: Rule): [string, string] {
  return ['By chance alone', `as far as ${show(best)}`]
}

function noResultWords({ graded }: Rule): [string, string] {
  return ['No result yet', `first grade on ${dayAndMonth(graded)}`]
}

/** The guides, which no words may cross. */
function guides(x: Scale, rule: Rule): Range[] {
  return innerRows(rule).map(({ rate }) => [x(rate), x(rate)])
}

function chanceLeft(x: Scale, rule: Rule): number {
  return nearestGap(x(rule.chance) + 10, widthOf(chanceWords(rule)), guides(x, rule), LEFT + UNDER_LINE, WIDTH)
}

/** The words stand halfway between the last guide and the target, clear of guides and of the other words. */
function noResultMiddle(x: Scale, rule: Rule): number {
  const left = chanceLeft(x, rule)
  const taken: Range = [left, left + widthOf(chanceWords(rule))]
  const lastGuide = innerRows(rule).at(-1)?.rate ?? rule.baseline
  const middle = x(lastGuide * 0.5 + rule.target * 0.5)
  const width = widthOf(noResultWords(rule))
  return nearestGap(middle - width / 2, width, [...guides(x, rule), taken], LEFT + UNDER_LINE, WIDTH) + width / 2
}
