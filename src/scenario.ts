import type { z } from 'zod'
import type { Problem } from '../packages/slidev-companion/src/errors'
import type { Day } from './days'
import type { Scenario } from './scenario-schema'
import { CliError, nearestNames } from '../packages/slidev-companion/src/errors'
import { disagreements } from './agreement'
import { dayOf } from './days'
import { readPlainYaml } from './plain-yaml'
import { SCHEMA } from './scenario-schema'

export type { Scenario } from './scenario-schema'

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

/** Returns the checked scenario. Every mistake is collected, each with file and line, what was found and what may stand there. */
export function parseScenario(text: string, file = 'artifacts/scenario.yaml'): Scenario {
  const { value, lineOf } = readPlainYaml(text, file)
  const result = SCHEMA.safeParse(value)
  const problems: Problem[] = result.success
    ? disagreements(result.data).map(({ path, found, mend }) => ({ file, line: lineOf(path), found: `${path.join('.')}: ${found}`, mend }))
    : result.error.issues.flatMap(issue => problemsOf(issue, value, lineOf)).map(problem => ({ file, ...problem }))
  if (problems.length > 0 || !result.success)
    throw new CliError(problems.slice(0, 40))
  return result.data
}

/** Returns the line on which a checked scenario says what stands at a path. */
export function scenarioLine(text: string, path: PropertyKey[]): number {
  return readPlainYaml(text, 'artifacts/scenario.yaml').lineOf(path)
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

// -- internal --

function problemsOf(issue: z.core.$ZodIssue, value: unknown, lineOf: (path: PropertyKey[], key?: string) => number): Problem[] {
  const name = issue.path.join('.') || 'scenario'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearestNames(key, namesAt(issue.path))
      return { line: lineOf(issue.path, key), found: `${name}: ${shown(key)} is not known`, mend: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'take it out' }
    })
  }
  const found: unknown = issue.path.reduce<any>((inside, part) => inside?.[part], value)
  const message = issue.code === 'invalid_key' ? issue.issues[0]!.message : issue.message
  const last = String(issue.path.at(-1) ?? '')
  return [{
    line: issue.code === 'invalid_key' ? lineOf(issue.path.slice(0, -1), last) : lineOf(issue.path),
    found: `${name}: ${message}`,
    mend: issue.code === 'invalid_key' ? undefined : found === undefined ? 'it is missing' : `found ${shown(found)}`,
  }]
}

/** A value as a message quotes it: short, on one line. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? 'nothing'
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, char => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`)
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain
}

function namesAt(path: PropertyKey[]): string[] {
  const at = path.reduce<any>((schema, part) => schema?.shape?.[part] ?? schema?.def?.valueType, SCHEMA)
  return Object.keys(at?.shape ?? {})
}
