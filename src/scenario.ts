import type { Problem } from '../packages/slidev-companion/src/errors'
import type { Disagreement } from './agreement'
import type { Day } from './days'
import type { PlainYaml } from './plain-yaml'
import type { Scenario } from './scenario-schema'
import { CliError } from '../packages/slidev-companion/src/errors'
import { disagreements } from './agreement'
import { dayOf } from './days'
import { readPlainYaml } from './plain-yaml'
import { SCHEMA } from './scenario-schema'
import { yamlProblems } from './yaml-problems'

export type { Scenario } from './scenario-schema'

/** Every day that the story needs. The end of a window is its last day. */
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

type LineOf = PlainYaml['lineOf']

/** The most mistakes that one run names. */
const LIMIT = 40

/** Returns the checked scenario. Mistakes are collected, each with its line and what may stand there. */
export function parseScenario(text: string, file = 'artifacts/scenario.yaml'): Scenario {
  const { value, lineOf } = readPlainYaml(text, file)
  const result = SCHEMA.safeParse(value)
  const problems = result.success
    ? disagreements(result.data).map(disagreement => problemOf(disagreement, lineOf))
    : yamlProblems(result.error.issues, { schema: SCHEMA, value, lineOf, whole: 'scenario' })
  if (problems.length > 0 || !result.success)
    throw new CliError(problems.slice(0, LIMIT).map(problem => ({ file, ...problem })))
  return result.data
}

/** Returns the line on which a checked scenario says what stands at a path. */
export function scenarioLine(text: string, path: PropertyKey[]): number {
  return readPlainYaml(text, 'artifacts/scenario.yaml').lineOf(path)
}

/** Returns the days of the story, derived from the declared dates. The last week ends on the day before `asOf`. */
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

// -- internal --

function problemOf({ path, found, fix }: Disagreement, lineOf: LineOf): Problem {
  return { line: lineOf(path), found: `${path.join('.')}: ${found}`, fix }
}
