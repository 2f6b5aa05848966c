import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Facts } from '../facts'
import type { Calendar, Scenario } from '../scenario'
import type { Engine } from './engine'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { isoSpan } from '../days'
import { UNITS } from '../facts'
import { calendarSql } from './calendar'
import { merged } from './fact'

/** What a module of metrics/ exports: an SQL file of artifacts/2-kpi, and what its rows say. */
export interface Metric<Row> {
  /** The file's name without `.sql`. */
  sql: string
  /** Rows for charts and pages, by the name of their table. */
  tables?: (rows: Row[], context: Context) => object
  /** What texts may quote, by key. */
  facts?: (rows: Row[], context: Context) => Facts
}

/** What a metric may need besides its own rows. */
export interface Context {
  scenario: Scenario
  /** Its `asOf` is the day that the engine was asked for. */
  calendar: Calendar
  /** The baseline window, as 2025-12-19/2026-01-15. */
  window: string
  /** The rows of a metric, its own or another. */
  rowsOf: <Row>(metric: Metric<Row>) => Row[]
}

type Union<Made> = (Made extends object ? (one: Made) => void : never) extends (all: infer All) => void ? All : never
type Made<M> = M extends { tables: (...args: never[]) => infer Rows } ? Rows : never

/** The tables of all these metrics. */
export type TablesOf<M> = Union<Made<M>>

/** Asks the engine for the SQL files of these metrics, each once, as of the calendar's day. */
export async function ask(
  engine: Engine,
  metrics: readonly Metric<any>[],
  scenario: Scenario,
  calendar: Calendar,
): Promise<Context> {
  await engine.setCalendar(calendarSql(scenario, calendar, calendar.asOf))
  const answers = new Map<string, unknown[]>()
  for (const name of sqlFiles(metrics))
    answers.set(name, await engine.query(name))
  const rowsOf = <Row>({ sql }: Metric<Row>): Row[] => answers.get(sql) as Row[]
  return { scenario, calendar, window: isoSpan(calendar.windowStart, calendar.windowEnd), rowsOf }
}

/** Returns the names of the SQL files of these metrics, each once. */
export function sqlFiles(metrics: readonly Metric<any>[]): string[] {
  return [...new Set(metrics.map(({ sql }) => sql))]
}

/** Returns the facts of these metrics, in their order; what no text could quote is a CliError. */
export function factsOf(metrics: readonly Metric<any>[], context: Context): Facts {
  const made = metrics.map(metric => metric.facts?.(context.rowsOf(metric), context) ?? {})
  const problems = made.flatMap((facts, i) => withoutUnit(metrics[i]!.sql, facts))
  if (problems.length > 0)
    throw new CliError(problems)
  return merged(made)
}

/** Returns the tables of these metrics; those of one name become one table. */
export function tablesOf<M extends Metric<any>>(metrics: readonly M[], context: Context): TablesOf<M> {
  const tables: Record<string, unknown[]> = {}
  for (const metric of metrics) {
    const made = metric.tables?.(context.rowsOf(metric), context) ?? {}
    for (const [name, rows] of Object.entries(made))
      tables[name] = [...tables[name] ?? [], ...rows]
  }
  return tables as TablesOf<M>
}

// -- internal --

/** The commands run without the compiler's types: a number that is no fact would be quoted as it comes. */
function withoutUnit(sql: string, facts: Facts): Problem[] {
  return Object.entries(facts).filter(([, { unit }]) => !UNITS.includes(unit)).map(([key, { unit }]) => ({
    file: `the metric of artifacts/2-kpi/${sql}.sql`,
    found: `its fact ${key} has ${unit === undefined ? 'no unit' : `a unit "${unit}" that does not exist`}`,
    fix: `make it with fact() of src/kpi/fact.ts; units: ${UNITS.join(', ')}`,
  }))
}
