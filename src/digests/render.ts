import type { Problem } from '../../packages/slidev-companion/src/errors'
import type { Results } from '../kpi/results'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { fillFacts } from '../facts'
import { DIGEST_TABLES, markdownTable } from './tables'

/** The three digests of the first week and the one that follows the rejection. */
export const DIGESTS = [
  'datadog-churn-metrics-2026-01',
  'zendesk-support-patterns',
  'user-survey-summary',
  'cohort-overlap-cut-2026-01',
] as const

const RE_TABLE = /^<!-- table: ([\w-]+) -->$/gm

/** Returns a digest with its facts, in ASCII, and its tables filled in; unknown names are collected with file and line. */
export function renderDigest(template: string, results: Results, file: string): string {
  const problems: Problem[] = []
  // Facts first: the lines of their errors are then those of the template.
  const text = fillFacts(template, results.facts, { file, plain: true })
  const filled = text.replace(RE_TABLE, (whole, name: string, offset: number) => {
    const table = DIGEST_TABLES[name]
    if (!table) {
      problems.push({ file, line: text.slice(0, offset).split('\n').length, found: `unknown table ${name}`, mend: `known: ${Object.keys(DIGEST_TABLES).join(', ')}` })
      return whole
    }
    const { columns, rows } = table(results)
    return markdownTable(columns, rows)
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return filled
}
