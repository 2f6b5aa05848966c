import type { Results } from '../kpi/results'
import type { Chart } from './chart'
import { measureIn } from '../key-result'
import { inLocale, localeOf } from '../locale'
import * as adjusted from './adjusted'
import * as arms from './arms'
import * as cohorts from './cohorts'
import * as drivers from './drivers'
import * as estimates from './estimates'
import * as keyArms from './key-arms'
import * as keyLevers from './key-levers'
import * as keyPlans from './key-plans'
import * as overlap from './overlap'
import { onPaper } from './paper'
import * as progress from './progress'
import * as score from './score'
import * as segments from './segments'
import * as splits from './splits'
import * as survival from './survival'
import * as tenure from './tenure'
import * as xmr from './xmr'
import * as xmrBaseline from './xmr-baseline'

export type { Chart, ChartTable } from './chart'

/** Every chart of the deck: a module with its id and a pure function that draws it. */
export const CHARTS: { id: string, draw: (results: Results) => Chart }[] = [
  xmrBaseline,
  xmr,
  survival,
  tenure,
  segments,
  drivers,
  estimates,
  overlap,
  adjusted,
  splits,
  arms,
  cohorts,
  score,
  progress,
]

/** Charts of another key result than churn. */
const FRAMED: typeof CHARTS = [xmrBaseline, xmr, keyPlans, keyLevers, keyArms, score, progress]

/** Returns the charts that the results have rows for. */
function chartsOf({ facts }: Results): typeof CHARTS {
  return measureIn(facts).framed === undefined ? CHARTS : FRAMED
}

/**
 * Returns the files of artifacts/2-kpi/charts, by path below artifacts/: for each chart `<id>.svg` to inline,
 * `<id>.paper.svg` to load as an image, and `<id>.json` with the text alternative and the table.
 */
export function renderCharts(results: Results): { path: string, text: string }[] {
  const { facts } = results
  const sample = Number(facts['data.weight']?.value ?? 1) > 1 ? facts['data.sampling'] : undefined
  return chartsOf(results).flatMap(({ id, draw }) => {
    const { svg, ...drawn } = inLocale(localeOf(facts), () => draw(results))
    const table = sample && drawn.n ? { ...drawn, n: `${drawn.n}; ${sample.value}` } : drawn
    return [
      { path: `2-kpi/charts/${id}.svg`, text: svg },
      { path: `2-kpi/charts/${id}.paper.svg`, text: onPaper(svg) },
      { path: `2-kpi/charts/${id}.json`, text: `${JSON.stringify(table, null, 2)}\n` },
    ]
  })
}
