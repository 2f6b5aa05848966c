import type { SqlRow } from '../../src/kpi/engine'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeWith } from '../../packages/slidev-companion/tests/require'
import { parseCsv } from '../../src/data/csv'
import { openDuckdb } from '../../src/effects/kpi/duckdb'
import { calendarSql } from '../../src/kpi/calendar'
import { SQL_FILES } from '../../src/kpi/metrics'
import { calendarOf, parseScenario } from '../../src/scenario'

const scenario = parseScenario(readFileSync('artifacts/scenario.yaml', 'utf8'))
const calendar = calendarOf(scenario)

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function owner(): { uid?: number, gid?: number } {
  if (process.getuid?.() !== 0)
    return {}
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

describeWith('postgres', 'the metric files on PostgreSQL', (postgres) => {
  const bin = postgres && dirname(realpathSync(postgres))
  let dir: string
  let engine: Awaited<ReturnType<typeof openDuckdb>>
  let server: ReturnType<typeof spawn>
  const psql = (sql: string): string =>
    execFileSync(join(bin, 'psql'), ['-h', dir, '-U', 'test', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-q', '-X', '-c', sql], { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] })

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'pg-'))
    const as = owner()
    chmodSync(dir, 0o755)
    if (as.uid !== undefined)
      chownSync(dir, as.uid, as.gid!)
    cpSync('artifacts/1-data', join(dir, 'csv'), { recursive: true })
    execFileSync(join(bin, 'initdb'), ['-D', join(dir, 'db'), '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, cwd: dir, stdio: 'ignore' })
    // No TCP: a socket in the test's own folder, which nobody else can reach by accident.
    server = spawn(join(bin, 'postgres'), ['-D', join(dir, 'db'), '-k', dir, '-c', 'listen_addresses=', '-c', 'fsync=off'], { ...as, cwd: dir, stdio: 'ignore' })
    await vi.waitFor(() => psql('select 1'), { timeout: 30_000, interval: 200 })
    psql(readFileSync('artifacts/2-kpi/load/postgres.sql', 'utf8').replaceAll('{{dir}}', join(dir, 'csv')))
    psql(calendarSql(scenario, calendar, calendar.asOf))
    psql(readFileSync('artifacts/2-kpi/load/views.sql', 'utf8'))
    engine = await openDuckdb('artifacts/1-data', 'artifacts/2-kpi')
    await engine.setCalendar(calendarSql(scenario, calendar, calendar.asOf))
  })

  afterAll(async () => {
    engine?.close()
    if (server && server.exitCode === null) {
      const closed = new Promise(resolve => server.once('close', resolve))
      server.kill('SIGINT')
      await closed
    }
    if (dir)
      rmSync(dir, { recursive: true, force: true })
  })

  it.each(SQL_FILES)('%s gives the rows that DuckDB gives', async (name) => {
    const sql = readFileSync(`artifacts/2-kpi/${name}.sql`, 'utf8').split('\n').filter(line => !line.startsWith('--')).join('\n')
    const [header, ...rows] = parseCsv(psql(`copy (${sql}) to stdout with (format csv, header true)`)).rows
    const there = rows.map(({ cells }): SqlRow => Object.fromEntries(header!.cells.map((column, i) => [column, plain(cells[i]!)])))
    const here = (await engine.query(name)).map(row => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, typeof value === 'number' ? Number(value.toPrecision(12)) : value])))
    expect(here.length).toBeGreaterThan(0)
    expect(there).toEqual(here)
  })
})

function plain(cell: string): number | string | null {
  return cell === '' ? null : Number.isNaN(Number(cell)) ? cell : Number(Number(cell).toPrecision(12))
}
