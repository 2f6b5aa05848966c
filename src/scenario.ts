import type { z } from 'zod'
import type { Problem } from '../packages/slidev-companion/src/errors'
import type { Disagreement } from './agreement'
import type { Day } from './days'
import type { PlainYaml } from './plain-yaml'
import type { Scenario } from './scenario-schema'
import { CliError, nearestNames } from '../packages/slidev-companion/src/errors'
import { disagreements } from './agreement'
import { dayOf } from './days'
import { readPlainYaml } from './plain-yaml'
import { SCHEMA } from './scenario-schema'

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

const RE_INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The most mistakes that one run names. */
const LIMIT = 40

/** Returns the checked scenario. Mistakes are collected, each with its line and what may stand there. */
export function parseScenario(text: string, file = 'artifacts/scenario.yaml'): Scenario {
  const { value, lineOf } = readPlainYaml(text, file)
  const result = SCHEMA.safeParse(value)
  const problems = result.success
    ? disagreements(result.data).map(disagreement => problemOf(disagreement, lineOf))
    : result.error.issues.flatMap(issue => problemsOf(issue, value, lineOf))
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

function problemsOf(issue: z.core.$ZodIssue, value: unknown, lineOf: LineOf): Problem[] {
  const { path } = issue
  const name = path.join('.') || 'scenario'
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ line: lineOf(path, key), ...unknownKey(name, key, path) }))
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1) ?? '')
    return [{ line: lineOf(path.slice(0, -1), key), found: `${name}: ${issue.issues[0]!.message}` }]
  }
  const found: unknown = path.reduce<any>((inside, part) => inside?.[part], value)
  return [{
    line: lineOf(path),
    found: `${name}: ${issue.message}`,
    fix: found === undefined ? 'it is missing' : `found ${shown(found)}`,
  }]
}

function unknownKey(name: string, key: string, path: PropertyKey[]): Problem {
  const near = nearestNames(key, namesAt(path))
  return {
    found: `${name}: ${shown(key)} is not known`,
    fix: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'take it out',
  }
}

/** A value as a message quotes it: short, on one line. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? 'nothing'
  const plain = text.replace(RE_INVISIBLE, (char) => {
    const code = char.codePointAt(0)!.toString(16)
    return `\\u${code.padStart(4, '0')}`
  })
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain
}

/** Returns the names of the fields that the schema has at a path. */
function namesAt(path: PropertyKey[]): string[] {
  const at = path.reduce<any>((schema, part) => schema?.shape?.[part] ?? schema?.def?.valueType, SCHEMA)
  return Object.keys(at?.shape ?? {})
}
