import type { Answers } from '../kpi/compute'
import type { SqlRow } from '../kpi/engine'
import type { Calendar, Scenario } from '../scenario'
import { agesOf, BANDS, cohortsOf, periodsOf } from '../kpi/calendar'

/** The metrics that read customers: the answers of this pass. The others read tables that do not grow with them. */
export const STREAMED = ['churn', 'segments', 'tenure', 'drivers', 'survival', 'cohorts', 'arms', 'activation', 'survey', 'guardrail-signups', 'revenue'] as const

type Row = string[]
export type Streamed = Pick<Answers, typeof STREAMED[number]>

/** Returns a pass over customers.csv that counts churn alone: every period asked of every customer, as the definition reads. */
export function streamChurn(calendar: Calendar): { take: (cells: Row) => void, answers: () => Pick<Answers, 'churn'> } {
  const { asOf } = calendar
  const periods = periodsOf(calendar, asOf).map(period => ({ kind: period.kind as string, period_no: period.no, start_day: period.start, end_day: period.end, at_risk: 0, lost: 0 }))
  return {
    take([,,,, signedUpOn,, cancelledOn]) {
      const signedUp = dayOf(signedUpOn!)
      const cancelled = knownDay(cancelledOn!, asOf)
      for (const period of periods) {
        if (signedUp < period.start_day && cancelled >= period.start_day) {
          period.at_risk++
          if (cancelled <= period.end_day)
            period.lost++
        }
      }
    },
    answers: () => ({ churn: periods.toSorted((a, b) => a.kind === b.kind ? a.period_no - b.period_no : a.kind < b.kind ? -1 : 1) }),
  }
}

