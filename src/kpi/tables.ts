import type { Calendar, Scenario } from '../scenario'
import type { SqlRow } from './engine'
import type { CohortRow, GuardrailRow, ProgressRow, RateRow, ReasonRow, SegmentRow, SurvivalRow, TenureRow, TopicRow, WeeklyRow } from './results'
import type { Ending } from './survival'
import { isoOf } from '../days'
import { AGE_DAYS } from './calendar'
import { shareOf, wilson } from './intervals'
import { kaplanMeier, survivalAt } from './survival'
import { xmrLimits, xmrSignals } from './xmr'

const number = (row: SqlRow, name: string): number => Number(row[name] ?? 0)
const text = (row: SqlRow, name: string): string => String(row[name])

/** Returns a rate with its counts and Wilson's interval. */
export function rateRow(atRisk: number, lost: number): RateRow {
  const { value, low, high } = wilson(lost, atRisk)
  return { atRisk, lost, rate: value, low, high }
}

/** Returns the weeks with limits frozen on the first of them. */
export function weeklyRows(churn: SqlRow[], calendar: Calendar): WeeklyRow[] {
  const weeks = churn.filter(row => row.kind === 'week')
  const per1000 = weeks.map(row => 1000 * number(row, 'lost') / number(row, 'at_risk'))
  const limits = xmrLimits(per1000.slice(0, calendar.frozenWeeks))
  const signals = xmrSignals(per1000, limits)
  return weeks.map((row, i) => ({
    week: i + 1,
    start: isoOf(number(row, 'start_day')),
    end: isoOf(number(row, 'end_day')),
    atRisk: number(row, 'at_risk'),
    lost: number(row, 'lost'),
    per1000: per1000[i]!,
    frozen: i < calendar.frozenWeeks,
    sprintWeek: i < calendar.frozenWeeks ? null : i - calendar.frozenWeeks + 1,
    signal: signals[i] ?? null,
    mean: limits.mean,
    upper: limits.upper,
    lower: limits.lower,
  }))
}

/** Returns the whole windows and, last, the graded window that nobody can fill yet. */
export function progressRows(churn: SqlRow[], calendar: Calendar, { keyResult }: Scenario): ProgressRow[] {
  const rows = churn.filter(row => row.kind === 'window').map((row): ProgressRow => ({
    start: isoOf(number(row, 'start_day')),
    end: isoOf(number(row, 'end_day')),
    ...rateRow(number(row, 'at_risk'), number(row, 'lost')),
    baseline: number(row, 'start_day') === calendar.windowStart,
    graded: false,
    target: keyResult.target,
  }))
  const empty = { atRisk: null, lost: null, rate: null, low: null, high: null }
  return [...rows, { start: isoOf(calendar.gradeStart), end: isoOf(calendar.gradeEnd), ...empty, baseline: false, graded: true, target: keyResult.target }]
}

/** Returns churn by plan, in the scenario's order. */
export function segmentRows(rows: SqlRow[], { plans }: Scenario): SegmentRow[] {
  const lost = rows.reduce((sum, row) => sum + number(row, 'lost'), 0)
  const order = [...Object.keys(plans), ...rows.map(row => text(row, 'plan')).filter(plan => !Object.hasOwn(plans, plan))]
  return order.map((key) => {
    const row = rows.find(one => one.plan === key) ?? {}
    return { key, label: plans[key]?.label ?? key, ...rateRow(number(row, 'at_risk'), number(row, 'lost')), share: number(row, 'at_risk') === 0 ? null : shareOf(number(row, 'lost'), lost) }
  })
}

/** Returns churn and losses by days since sign-up. */
export function tenureRows(rows: SqlRow[]): TenureRow[] {
  const all = rows.reduce((sum, row) => sum + number(row, 'left_at'), 0)
  return rows.map((row, i) => {
    const [from, to] = [number(row, 'from_days'), number(row, 'to_days')]
    const band = i === rows.length - 1 ? `over ${from - 1} days` : `${from} to ${to} days`
    return { band, from, to, ...rateRow(number(row, 'at_risk'), number(row, 'lost')), left: number(row, 'left_at'), leftShare: shareOf(number(row, 'left_at'), all) }
  })
}

