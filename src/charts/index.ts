import type { Results } from '../kpi/results'
import type { Chart } from './chart'
import { adjustedChart } from './adjusted'
import { armsChart } from './arms'
import { cohortsChart } from './cohorts'
import { driversChart } from './drivers'
import { estimatesChart } from './estimates'
import { overlapChart } from './overlap'
import { onPaper } from './paper'
import { progressChart } from './progress'
import { scoreChart } from './score'
import { segmentsChart } from './segments'
import { survivalChart } from './survival'
import { tenureChart } from './tenure'
import { xmrChart } from './xmr'
import { xmrBaselineChart } from './xmr-baseline'

export type { Chart, ChartTable } from './chart'
export { onPaper } from './paper'
export { spark } from './spark'

/** Every chart of the deck, one pure function each. */
export const CHARTS: ((results: Results) => Chart)[] = [
  xmrBaselineChart,
  xmrChart,
  survivalChart,
  tenureChart,
  segmentsChart,
  driversChart,
  estimatesChart,
  overlapChart,
  adjustedChart,
  armsChart,
  cohortsChart,
  scoreChart,
  progressChart,
]

/**
 * Returns the files of artifacts/2-kpi/charts, by path below artifacts/: for each chart `<id>.svg` to inline, `<id>.paper.svg` to load as an image,
 * and `<id>.json` with the text alternative and the table.
 */
export function renderCharts(results: Results): { path: string, text: string }[] {
  return CHARTS.map(chart => chart(results)).flatMap(({ svg, ...table }) => [
    { path: `2-kpi/charts/${table.id}.svg`, text: svg },
    { path: `2-kpi/charts/${table.id}.paper.svg`, text: onPaper(svg) },
    { path: `2-kpi/charts/${table.id}.json`, text: `${JSON.stringify(table, null, 2)}\n` },
  ])
}
