import type { TableName } from './tables'
import { z } from 'zod'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { line } from '../bounds'
import { readPlainYaml } from '../plain-yaml'
import { yamlProblems } from '../yaml-problems'
import { TABLES } from './tables'

/** Where a firm keeps our tables: its file, and its names of our columns. What is left out is called as ours. */
export type Mapping = Partial<Record<TableName, { file?: string, columns?: Record<string, string> }>>

/** A name in the folder itself: nothing leads out of it, and nothing is hidden. */
const RE_FILE = /^[^/\\.][^/\\]*\.(?:csv|parquet)$/i
/** Longer names of columns are no names. */
const LONGEST = 200

const file = line(LONGEST).refine(
  name => RE_FILE.test(name),
  'write the name of a file in the folder of data, such as accounts.csv or accounts.parquet',
)

const SCHEMA = z.strictObject(forEach(TABLES, columns => z.strictObject({
  file: file.optional(),
  columns: z.strictObject(forEach(columns, () => line(LONGEST).optional())).optional(),
}).optional()))

/** Returns a checked mapping. Mistakes are collected, each with its line. */
export function readMapping(text: string, file: string): Mapping {
  const { value, lineOf } = readPlainYaml(text, file)
  const result = SCHEMA.safeParse(value)
  if (result.success)
    return result.data as Mapping
  const problems = yamlProblems(result.error.issues, { schema: SCHEMA, value, lineOf, whole: 'mapping' })
  throw new CliError(problems.map(problem => ({ file, ...problem })))
}

/** Returns what the firm calls one of our columns. */
export function theirName(mapping: Mapping, table: TableName, column: string): string {
  return mapping[table]?.columns?.[column] ?? column
}

// -- internal --

function forEach<From extends object, To>(from: From, make: (one: From[keyof From]) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([name, one]) => [name, make(one as From[keyof From])]))
}