/** Returns the steps of the curves and their values on the days of the at-risk table. */
export function survivalRows(rows: SqlRow[], landmark: number): { curve: SurvivalRow[], atRisk: SurvivalRow[] } {
  const curve: SurvivalRow[] = []
  const atRisk: SurvivalRow[] = []
  for (const group of ['all', 'onboarded', 'stalled'] as const) {
    const endings = rows.filter(row => row.grp === group).map((row): Ending => ({ duration: number(row, 'duration'), event: number(row, 'event') === 1, count: number(row, 'customers') }))
    const points = kaplanMeier(endings)
    const row = ({ day, atRisk: n, survival, low, high }: Omit<SurvivalRow, 'group'>): SurvivalRow => ({ group, day, atRisk: n, survival, low, high })
    const start = group === 'all' ? 0 : landmark
    curve.push(row(survivalAt(endings, points, start, start)), ...points.map(row))
    atRisk.push(...[0, landmark, 30, 60, 90].filter(day => day >= start).map(day => row(survivalAt(endings, points, day, start))))
  }
  return { curve, atRisk }
}

/** Returns every cell of the cohorts' triangle; a cell that not everybody has lived through stays empty. */
export function cohortRows(rows: SqlRow[], calendar: Calendar, asOf: number): CohortRow[] {
  const cohorts = Math.floor((asOf - calendar.firstDay) / 14)
  const periods = Math.floor((asOf - calendar.firstDay) / AGE_DAYS)
  return Array.from({ length: cohorts }, (_, i) => i + 1).flatMap((cohort) => {
    const start = calendar.firstDay + (cohort - 1) * 14
    const signups = rows.find(row => row.cohort_no === cohort && row.period_no === 1)?.at_risk
    return Array.from({ length: periods }, (_, k): CohortRow => {
      const row = rows.find(one => one.cohort_no === cohort && one.period_no === k + 1)
      const [atRisk, lost] = row ? [number(row, 'at_risk'), number(row, 'lost')] : [null, null]
      return { cohort, start: isoOf(start), end: isoOf(start + 13), signups: signups === undefined ? null : Number(signups), period: k + 1, atRisk, lost, rate: row ? lost! / atRisk! : null, mature: row !== undefined }
    })
  })
}

/** Returns the three guardrails a week, each against limits frozen on the weeks before the sprint. No sign-up is a count; a week without tickets or mail has no value. */
export function guardrailRows(signups: SqlRow[], reply: SqlRow[], unsubscribes: SqlRow[], weekly: WeeklyRow[], calendar: Calendar): GuardrailRow[] {
  const series = [
    { key: 'signups' as const, rows: signups, value: (row: SqlRow) => number(row, 'signups'), n: (row: SqlRow) => number(row, 'signups'), none: 0 },
    { key: 'reply' as const, rows: reply, value: (row: SqlRow) => number(row, 'median_hours'), n: (row: SqlRow) => number(row, 'tickets'), none: null },
    { key: 'unsubscribes' as const, rows: unsubscribes, value: (row: SqlRow) => 1000 * number(row, 'unsubscribed') / number(row, 'delivered'), n: (row: SqlRow) => number(row, 'delivered'), none: null },
  ]
  return series.flatMap(({ key, rows, value, n, none }) => {
    const byWeek = weekly.map(({ week }) => rows.find(row => row.period_no === week && n(row) > 0))
    const values = byWeek.map(row => row ? value(row) : none)
    const { mean, upper, lower } = guardrailLimits(values.slice(0, calendar.frozenWeeks))
    return weekly.map(({ week, start, end }, i): GuardrailRow => {
      const at = values[i]!
      return { week, start, end, key, value: at, n: byWeek[i] ? n(byWeek[i]) : 0, mean, upper, lower, inside: at === null || upper === null || lower === null ? null : at <= upper && at >= lower }
    })
  })
}

/** Fewer than two weeks have no moving range, and so no limits. */
function guardrailLimits(frozen: (number | null)[]): Pick<GuardrailRow, 'mean' | 'upper' | 'lower'> {
  const known = frozen.filter(value => value !== null)
  return known.length < 2 ? { mean: null, upper: null, lower: null } : xmrLimits(known)
}

const REASON_LABELS: Record<string, string> = {
  setup: 'Never finished setting up',
  slow_reply: 'Support answered too late',
  integration: 'An integration was missing',
  price: 'Price',
  closed: 'Project or company ended',
  other: 'Something else',
}

/** Returns the reasons ticked, as shares of those who answered. */
export function reasonRows(survey: SqlRow): ReasonRow[] {
  const answered = number(survey, 'answered')
  return Object.entries(REASON_LABELS).map(([reason, label]) => {
    const { value, low, high } = wilson(number(survey, reason), answered)
    return { reason, label, answers: number(survey, reason), share: value, low, high }
  })
}

/** Returns tickets by priority and topic. */
export function topicRows(rows: SqlRow[]): TopicRow[] {
  return rows.map(row => ({
    priority: text(row, 'priority'),
    topic: text(row, 'topic'),
    tickets: number(row, 'tickets'),
    late: number(row, 'late'),
    lateShare: number(row, 'late') / number(row, 'tickets'),
    medianHours: number(row, 'median_hours'),
  }))
}
