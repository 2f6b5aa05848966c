import type { SqlRow } from '../../kpi/engine'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { calendarSql } from '../../kpi/calendar'
import { SQL_FILES } from '../../kpi/metrics'
import { calendarOf, parseScenario } from '../../scenario'
import { openDuckdb } from '../kpi/duckdb'

// Run by the bench in a process of its own: the metric file of churn, or all of them, over the CSV files of a folder.
// It prints the answers, and the seconds of each stage.
const [root, data, what, memory] = process.argv.slice(2) as [string, string, 'churn' | 'all', string]
const scenario = parseScenario(await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8'))
const calendar = calendarOf(scenario)
const seconds: Record<string, number> = {}
async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  seconds[stage] = (performance.now() - started) / 1000
  return result
}

const settings = {
  memory_limit: memory,
  preserve_insertion_order: 'false',
  temp_directory: join(data, 'spilled'),
}
const engine = await timed('load', () =>
  openDuckdb(data, join(root, 'artifacts/2-kpi'), { once: what === 'churn', settings }))
await engine.setCalendar(calendarSql(scenario, calendar, calendar.asOf))
const answers: Record<string, SqlRow[]> = {}
for (const name of what === 'churn' ? [what] : SQL_FILES)
  answers[name] = await timed(name, () => engine.query(name))
engine.close()
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ answers, seconds, cpu: (user + system) / 1e6 }))
