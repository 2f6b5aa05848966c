import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { streamChurn } from '../../bench/stream-churn'
import { calendarOf, parseScenario } from '../../scenario'

// Run by the bench in a process of its own: churn in one pass, as one would write it in JavaScript without a database.
const [root, data] = process.argv.slice(2) as [string, string]
const scenario = parseScenario(await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8'))
const pass = streamChurn(calendarOf(scenario))
const input = createReadStream(join(data, 'customers.csv'))
let header = true
for await (const line of createInterface({ input, crlfDelay: Infinity })) {
  if (!header)
    pass.take(line.split(','))
  header = false
}
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ answers: { churn: pass.rows() }, cpu: (user + system) / 1e6 }))
