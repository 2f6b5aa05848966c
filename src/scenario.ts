import type { Day } from './days'
import type { Problem } from './errors'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { dayOf, isIsoDate } from './days'
import { CliError } from './errors'

const rate = z.number().gt(0).lt(1)
const risk = z.number().positive()
const word = z.string().min(1)
const date = z.string().refine(isIsoDate, 'write a date as YYYY-MM-DD')
const key = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a key is one word of letters and digits')
const perState = z.strictObject({ finished: rate, stalled: rate })

const SCHEMA = z.strictObject({
  company: z.strictObject({ name: word, short: word, product: word, customers: z.int().min(500).max(100_000) }),
  people: z.record(key, z.strictObject({ name: word, role: word, does: word })),
  calendar: z.strictObject({
    start: date,
    research: date,
    planning: date,
    release: date,
    asOf: date,
    graded: date,
    frozenWeeks: z.int().min(8).max(52),
    windowWeeks: z.int().min(1).max(8),
  }),
  keyResult: z.strictObject({ objective: word, metric: word, baseline: rate, target: rate, quarter: word }),
  seed: word,
  signupsPerDay: z.number().positive(),
  plans: z.record(key, z.strictObject({
    label: word,
    share: rate,
    risk,
    seats: z.tuple([z.int().positive(), z.int().positive()]),
    seatPrice: z.number().positive(),
  })),
  tenure: z.array(z.strictObject({ label: word, to: z.int().positive(), share: rate, risk, stalled: rate })).length(3),
  onboarding: z.strictObject({ days: z.int().positive(), dailyFinish: rate, lateFinish: rate, risk }),
  support: z.strictObject({
    lateAfterHours: z.int().positive(),
    urgentPer28Days: perState,
    lateShare: perState,
    promptHours: z.number().positive(),
    risk,
    otherPer28Days: rate,
    otherReplyHours: z.number().positive(),
  }),
  integration: z.strictObject({ share: rate, risk }),
  survey: z.strictObject({ responseRate: rate, naming: rate, background: rate, price: rate, closed: rate }),
  experiment: z.strictObject({
    stalledWithinDays: z.int().positive(),
    wizardShare: rate,
    recoveryDays: z.int().positive(),
    recovery: z.strictObject({ wizard: rate, control: rate }),
  }),
  activation: z.strictObject({ days: z.int().positive() }),
  mail: z.strictObject({ newsletterUnsubscribe: rate, sequenceUnsubscribe: rate }),
})

export type Scenario = z.infer<typeof SCHEMA>

/** Every day the story needs, as integers; a window's end is its last day, included. */
export interface Calendar {
  firstDay: Day
  lastDay: Day
  start: Day
  research: Day
  planning: Day
  release: Day
  asOf: Day
  graded: Day
  windowStart: Day
  windowEnd: Day
  gradeStart: Day
  gradeEnd: Day
  windowDays: number
  frozenWeeks: number
  weeks: number
}

/** Returns the checked scenario. Every mistake is collected, each with file and line. */
export function parseScenario(text: string, file = 'artifacts/scenario.yaml'): Scenario {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    throw new CliError(document.errors.map(error => ({ file, line: lines.linePos(error.pos[0]).line, found: error.message })))
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range)
        return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const result = SCHEMA.safeParse(document.toJS())
  const problems: Problem[] = result.success
    ? disagreements(result.data).map(({ path, found, mend }) => ({ file, line: lineOf(path), found: `${path.join('.')}: ${found}`, mend }))
    : result.error.issues.map(issue => ({ file, line: lineOf(issue.path), found: `${issue.path.join('.') || 'scenario'}: ${issue.message}` }))
  if (problems.length > 0 || !result.success)
    throw new CliError(problems)
  return result.data
}

/** Returns the days of the story, derived from the declared dates: weeks end the day before `asOf`. */
export function calendarOf({ calendar: c }: Scenario): Calendar {
  const asOf = dayOf(c.asOf)
  const start = dayOf(c.start)
  const graded = dayOf(c.graded)
  const windowDays = c.windowWeeks * 7
  const sprintWeeks = Math.ceil((asOf - start) / 7)
  const frozenEnd = asOf - sprintWeeks * 7
  const firstDay = frozenEnd - c.frozenWeeks * 7
  return {
    firstDay,
    lastDay: asOf - 1,
    start,
    research: dayOf(c.research),
    planning: dayOf(c.planning),
    release: dayOf(c.release),
    asOf,
    graded,
    windowStart: frozenEnd - windowDays,
    windowEnd: frozenEnd - 1,
    gradeStart: graded - windowDays,
    gradeEnd: graded - 1,
    windowDays,
    frozenWeeks: c.frozenWeeks,
    weeks: c.frozenWeeks + sprintWeeks,
  }
}

interface Disagreement { path: PropertyKey[], found: string, mend: string }

/** What a schema of single values cannot see: sums, orders and what the story needs of each other. */
function disagreements(scenario: Scenario): Disagreement[] {
  const found: Disagreement[] = []
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const check = (holds: boolean, path: PropertyKey[], what: string, mend: string): void => {
    if (!holds)
      found.push({ path, found: what, mend })
  }
  const { calendar: c, keyResult, tenure, plans, people } = scenario
  const order = ['start', 'research', 'planning', 'release', 'asOf', 'graded'] as const
  order.slice(1).forEach((name, i) => check(c[order[i]!] <= c[name], ['calendar', name], `${c[name]} is before ${order[i]} ${c[order[i]!]}`, `the order is ${order.join(', ')}`))
  check(keyResult.target < keyResult.baseline, ['keyResult', 'target'], 'the target is not below the baseline', 'churn is to fall')
  check(dayOf(c.graded) - dayOf(c.asOf) >= c.windowWeeks * 7, ['calendar', 'graded'], 'the graded window starts before asOf', 'grade later')
  check(dayOf(c.release) + scenario.experiment.recoveryDays < dayOf(c.asOf), ['calendar', 'release'], 'recovery is not over before asOf', 'release earlier')
  const shares = (path: string, values: number[]): void => check(Math.abs(sum(values) - 1) < 1e-9, [path], `the shares add up to ${Number(sum(values).toFixed(6))}`, 'they must add up to 1')
  shares('plans', Object.values(plans).map(plan => plan.share))
  shares('tenure', tenure.map(band => band.share))
  tenure.slice(1).forEach((band, i) => check(band.to > tenure[i]!.to, ['tenure', i + 1, 'to'], 'the bands do not rise', 'sort them by `to`'))
  for (const name of ['sarah', 'mike'])
    check(Object.hasOwn(people, name), ['people'], `${name} is missing`, 'the story needs an owner (sarah) and an analyst (mike); their shown names are free')
  return found
}
