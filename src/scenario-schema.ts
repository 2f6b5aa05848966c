import { z } from 'zod'
import { date, key, line, number, tenths, whole } from './bounds'

/** Stands in the key of a fact for the plan with the highest churn, so no plan may be called that. */
export const WORST = 'worst'

const share = number(0.0001, 0.9999)
const risk = number(0.01, 100)
const perState = z.strictObject({ finished: share, stalled: share })

interface Band { label: string, to: number, share: number, risk: number, stalled: number }
function band(to: z.ZodType<number>): z.ZodType<Band> {
  return z.strictObject({ label: line(30), to, share, risk, stalled: share })
}

/** Figures are formed in these bands of time since sign-up: see artifacts/2-kpi/load/views.sql. */
const edge = (days: number): z.ZodInt => whole(days, days, 'the queries form their groups there')

const seatCount = whole(1, 10_000)

/** What a scenario file holds, each field within its bounds. */
export const SCHEMA = z.strictObject({
  company: z.strictObject({ name: line(60), short: line(30), product: line(120), customers: whole(1, 100_000) }),
  people: z.record(key(), z.strictObject({ name: line(40), role: line(40), does: line(120) })),
  calendar: z.strictObject({
    start: date,
    research: date,
    planning: date,
    release: date,
    asOf: date,
    graded: date,
    frozenWeeks: whole(8, 52),
    windowWeeks: whole(4, 4, 'queries and titles speak of 28 days'),
  }),
  keyResult: z.strictObject({
    objective: line(120),
    metric: line(60),
    baseline: tenths(0.005, 0.25),
    target: tenths(0.001, 0.249),
    quarter: line(30),
  }),
  seed: line(60),
  signupsPerDay: number(0.01, 3000),
  plans: z.record(key(WORST), z.strictObject({
    label: line(30),
    share,
    risk,
    seats: z.tuple([seatCount, seatCount], { error: 'write the least and the most seats, such as [1, 10]' }),
    seatPrice: number(1, 10_000),
  })),
  tenure: z.tuple([band(edge(90)), band(edge(365)), band(whole(366, 10_000))], { error: 'write three bands' }),
  onboarding: z.strictObject({ days: whole(1, 28), dailyFinish: number(0.01, 0.99), lateFinish: share, risk }),
  support: z.strictObject({
    lateAfterHours: whole(1, 168),
    urgentPer28Days: perState,
    lateShare: perState,
    promptHours: number(0.1, 168),
    risk,
    otherPer28Days: share,
    otherReplyHours: number(0.1, 168),
  }),
  integration: z.strictObject({ share, risk }),
  survey: z.strictObject({
    responseRate: share,
    naming: share,
    background: share,
    price: share,
    closed: share,
  }),
  experiment: z.strictObject({
    stalledWithinDays: whole(14, 365),
    wizardShare: number(0.05, 0.95),
    recoveryDays: whole(1, 28),
    recovery: z.strictObject({ wizard: share, control: share }),
  }),
  activation: z.strictObject({ days: whole(1, 28) }),
  mail: z.strictObject({ newsletterUnsubscribe: share, sequenceUnsubscribe: share }),
})

export type Scenario = z.infer<typeof SCHEMA>
