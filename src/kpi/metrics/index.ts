import type { Measure } from '../../key-result'
import type { Metric, TablesOf } from '../metric'
import { MEASURES } from '../../key-result'
import { frameMetrics } from '../frame'
import { sqlFiles } from '../metric'
import * as activation from './activation'
import * as adjusted from './adjusted'
import * as arms from './arms'
import * as armsBase from './arms-base'
import * as churn from './churn'
import * as cohorts from './cohorts'
import * as drivers from './drivers'
import * as forecast from './forecast'
import * as guardrailReply from './guardrail-reply'
import * as guardrailSignups from './guardrail-signups'
import * as guardrailUnsubscribes from './guardrail-unsubscribes'
import * as overlap from './overlap'
import * as reach from './reach'
import * as reasons from './reasons'
import * as revenue from './revenue'
import * as segments from './segments'
import * as size from './size'
import * as split from './split'
import * as support from './support'
import * as supportExamples from './support-examples'
import * as supportUrgent from './support-urgent'
import * as survey from './survey'
import * as survival from './survival'
import * as tenure from './tenure'
import * as usual from './usual'
import * as weekly from './weekly'

/** Every metric, in the order of its facts in results.json. */
export const METRICS = [
  churn,
  forecast,
  usual,
  revenue,
  size,
  weekly,
  segments,
  tenure,
  survival,
  drivers,
  adjusted,
  overlap,
  reach,
  split,
  survey,
  support,
  supportUrgent,
  reasons,
  supportExamples,
  arms,
  armsBase,
  activation,
  guardrailSignups,
  guardrailReply,
  guardrailUnsubscribes,
  cohorts,
] as const satisfies readonly Metric<any>[]

/** The tables of every metric. */
export type MetricTables = TablesOf<typeof METRICS[number]>

/** What is asked of every company, whatever its key result measures. */
const COMMON = [size, guardrailSignups, guardrailReply, guardrailUnsubscribes] as const satisfies readonly Metric<any>[]

/** Returns the metrics of a key result: churn has its own pack, any other what is common and the frame. */
export function metricsOf(measure: Measure): readonly Metric<any>[] {
  return measure.framed === undefined ? METRICS : [...frameMetrics(measure), ...COMMON]
}

/** The SQL files of every metric, each once. */
export const SQL_FILES = sqlFiles([...METRICS, ...Object.values(MEASURES).flatMap(frameMetrics)])
