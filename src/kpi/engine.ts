const RE_END = /;\s*(?:\n|$)/

export type SqlRow = Record<string, number | string | null>

/** Something that runs the metric files: DuckDB here, a warehouse elsewhere. */
export interface Engine {
  /** Makes params, periods, bands, cohorts, ages and the views anew, for one as-of day. */
  setCalendar: (sql: string) => Promise<void>
  /** Returns the rows of artifacts/2-kpi/<name>.sql. */
  query: (name: string) => Promise<SqlRow[]>
}

/**
 * Returns the statements of an SQL file, without comment lines; each ends with a semicolon at a
 * line's end.
 */
export function splitStatements(sql: string): string[] {
  return sql
    .split('\n')
    .filter(line => !line.startsWith('--'))
    .join('\n')
    .split(RE_END)
    .map(statement => statement.trim())
    .filter(statement => statement !== '')
}
