import type { Scenario } from '../scenario'
import type { Engine } from './engine'
import type { Results, Tables } from './results'
import { isoOf } from '../days'
import { calendarOf } from '../scenario'
import { asOfRows } from './asof'
import { declaredFacts } from './declared'
import { scoreRows } from './grade'
import { ask, factsOf, tablesOf } from './metric'
import { METRICS } from './metrics'
import { withOrigins } from './origin'
import { ofSample, samplingFacts } from './sampling'

/** The tables in the order in which results.json has long had them; a new one comes after these. */
const ORDER = [
  ...['weekly', 'segments', 'tenure', 'survival', 'survivalAtRisk', 'drivers', 'overlap', 'adjusted', 'strata'],
  ...['arms', 'cohorts', 'progress', 'score', 'guardrails', 'whatIf', 'reasons', 'topics', 'examples'],
  ...['asOf', 'reports'],
] as (keyof Tables)[]

/**
 * Returns facts and tables, computed by the engine from the dataset it has loaded.
 * Each customer in it stands for `weight` customers of the company.
 */
export async function computeResults(engine: Engine, scenario: Scenario, weight = 1): Promise<Results> {
  const calendar = calendarOf(scenario)
  const asOf = await asOfRows(engine, scenario, calendar)
  const context = await ask(engine, METRICS, scenario, calendar)
  const facts = withOrigins({
    ...declaredFacts(scenario, calendar),
    ...samplingFacts(weight),
    ...ofSample(factsOf(METRICS, context), weight),
  }, calendar)
  const score = scoreRows(scenario.keyResult)
  const tables = { ...tablesOf(METRICS, context), score, asOf, reports: asOf.slice(-5) }
  return roundNumbers({ asOf: isoOf(calendar.asOf), facts, tables: inOrder(tables) })
}

// -- internal --

function inOrder(tables: Tables): Tables {
  return { ...Object.fromEntries(ORDER.map(name => [name, tables[name]])), ...tables }
}

/** Ten digits are more than any reader needs and hide the last bits in which engines differ. */
function roundNumbers<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'number' ? Number(one.toPrecision(10)) : one)) as T
}
