import type { Scenario } from '../scenario'
import type { Engine } from './engine'
import type { Results, Tables } from './results'
import { isoOf } from '../days'
import { measureOf } from '../key-result'
import { calendarOf } from '../scenario'
import { asOfRows } from './asof'
import { declaredFacts } from './declared'
import { scoreRows } from './grade'
import { ask, factsOf, tablesOf } from './metric'
import { metricsOf } from './metrics'
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
  const measure = measureOf(scenario)
  const metrics = metricsOf(measure)
  // The mornings are those of the recorded story, which is about churn.
  const asOf = measure.framed === undefined ? await asOfRows(engine, scenario, calendar) : undefined
  const context = await ask(engine, metrics, scenario, calendar)
  const facts = withOrigins({
    ...declaredFacts(scenario, calendar),
    ...samplingFacts(weight),
    ...ofSample(factsOf(metrics, context), weight),
  }, calendar)
  const score = scoreRows(scenario.keyResult, measure.step)
  const mornings = asOf === undefined ? {} : { asOf, reports: asOf.slice(-5) }
  const tables = inOrder({ ...tablesOf(metrics, context) as Tables, score, ...mornings })
  return roundNumbers({ asOf: isoOf(calendar.asOf), facts, tables })
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
