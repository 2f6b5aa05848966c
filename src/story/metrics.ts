import type { WeeklyRow } from '../kpi/metrics/weekly'
import type { Scenario } from '../scenario'
import { isoOf } from '../days'
import { calendarOf } from '../scenario'

/** One row of results.json's tables.reports: what was known on a morning. */
export interface MorningRow { asOf: string, knownTo: string, [key: string]: unknown }

/**
 * Returns the files that the analyst's queries leave in the workspace each morning, by name: metrics/<day>.json.
 * Weeks that were not over by then are left out.
 */
export function morningFigures(
  rows: MorningRow[],
  weekly: WeeklyRow[],
  scenario: Scenario,
): Record<string, string> {
  const { calendar, keyResult } = scenario
  const { gradeStart, gradeEnd } = calendarOf(scenario)
  const { mean, upper, lower } = weekly[0]!
  return Object.fromEntries(rows.map((row) => {
    const weeks = weekly.filter(({ end }) => end <= row.knownTo)
    const known = {
      ...row,
      limits: { mean, upper, lower },
      weeks: weeks.map(({ end, per1000 }) => ({ end, per1000 })),
      baseline: keyResult.baseline,
      target: keyResult.target,
      releasedOn: calendar.release,
      gradedOn: calendar.graded,
      gradedFrom: isoOf(gradeStart),
      gradedTo: isoOf(gradeEnd),
    }
    return [`metrics/${row.asOf}.json`, `${JSON.stringify(known, null, 2)}\n`]
  }))
}
