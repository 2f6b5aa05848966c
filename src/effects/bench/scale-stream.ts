import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { streamChurn, streamMetrics } from '../../bench/stream-metrics'
import { calendarOf, parseScenario } from '../../scenario'

// Run by the bench in a process of its own: churn alone or all metrics that read customers, in one pass, as one would write it in JavaScript without a database.
const [root, data, what] = process.argv.slice(2) as [string, string, 'churn' | 'all']
const scenario = parseScenario(await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8'), 'artifacts/scenario.yaml')
async function rows(table: string, take: (cells: string[]) => void): Promise<void> {
  let header = true
  for await (const line of createInterface({ input: createReadStream(join(data, `${table}.csv`)), crlfDelay: Infinity })) {
    if (!header)
      take(line.split(','))
    header = false
  }
}
const [tickets, survey]: [string[][], string[][]] = [[], []]
if (what === 'all') {
  await rows('tickets', cells => tickets.push(cells))
  await rows('survey', cells => survey.push(cells))
}
const pass = what === 'churn' ? streamChurn(calendarOf(scenario)) : streamMetrics(scenario, calendarOf(scenario), tickets, survey)
await rows('customers', pass.take)
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ answers: pass.answers(), cpu: (user + system) / 1e6 }))
