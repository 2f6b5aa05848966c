import type { Facts } from '../../facts'
import type { Context } from '../metric'
import type { Known } from '../rate'
import { isoOf, isoSpan } from '../../days'
import { NO_GAIN } from '../../without-value'
import { fact, merged, NEWCOMBE, verdictOf, WILSON, withInterval } from '../fact'
import { detectable, newcombe, shareOf, wilson } from '../intervals'
import * as armsBase from './arms-base'
import * as churn from './churn'

export const sql = 'arms'
export interface Row { arm: Arm, n: number, recovered: number }

type Arm = 'wizard' | 'control'

export interface ArmRow { arm: Arm, n: number, recovered: number, rate: Known, low: Known, high: Known }

/** extra: the effect times the stalled accounts of release day, nothing more. */
export interface WhatIfRow { effect: number, inside: boolean, stalled: number, extra: number }

const DIFFERENCE = 'recovery of the wizard arm minus the control arm'
const CHURN_ON = 'first day on which churn can be compared between the arms: a whole window after the release'
const TOO_SMALL = 'arms of this size would show no difference that churn can have'
const DETECTABLE = 'difference in churn, up or down, that arms of this size would show in four cases of five'
const CEILING = 'churn that recovery would take off, if those who recovered by the package had left like the rest'
  + ' and never leave'
const PRODUCT = 'arms.diff.value times arms.base.rate'
const SAVED = 'customers kept in a window by the measured difference, if nobody who recovered by it ever left'
const SAVED_RATE = 'churn of the baseline window with those customers kept'
const SUM = 'arms.stalled times arms.diff.value times arms.base.rate; the ends from the ends of the difference'
const POWER = 'power of 80 %, two-sided 5 %, so in either direction; from the base rate arms.base.rate'

/** Returns recovery by arm, and what each size of the effect would mean. */
export function tables(rows: Row[]): { arms: ArmRow[], whatIf: WhatIfRow[] } {
  const wizard = armRow(rows, 'wizard')
  const control = armRow(rows, 'control')
  return { arms: [wizard, control], whatIf: whatIfRows(wizard, control) }
}

/** Returns recovery by arm, and what the arms can show. */
export function facts(rows: Row[], context: Context): Facts {
  const { arms } = tables(rows)
  const days = context.scenario.experiment.recoveryDays
  return {
    ...merged(arms.map(row => armFacts(row, days, windowOf(context)))),
    ...bothFacts(arms[0]!, arms[1]!, context),
    'arms.days': fact(days, 'count', 'days in which recovery counts'),
  }
}

/** Returns recovery of the wizard arm minus the control arm. */
export function differenceOf(wizard: ArmRow, control: ArmRow): ReturnType<typeof newcombe> {
  return newcombe(wizard.recovered, wizard.n, control.recovered, control.n)
}

// -- internal --

function armRow(rows: Row[], arm: Arm): ArmRow {
  const { n, recovered } = rows.find(row => row.arm === arm) ?? { n: 0, recovered: 0 }
  const { value, low, high } = wilson(recovered, n)
  return { arm, n, recovered, rate: value, low, high }
}

/** A whole point a row, from no effect to past the interval's upper end. */
function whatIfRows(wizard: ArmRow, control: ArmRow): WhatIfRow[] {
  const { low, high } = differenceOf(wizard, control)
  const stalled = wizard.n + control.n
  if (low === null)
    return [{ effect: 0, inside: false, stalled, extra: 0 }]
  return Array.from({ length: Math.max(1, Math.ceil(high * 100) + 3) }, (_, i) => {
    const effect = i / 100
    const inside = effect >= low && effect <= high
    return { effect, inside, stalled, extra: Math.round(effect * stalled) }
  })
}

/** Release day and the days after it in which recovery counts. */
function windowOf({ calendar, scenario }: Context): string {
  return isoSpan(calendar.release, calendar.release + scenario.experiment.recoveryDays)
}

