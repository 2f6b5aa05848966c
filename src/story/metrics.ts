import type { Scenario } from '../scenario'

/** One row of results.json's tables.reports: what was known on a morning. */
export interface MorningRow { asOf: string, knownTo: string, [key: string]: unknown }

/** Returns the files that Mike's queries leave in the workspace each morning, by name: metrics/<day>.json. */
export function morningFigures(rows: MorningRow[], { calendar, keyResult }: Scenario): Record<string, string> {
  return Object.fromEntries(rows.map((row) => {
    const known = { ...row, baseline: keyResult.baseline, target: keyResult.target, releasedOn: calendar.release, gradedOn: calendar.graded }
    return [`metrics/${row.asOf}.json`, `${JSON.stringify(known, null, 2)}\n`]
  }))
}