/** What one pass over customers.csv computes without a database, row by row as the definitions read; tickets and survey are read before. */
export function streamMetrics(scenario: Scenario, calendar: Calendar, tickets: Row[], survey: Row[]): { take: (cells: Row) => void, answers: () => Streamed } {
  const { asOf, firstDay, windowStart, windowEnd, release } = calendar
  const onboardingDays = scenario.onboarding.days
  const churn = streamChurn(calendar)
  const weeks = periodsOf(calendar, asOf).filter(({ kind }) => kind === 'week').map(({ no, start, end }) => ({ period_no: no, start_day: start, end_day: end, signups: 0 }))
  const cells = cohortsOf(calendar, asOf).flatMap(cohort => agesOf(calendar, asOf)
    .filter(age => cohort.end + age.to < asOf)
    .map(age => ({ ...age, cohort_no: cohort.no, start_day: cohort.start, end_day: cohort.end, period_no: age.no, at_risk: 0, lost: 0 })))
  const tenure = BANDS.map(([from_days, to_days], i) => ({ band_no: i + 1, from_days, to_days, at_risk: 0, lost: 0, left_at: 0 }))
  const segments = new Map<string, SqlRow>()
  const drivers = new Map<string, SqlRow>()
  const survival = new Map<string, SqlRow>()
  const arms = new Map<string, SqlRow>()
  const activation = new Map<string, SqlRow>()
  const revenue = { at_risk_mrr: 0, lost_mrr: 0 }
  const asked = { sent: 0, answered: 0, setup: 0, slow_reply: 0, integration: 0, price: 0, closed: 0, other: 0 }

  const late = scenario.support.lateAfterHours * 60
  const before = windowStart * 1440
  const waited = new Set<string>()
  const missed = new Set<string>()
  for (const [, customer, opened, priority, topic, replied] of tickets) {
    const minute = minuteOf(opened!)
    const reply = replied === '' ? Infinity : minuteOf(replied!)
    if (priority === 'urgent' && minute + late < before && ((reply < asOf * 1440 ? reply : Infinity) - minute > late))
      waited.add(customer!)
    if (topic === 'integration' && minute < before)
      missed.add(customer!)
  }
  const reasons = new Map(survey.filter(([,, answered]) => dayOf(answered!) < asOf).map(([, customer,, reason]) => [customer!, reason!]))

  return {
    take(row) {
      const [id, plan, , mrr, signedUpOn, onboardedOn, cancelledOn, arm] = row
      const signedUp = dayOf(signedUpOn!)
      if (signedUp >= asOf)
        return
      churn.take(row)
      const onboarded = knownDay(onboardedOn!, asOf)
      const cancelled = knownDay(cancelledOn!, asOf)
      for (const week of weeks) {
        if (signedUp >= week.start_day && signedUp <= week.end_day)
          week.signups++
      }
      for (const cell of cells) {
        if (signedUp >= cell.start_day && signedUp <= cell.end_day && cancelled - signedUp >= cell.from) {
          cell.at_risk++
          if (cancelled - signedUp <= cell.to)
            cell.lost++
        }
      }
      if (signedUp < windowStart && cancelled >= windowStart) {
        const lost = cancelled <= windowEnd ? 1 : 0
        const days = windowStart - signedUp
        add(segments, plan!, { plan: plan! }, { at_risk: 1, lost })
        for (const band of tenure) {
          if (days >= band.from_days && days <= band.to_days) {
            band.at_risk++
            band.lost += lost
          }
          if (lost && cancelled - signedUp >= band.from_days && cancelled - signedUp <= band.to_days)
            band.left_at++
        }
        const group = {
          tenure_band: days <= 90 ? 1 : days <= 365 ? 2 : 3,
          onboarding: days > onboardingDays && onboarded - signedUp > onboardingDays ? 1 : 0,
          reply: waited.has(id!) ? 1 : 0,
          integration: missed.has(id!) ? 1 : 0,
        }
        add(drivers, `${group.tenure_band}${group.onboarding}${group.reply}${group.integration}`, group, { at_risk: 1, lost })
        revenue.at_risk_mrr += Number(mrr)
        if (lost) {
          revenue.lost_mrr += Number(mrr)
          asked.sent++
          const reason = reasons.get(id!)
          if (reason !== undefined) {
            asked.answered++
            for (const one of reason.split(';'))
              asked[one as keyof typeof asked]++
          }
        }
      }
      if (signedUp >= firstDay) {
        const duration = Math.min(cancelled, asOf) - signedUp
        const event = cancelled === Infinity ? 0 : 1
        add(survival, `all/${1000 + duration}/${event}`, { grp: 'all', duration, event }, { customers: 1 })
        if (duration > onboardingDays) {
          const grp = onboarded - signedUp <= onboardingDays ? 'onboarded' : 'stalled'
          add(survival, `${grp}/${1000 + duration}/${event}`, { grp, duration, event }, { customers: 1 })
        }
        if (signedUp + scenario.activation.days < asOf) {
          const since = signedUp >= release ? 1 : 0
          add(activation, String(since), { since_release: since }, { n: 1, activated: onboarded - signedUp <= scenario.activation.days ? 1 : 0 })
        }
      }
      if (release < asOf && arm !== 'none')
        add(arms, arm!, { arm: arm! }, { n: 1, recovered: onboarded - release <= scenario.experiment.recoveryDays ? 1 : 0 })
    },
    answers: () => ({
      ...churn.answers(),
      'segments': inOrder(segments),
      tenure,
      'drivers': inOrder(drivers),
      'survival': inOrder(survival),
      'cohorts': cells.map(({ cohort_no, start_day, end_day, period_no, at_risk, lost }) => ({ cohort_no, start_day, end_day, period_no, at_risk, lost })).filter(({ at_risk }) => at_risk > 0),
      'arms': inOrder(arms),
      'activation': inOrder(activation),
      'survey': [asked],
      'guardrail-signups': weeks.filter(({ signups }) => signups > 0).map(({ period_no, signups }) => ({ period_no, signups })),
      'revenue': [revenue],
    }),
  }
}

// -- internal --

function dayOf(text: string): number {
  return Date.parse(text) / 86_400_000
}

function minuteOf(text: string): number {
  return Date.parse(text) / 60_000
}

function knownDay(text: string, asOf: number): number {
  const day = text === '' ? Infinity : dayOf(text)
  return day < asOf ? day : Infinity
}

function add(groups: Map<string, SqlRow>, key: string, names: SqlRow, counts: Record<string, number>): void {
  const group = groups.get(key)
  if (!group) {
    groups.set(key, { ...names, ...counts })
    return
  }
  for (const name in counts)
    group[name] = Number(group[name]) + counts[name]!
}

function inOrder(groups: Map<string, SqlRow>): SqlRow[] {
  return [...groups].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, row]) => row)
}