function armFacts({ arm, n, recovered }: ArmRow, days: number, window: string): Facts {
  const key = `arms.${arm}`
  const from = { query: 'arms.sql', n, window, method: WILSON }
  const what = `share of the ${arm} arm that finished onboarding within ${days} days of the release`
  return {
    ...withInterval(`${key}.rate`, wilson(recovered, n), 'percent', what, from),
    [`${key}.n`]: fact(n, 'count', `stalled accounts in the ${arm} arm`, from),
    [`${key}.recovered`]: fact(recovered, 'count', 'of them, recovered', from),
  }
}

function bothFacts(wizard: ArmRow, control: ArmRow, context: Context): Facts {
  const stalled = wizard.n + control.n
  const difference = differenceOf(wizard, control)
  const window = windowOf(context)
  const from = { query: 'arms.sql', n: stalled, window, method: NEWCOMBE }
  const { stalledWithinDays: days } = context.scenario.experiment
  const who = `active, signed up in the last ${days} days, onboarding not finished`
  return {
    'arms.verdict': verdictOf(difference, true),
    ...withInterval('arms.diff.value', difference, 'points', DIFFERENCE, from),
    'arms.stalled': fact(stalled, 'count', `stalled accounts on release day: ${who}`, { query: 'arms.sql', window }),
    ...churnFacts(wizard, control, context),
  }
}

/** What the arms will show of churn, and when. */
function churnFacts(wizard: ArmRow, control: ArmRow, context: Context): Facts {
  const { release, windowDays } = context.calendar
  const base = context.rowsOf(armsBase)[0]!
  const baseRate = shareOf(base.lost, base.at_risk)
  const least = detectable(baseRate, wizard.n, control.n)
  const { value } = differenceOf(wizard, control)
  const most = value === null || baseRate === null || isNoGain(value) ? null : value * baseRate
  const window = isoSpan(release, release + windowDays - 1)
  const from = { query: 'arms.sql', n: wizard.n + control.n, window, method: POWER }
  const tooSmall = least === null && baseRate ? { why: TOO_SMALL } : {}
  return {
    'arms.churnOn': fact(isoOf(release + windowDays), 'date', CHURN_ON),
    'arms.detectable': fact(least, 'points', DETECTABLE, { ...from, ...tooSmall }),
    'arms.ceiling': fact(most, 'points', CEILING, { ...from, method: PRODUCT, ...whyNone(value) }),
    ...savedFacts(wizard, control, baseRate, context),
  }
}

function isNoGain(difference: Known): boolean {
  return difference !== null && difference <= 0
}

function whyNone(difference: Known): { why?: string } {
  return isNoGain(difference) ? { why: NO_GAIN } : {}
}

/** What the measured difference would take off the churn of all customers. */
function savedFacts(wizard: ArmRow, control: ArmRow, baseRate: Known, context: Context): Facts {
  const { lost, at_risk: atRisk } = churn.baselineOf(context.rowsOf(churn), context.calendar)
  const stalled = wizard.n + control.n
  const { value, low, high } = differenceOf(wizard, control)
  const kept = (difference: Known): Known =>
    difference === null || baseRate === null || isNoGain(value) ? null : Math.max(0, stalled * difference * baseRate)
  const without = (difference: Known): Known => {
    const fewer = kept(difference)
    return fewer === null ? null : (lost - fewer) / atRisk
  }
  const whole = (number: Known): Known => number === null ? null : Math.round(number)
  const from = { query: 'arms.sql', n: stalled, window: context.window, method: SUM, ...whyNone(value) }
  const rate = { value: without(value), low: without(high), high: without(low) }
  return {
    'arms.saved.customers': fact(whole(kept(value)), 'count', SAVED, from),
    'arms.saved.most': fact(whole(kept(high)), 'count', `${SAVED}: at the upper end of its interval`, from),
    ...withInterval('arms.saved.rate', rate, 'percent', SAVED_RATE, from),
  }
}
