import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { calendarSql } from '../../kpi/calendar'
import { METRICS } from '../../kpi/compute'
import { calendarOf, parseScenario } from '../../scenario'
import { openDuckdb } from '../duckdb'

// Run by the bench in a process of its own: every metric file over the CSV files of a folder; prints the answer that scale-stream.ts also finds, and the seconds of each stage.
const [root, data, sql] = process.argv.slice(2) as [string, string, string]
const scenario = parseScenario(await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8'), 'artifacts/scenario.yaml')
const calendar = calendarOf(scenario)
const seconds: Record<string, number> = {}
async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  seconds[stage] = (performance.now() - started) / 1000
  return result
}
const engine = await timed('load', () => openDuckdb(data, sql))
await engine.setCalendar(calendarSql(scenario, calendar, calendar.asOf))
let churn: unknown
for (const name of METRICS) {
  const rows = await timed(name, () => engine.query(name))
  if (name === 'churn')
    churn = rows.map(row => [row.at_risk, row.lost])
}
engine.close()
console.log(JSON.stringify({ churn, seconds }))
