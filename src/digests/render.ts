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

/** Returns a digest with facts and tables filled in, in ASCII. Unknown names are collected, with file and line. */
export function renderDigest(template: string, results: Results, file: string): string {
  const problems: Problem[] = []
  // Facts come first, because tables add lines and an error must name the line of the template.
  const text = fillFacts(template, results.facts, { file, plain: true })
  const filled = text.replace(RE_TABLE, (whole, name: string, offset: number) => {
    const table = DIGEST_TABLES[name]
    if (!table) {
      const line = text.slice(0, offset).split('\n').length
      const fix = `known: ${Object.keys(DIGEST_TABLES).join(', ')}`
      problems.push({ file, line, found: `unknown table ${name}`, fix })
      return whole
    }
    const { columns, rows } = table(results)
    return markdownTable(columns, rows)
  })
  if (problems.length > 0)
    throw new CliError(problems)
  return withSample(filled, results)
}

// -- internal --

/** Under its title a digest of a sample says so. */
function withSample(text: string, { facts }: Results): string {
  const { value, unit } = facts['data.weight'] ?? {}
  if (unit === undefined || value === 1)
    return text
  const note = `The data are ${facts['data.sampling']!.value}: counts are those of the sample.`
  return text.replace('\n', `\n\n${note}\n`)
}
