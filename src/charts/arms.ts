import type { Estimate } from '../kpi/intervals'
import type { ArmRow } from '../kpi/metrics/arms'
import type { Results } from '../kpi/results'
import type { Chart, ChartTable } from './chart'
import type { Positions } from './draw'
import type { With } from './read'
import type { Element } from './svg'
import { tableOf } from './chart'
import { place, toSvg } from './draw'
import { emptyChart } from './empty'
import {
  barePoints,
  count,
  percent,
  percentRange,
  pointsRange,
  signedPoints,
  wholePercent,
  wholePoints,
} from './format'
import { axis, interval, roundDown, roundTicks, roundUp, ticksAt } from './interval'
import { fact, known, rowsOf, shown } from './read'
import { label, line, lineLabel, words } from './text'
import { FOCUS, HEIGHT, INK, INK_2, WIDTH } from './tokens'

export const id = 'arms'

const LEFT = 190
const RIGHT = 690
const ROWS = { control: 76, wizard: 130 }
const UPPER_BASE = 168
const DIFFERENCE = 240
const BASE = 272
/** Where the words about churn stand: below both axes, apart from the difference. */
const CHURN = 320
/** Room for half the words of a tick: the lines of the rates go down through the upper axis. */
const TICK = 22

interface Extra { planted: string, churn?: [string, string] }

type DrawnArm = With<ArmRow, 'rate' | 'low' | 'high'>

/**
 * Returns both arms on one scale and, beneath, the difference on the same scale with its zero at
 * the control's rate.
 */
export function draw(results: Results): Chart {
  const rows = rowsOf(results, 'arms')
  const arm = (name: ArmRow['arm']): ArmRow => rows.find(row => row.arm === name)!
  const [control, wizard] = [arm('control'), arm('wizard')]
  const part = (name: string): number | null => fact(results, `arms.diff.${name}`).value as number | null
  const [value, low, high] = [part('value'), part('low'), part('high')]
  const excludes = low !== null && high !== null && (low > 0 || high < 0)
  const days = shown(results, 'arms.days')
  const difference = { arm: 'difference', recovered: null, n: wizard.n + control.n, rate: value, low, high }
  const table: ChartTable = {
    id,
    title: `Stalled accounts that finished onboarding within ${days} days`,
    alt: `Wizard ${percent(wizard.rate)} (${percentRange(wizard.low, wizard.high)}), control `
      + `${percent(control.rate)} (${percentRange(control.low, control.high)}); difference `
      + `${signedPoints(value)} points, 95 % interval ${pointsRange(low, high)}, `
      + `${excludes ? 'which excludes zero' : 'which includes zero'}.`,
    unit: 'share recovered, Wilson 95 % interval; difference in points, Newcombe 95 % interval',
    n: `${count(wizard.n)} wizard, ${count(control.n)} control`,
    source: 'arms.sql',
    focus: 'the difference',
    ...tableOf([wizard, control, difference], [
      ['arm', 'Arm', 'text'],
      ['recovered', 'Recovered', 'count'],
      ['n', 'Accounts', 'count'],
      ['rate', 'Share, or difference', 'percent'],
      ['low', 'From', 'percent'],
      ['high', 'To', 'percent'],
    ]),
  }
  const [drawnControl, drawnWizard] = known([control, wizard], 'rate', 'low', 'high')
  if (!drawnControl || !drawnWizard || value === null || low === null || high === null)
    return emptyChart(table)
  const extra = { days, ...extraOf(results) }
  return { ...table, svg: drawArms(table, [drawnControl, drawnWizard], { value, low, high }, extra) }
}

// -- internal --

/** The effect that was put into the data, and why arms of this size show nothing of churn, if they do not. */
function extraOf(results: Results): Extra {
  const planted = signedPoints(fact(results, 'planted.arms.diff').value as number)
  const [most, least] = ['arms.ceiling', 'arms.detectable'].map(key => fact(results, key).value)
  if (typeof most !== 'number' || (typeof least === 'number' && most >= least))
    return { planted }
  const shows = typeof least === 'number' ? `only ${barePoints(least)} or more would show` : 'no difference would show'
  const figures = `at most ${barePoints(most)} points to expect; ${shows}`
  return { planted, churn: ['Too few accounts for churn:', figures] }
}

function drawArms(
  table: ChartTable,
  [control, wizard]: [DrawnArm, DrawnArm],
  difference: Estimate,
  { days, planted, churn }: Extra & { days: string },
): string {
  const top = roundUp(Math.max(wizard.high, control.high, control.rate + difference.high), 10)
  const lowest = Math.min(-0.05, roundDown(difference.low, 5))
  const highest = roundDown(top - control.rate, 5)
  const pointTicks = ticksAt(roundTicks(lowest, highest), 5)
  return toSvg({
    ...table,
    margins: { top: 50, right: WIDTH - RIGHT, bottom: HEIGHT - BASE, left: LEFT },
    x: { domain: [Math.min(0, roundDown(control.rate + difference.low, 5)), top] },
    marks: [
      place(({ x }) => {
        const shifted = (value: number): number => x(control.rate + value)
        const isClear = (tick: number): boolean => [control, wizard]
          .every(({ rate }) => Math.abs(x(rate) - x(tick)) > TICK)
        return [
          ...label(0, 20, `Finished in ${days} days`, 'of accounts with onboarding unfinished'),
          ...drawArm(x, 'control', control),
          ...drawArm(x, 'wizard', wizard),
          ...axis(x, UPPER_BASE, LEFT, RIGHT, roundTicks(0, top).filter(isClear), wholePercent),
          ...(churn ? [lineLabel(0, CHURN, ...churn)] : []),
          ...axis(shifted, BASE, shifted(lowest), shifted(highest), pointTicks, wholePoints),
        ]
      }),
      place(({ x }) => drawDifference(value => x(control.rate + value), difference, planted), { focus: true }),
    ],
  })
}

/** An arm's rate on its interval; the line of the control's goes down to the zero of the difference. */
function drawArm(x: Positions['x'], name: keyof typeof ROWS, row: DrawnArm): Element[] {
  const y = ROWS[name]
  const rate = x(row.rate)
  const { title, bottom, dash } = name === 'control'
    ? { title: 'Control', bottom: BASE, dash: undefined }
    : { title: 'Wizard and e-mail', bottom: DIFFERENCE, dash: '4 4' }
  return [
    ...label(0, y - 2, title, `${count(row.recovered)} of ${count(row.n)}`),
    line(rate, y, rate, bottom, { stroke: INK_2, dash }),
    ...interval(x, y, { ...row, value: row.rate }),
    words(RIGHT + 24, y + 5, percent(row.rate), { weight: 600, fill: INK }),
    words(WIDTH, y + 5, percentRange(row.low, row.high), { anchor: 'end' }),
  ]
}

function drawDifference(x: (value: number) => number, difference: Estimate, planted: string): Element[] {
  const { value, low, high } = difference
  return [
    ...label(0, DIFFERENCE - 2, 'Difference, points', `put into the data: ${planted}`, { focus: true }),
    ...interval(x, DIFFERENCE, difference, { focus: true }),
    words(RIGHT + 24, DIFFERENCE + 6, signedPoints(value), { size: 18, weight: 600, fill: FOCUS }),
    words(WIDTH, DIFFERENCE + 5, pointsRange(low, high), { anchor: 'end' }),
  ]
}
