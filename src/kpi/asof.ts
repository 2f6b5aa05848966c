import type { Calendar, Scenario } from '../scenario'
import type { Engine } from './engine'
import type { Context } from './metric'
import type { ArmRow } from './metrics/arms'
import type { AsOfRow } from './results'
import { isoOf } from '../days'
import { ask, tablesOf } from './metric'
import * as activation from './metrics/activation'
import * as arms from './metrics/arms'
import * as churn from './metrics/churn'
import * as reply from './metrics/guardrail-reply'
import * as signups from './metrics/guardrail-signups'
import * as unsubscribes from './metrics/guardrail-unsubscribes'
import * as weekly from './metrics/weekly'

/** What is asked every morning. */
const MORNING = [weekly, churn, arms, activation, signups, reply, unsubscribes] as const

/**
 * Returns what was known on the morning of each day of the sprint: the data up to the end of the
 * day before.
 */
export async function asOfRows(engine: Engine, scenario: Scenario, calendar: Calendar): Promise<AsOfRow[]> {
  const rows: AsOfRow[] = []
  for (let asOf = calendar.start; asOf <= calendar.asOf; asOf++)
    rows.push(asOfRow(await ask(engine, MORNING, scenario, { ...calendar, asOf })))
  return rows
}

// -- internal --

function asOfRow(context: Context): AsOfRow {
  const { calendar, scenario: { experiment } } = context
  const { asOf, release } = calendar
  const { weekly: weeks, progress, arms: [wizard, control], guardrails } = tablesOf(MORNING, context)
  const week = weeks.at(-1)!
  const window = progress.at(-2)!
  const lastOf = (key: string): number | null =>
    guardrails.find(row => row.key === key && row.week === week.week)?.value ?? null
  const { n, activated } = activation.activationOf(context.rowsOf(activation), 1)
  return {
    asOf: isoOf(asOf),
    knownTo: isoOf(asOf - 1),
    wholeWeeks: weeks.length,
    lastWeekStart: week.start,
    lastWeekEnd: week.end,
    lastWeekLost: week.lost,
    lastWeekAtRisk: week.atRisk,
    lastWeekPer1000: week.per1000,
    lastWeekSignal: week.signal,
    windowStart: window.start,
    windowEnd: window.end,
    windowLost: window.lost!,
    windowAtRisk: window.atRisk!,
    windowRate: window.rate!,
    windowLow: window.low!,
    windowHigh: window.high!,
    ...armsOf(wizard!, control!),
    daysSinceRelease: asOf > release ? asOf - release : null,
    armsMature: asOf > release + experiment.recoveryDays,
    activationN: n,
    activationActivated: activated,
    signupsLastWeek: lastOf('signups') ?? 0,
    replyLastWeek: lastOf('reply'),
    unsubscribesLastWeek: lastOf('unsubscribes'),
    daysToGrading: calendar.graded - asOf,
  }
}

type Arms = 'wizardN' | 'wizardRecovered' | 'wizardRate' | 'controlN' | 'controlRecovered' | 'controlRate'
type Difference = 'diff' | 'diffLow' | 'diffHigh'

/** Before the release there are no arms: nothing of them is known. */
function armsOf(wizard: ArmRow, control: ArmRow): Pick<AsOfRow, Arms | Difference> {
  const known = wizard.n > 0 && control.n > 0
  const { value, low, high } = arms.differenceOf(wizard, control)
  return {
    wizardN: known ? wizard.n : null,
    wizardRecovered: known ? wizard.recovered : null,
    wizardRate: known ? wizard.rate : null,
    controlN: known ? control.n : null,
    controlRecovered: known ? control.recovered : null,
    controlRate: known ? control.rate : null,
    diff: value,
    diffLow: low,
    diffHigh: high,
  }
}
