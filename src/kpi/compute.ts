import type { Calendar, Scenario } from '../scenario'
import type { Engine, SqlRow } from './engine'
import type { ArmRow, Results, ScoreRow, Tables, WhatIfRow } from './results'
import { isoOf } from '../days'
import { calendarOf } from '../scenario'
import { asOfRows } from './asof'
import { calendarSql } from './calendar'
import { adjustedRows, driverRows, overlapRows, stratumRows } from './drivers'
import { factsOf } from './facts'
import { newcombe, wilson } from './intervals'
import { cohortRows, guardrailRows, progressRows, reasonRows, segmentRows, survivalRows, tenureRows, topicRows, weeklyRows } from './tables'

/** What the metric files returned, by file name. */
export type Answers = Record<typeof METRICS[number], SqlRow[]>

/** Every metric file of artifacts/2-kpi, in the order it is run. */
export const METRICS = [
  'churn',
  'segments',
  'tenure',
  'drivers',
  'survival',
  'cohorts',
  'arms',
  'activation',
  'support',
  'support-urgent',
  'support-examples',
  'survey',
  'guardrail-signups',
  'guardrail-reply',
  'guardrail-unsubscribes',
  'revenue',
  'size',
] as const

/** Returns facts and tables, computed by the engine from the dataset it has loaded. */
export async function computeResults(engine: Engine, scenario: Scenario): Promise<Results> {
  const calendar = calendarOf(scenario)
  const asOf = await asOfRows(engine, scenario, calendar, calendar.start, calendar.asOf)
  const answers = await askAll(engine, scenario, calendar)
  const tables = tablesOf(answers, scenario, calendar)
  const full: Tables = { ...tables, asOf, reports: asOf.slice(-5) }
  return roundNumbers({ asOf: isoOf(calendar.asOf), facts: factsOf(full, answers, scenario, calendar), tables: full })
}

async function askAll(engine: Engine, scenario: Scenario, calendar: Calendar): Promise<Answers> {
  await engine.setCalendar(calendarSql(scenario, calendar, calendar.asOf))
  const answers: Partial<Answers> = {}
  for (const name of METRICS)
    answers[name] = await engine.query(name)
  return answers as Answers
}

function tablesOf(answers: Answers, scenario: Scenario, calendar: Calendar): Omit<Tables, 'asOf' | 'reports'> {
  const weekly = weeklyRows(answers.churn, calendar)
  const drivers = driverRows(answers.drivers)
  const arms = armRows(answers.arms)
  const { curve, atRisk } = survivalRows(answers.survival, scenario.onboarding.days)
  return {
    weekly,
    segments: segmentRows(answers.segments, scenario),
    tenure: tenureRows(answers.tenure),
    survival: curve,
    survivalAtRisk: atRisk,
    drivers,
    overlap: overlapRows(answers.drivers),
    adjusted: adjustedRows(answers.drivers, drivers),
    strata: stratumRows(answers.drivers, scenario),
    arms,
    cohorts: cohortRows(answers.cohorts, calendar, calendar.asOf),
    progress: progressRows(answers.churn, calendar, scenario),
    score: scoreRows(scenario),
    guardrails: guardrailRows(answers['guardrail-signups'], answers['guardrail-reply'], answers['guardrail-unsubscribes'], weekly, calendar),
    whatIf: whatIfRows(arms),
    reasons: reasonRows(answers.survey[0]!),
    topics: topicRows(answers.support),
    examples: answers['support-examples'].map(row => ({ topic: String(row.topic), ticket: String(row.ticket_id), tickets: Number(row.tickets) })),
  }
}

function armRows(rows: SqlRow[]): ArmRow[] {
  return (['wizard', 'control'] as const).map((arm) => {
    const row = rows.find(one => one.arm === arm)
    const [n, recovered] = [Number(row?.n ?? 0), Number(row?.recovered ?? 0)]
    const { value, low, high } = wilson(recovered, n)
    return { arm, n, recovered, rate: value, low, high }
  })
}

/** Half a point a row, from the baseline down to the target. */
function scoreRows({ keyResult: { baseline, target } }: Scenario): ScoreRow[] {
  const steps = Math.round((baseline - target) / 0.005)
  return Array.from({ length: steps + 1 }, (_, i) => ({ rate: baseline - i * (baseline - target) / steps, score: i / steps }))
}

/** A whole point a row, from no effect to past the interval's upper end; extra is the effect times the stalled accounts, nothing more. */
function whatIfRows([wizard, control]: ArmRow[]): WhatIfRow[] {
  const { low, high } = newcombe(wizard!.recovered, wizard!.n, control!.recovered, control!.n)
  const stalled = wizard!.n + control!.n
  if (low === null)
    return [{ effect: 0, inside: false, stalled, extra: 0 }]
  return Array.from({ length: Math.max(1, Math.ceil(high * 100) + 3) }, (_, i) => {
    const effect = i / 100
    return { effect, inside: effect >= low && effect <= high, stalled, extra: Math.round(effect * stalled) }
  })
}

/** Ten digits are more than any reader needs and hide the last bits in which engines differ. */
function roundNumbers<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => typeof one === 'number' ? Number(one.toPrecision(10)) : one)) as T
}
