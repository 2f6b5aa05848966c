import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { periodsOf } from '../../kpi/calendar'
import { calendarOf, parseScenario } from '../../scenario'

// Run by the bench in a process of its own: one metric of the seventeen, as one would write it in JavaScript without a database.
const [root, data] = process.argv.slice(2) as [string, string]
const scenario = parseScenario(await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8'), 'artifacts/scenario.yaml')
const calendar = calendarOf(scenario)
const dayOf = (text: string): number => text === '' ? Infinity : Date.parse(text) / 86_400_000
const periods = periodsOf(calendar, calendar.asOf).map(period => ({ ...period, atRisk: 0, lost: 0 }))

let header = true
for await (const line of createInterface({ input: createReadStream(join(data, 'customers.csv')), crlfDelay: Infinity })) {
  if (header) {
    header = false
    continue
  }
  const cells = line.split(',')
  const signedUp = dayOf(cells[4]!)
  const cancelled = dayOf(cells[6]!)
  for (const period of periods) {
    if (signedUp < period.start && cancelled >= period.start) {
      period.atRisk++
      if (cancelled <= period.end && cancelled < calendar.asOf)
        period.lost++
    }
  }
}
console.log(JSON.stringify(periods.toSorted((a, b) => a.kind === b.kind ? a.no - b.no : a.kind < b.kind ? -1 : 1).map(({ atRisk, lost }) => [atRisk, lost])))
