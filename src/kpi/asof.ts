import type { Calendar, Scenario } from '../scenario'
import type { Engine, SqlRow } from './engine'
import type { AsOfRow } from './results'
import { isoOf } from '../days'
import { calendarSql } from './calendar'
import { newcombe, shareOf } from './intervals'
import { guardrailRows, progressRows, weeklyRows } from './tables'

/** Returns what was known on the morning of each day, first to last: the data up to the end of the day before. */
export async function asOfRows(engine: Engine, scenario: Scenario, calendar: Calendar, first: number, last: number): Promise<AsOfRow[]> {
  const rows: AsOfRow[] = []
  for (let day = first; day <= last; day++) {
    await engine.setCalendar(calendarSql(scenario, calendar, day))
    rows.push(await asOfRow(engine, scenario, calendar, day))
  }
  return rows
}

async function asOfRow(engine: Engine, scenario: Scenario, calendar: Calendar, asOf: number): Promise<AsOfRow> {
  const churn = await engine.query('churn')
  const weekly = weeklyRows(churn, calendar)
  const week = weekly.at(-1)!
  const window = progressRows(churn, calendar, scenario).at(-2)!
  const guardrails = guardrailRows(await engine.query('guardrail-signups'), await engine.query('guardrail-reply'), await engine.query('guardrail-unsubscribes'), weekly, calendar)
  const lastOf = (key: string): number | null => guardrails.find(row => row.key === key && row.week === week.week)?.value ?? null
  const activation = (await engine.query('activation')).find(row => row.since_release === 1)
  return {
    asOf: isoOf(asOf),
    knownTo: isoOf(asOf - 1),
    wholeWeeks: weekly.length,
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
    ...armsOf(await engine.query('arms')),
    daysSinceRelease: asOf > calendar.release ? asOf - calendar.release : null,
    armsMature: asOf > calendar.release + scenario.experiment.recoveryDays,
    activationN: Number(activation?.n ?? 0),
    activationActivated: Number(activation?.activated ?? 0),
    signupsLastWeek: lastOf('signups') ?? 0,
    replyLastWeek: lastOf('reply'),
    unsubscribesLastWeek: lastOf('unsubscribes'),
    daysToGrading: calendar.graded - asOf,
  }
}

type ArmsPart = Pick<AsOfRow, 'wizardN' | 'wizardRecovered' | 'wizardRate' | 'controlN' | 'controlRecovered' | 'controlRate' | 'diff' | 'diffLow' | 'diffHigh'>

function armsOf(rows: SqlRow[]): ArmsPart {
  const [wizard, control] = ['wizard', 'control'].map(arm => rows.find(row => row.arm === arm))
  if (!wizard || !control)
    return { wizardN: null, wizardRecovered: null, wizardRate: null, controlN: null, controlRecovered: null, controlRate: null, diff: null, diffLow: null, diffHigh: null }
  const [a, n, c, m] = [wizard.recovered, wizard.n, control.recovered, control.n].map(Number) as [number, number, number, number]
  const { value, low, high } = newcombe(a, n, c, m)
  return { wizardN: n, wizardRecovered: a, wizardRate: shareOf(a, n), controlN: m, controlRecovered: c, controlRate: shareOf(c, m), diff: value, diffLow: low, diffHigh: high }
}
