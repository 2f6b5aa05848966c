import type { SqlRow } from '../../src/kpi/engine'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeFound } from '../../packages/slidev-companion/tests/require'
import { openDuckdb } from '../../src/effects/kpi/duckdb'
import { calendarSql } from '../../src/kpi/calendar'
import { splitStatements } from '../../src/kpi/engine'
import { SQL_FILES } from '../../src/kpi/metrics'
import { calendarOf, parseScenario } from '../../src/scenario'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const calendar = calendarOf(scenario)
const read = (file: string): string => readFileSync(`artifacts/2-kpi/${file}`, 'utf8')
const importable = spawnSync('python3', ['-c', 'import pyspark'], { stdio: 'ignore' }).status === 0

describeFound({ tool: 'spark', found: importable, where: 'python3 cannot import pyspark' }, 'the metric files on Spark SQL', () => {
  let dir: string
  let there: Record<string, SqlRow[]>
  let engine: Awaited<ReturnType<typeof openDuckdb>>

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'spark-'))
    const calendarTables = calendarSql(scenario, calendar, calendar.asOf)
    const statements = [read('load/spark.sql').replaceAll('{{dir}}', resolve('artifacts/1-data')), calendarTables, read('load/views.sql')].flatMap(splitStatements)
    const queries = Object.fromEntries(SQL_FILES.map(name => [name, read(`${name}.sql`)]))
    // Its log goes to stderr; one session answers all, because a session takes longer to start than all the queries to run.
    there = JSON.parse(execFileSync('python3', ['tests/kpi/spark.py'], { input: JSON.stringify({ warehouse: join(dir, 'warehouse'), statements, queries }), encoding: 'utf8', maxBuffer: 1e8, stdio: ['pipe', 'pipe', 'pipe'] })) as Record<string, SqlRow[]>
    engine = await openDuckdb('artifacts/1-data', 'artifacts/2-kpi')
    await engine.setCalendar(calendarTables)
  }, 600_000)

  afterAll(() => {
    engine?.close()
    if (dir)
      rmSync(dir, { recursive: true, force: true })
  })

  it.each(SQL_FILES)('%s gives the rows that DuckDB gives', async (name) => {
    const here = (await engine.query(name)).map(rounded)
    expect(here.length).toBeGreaterThan(0)
    expect(there[name]!.map(rounded)).toEqual(here)
  })
})

/** Twelve digits: beyond them the engines' doubles may differ. */
function rounded(row: SqlRow): SqlRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'number' ? Number(value.toPrecision(12)) : value]))
}
