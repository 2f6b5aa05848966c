import type { Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { median } from '../../bench/report'
import { STREAMED } from '../../bench/stream-metrics'
import { CliError } from '../../errors'
import { METRICS } from '../../kpi/compute'
import { inTemporaryFolder, measureScript } from './measure'

const MEMORY = '1700MB'
const GROWTH = 100
/** A copy of a customer signed up so many days earlier at most, so that ten million are spread over as many days as real ones. */
const SPREAD_DAYS = 91

/** What both scripts print; `cpu` is processor seconds, of all threads. */
interface Answered { answers: Record<string, unknown>, cpu: number }

/** Runs all metric files over many customers and over a hundredth of them, and one streaming pass of JavaScript that computes the same from the same rows. */
export async function benchScale({ root, signal, runs, size = 10_000_000 }: Bench): Promise<Row> {
  const onDuckdb = (data: string): Promise<Measured> => measureScript(join(root, 'src/effects/bench/scale-duckdb.ts'), [root, data, MEMORY], { signal, cwd: root })
  const inJavascript = (data: string): Promise<Measured> => measureScript(join(root, 'src/effects/bench/scale-stream.ts'), [root, data], { signal, cwd: root })
  const few = Math.ceil(size / GROWTH)
  const small = await inTemporaryFolder(async (data) => {
    await manyCustomers(root, data, few)
    return measureTimes(runs, () => onDuckdb(data))
  })
  const { ours, theirs } = await inTemporaryFolder(async (data) => {
    await manyCustomers(root, data, size)
    const [ours, theirs]: [Measured[], Measured[]] = [[], []]
    for (let i = 0; i < runs; i++) {
      ours.push(await onDuckdb(data))
      theirs.push(await inJavascript(data))
    }
    return { ours, theirs }
  })
  const { seconds, ...duckdb } = JSON.parse(ours[0]!.output) as Answered & { seconds: Record<string, number> }
  const javascript = JSON.parse(theirs[0]!.output) as Answered
  requireSame(duckdb.answers, javascript.answers)
  const [whole, stream] = [ours, theirs].map(times => median(times.map(one => one.seconds))) as [number, number]
  const slowest = Object.entries(seconds).toSorted((a, b) => b[1] - a[1]).slice(0, 4)
  return {
    name: 'scale',
    comparisons: [{ what: `${size} customers, CSV to all ${METRICS.length} metrics on DuckDB`, ours: whole, against: `one streaming pass of JavaScript, CSV to the ${STREAMED.length} metrics that read customers`, theirs: stream, unit: 's', goal: 0.25 }],
    figures: [
      ...slowest.map(([stage, value]) => ({ what: `of that, ${stage}`, value, unit: 's' as const })),
      // On a machine with other work the wall time of two threads suffers more than that of one; this does not.
      { what: 'processor time on DuckDB, all threads', value: duckdb.cpu, unit: 's' },
      { what: 'processor time of the JavaScript pass', value: javascript.cpu, unit: 's' },
      { what: 'peak memory', value: Math.max(...ours.map(({ peak }) => peak)), unit: 'MB', limit: 2000 },
      { what: 'peak memory of the JavaScript pass', value: Math.max(...theirs.map(({ peak }) => peak)), unit: 'MB' },
      { what: `all metrics over ${few} customers`, value: small, unit: 's' },
      { what: `time for ${GROWTH} times the customers`, value: whole / small, unit: 'times' },
    ],
  }
}

// -- internal --

async function measureTimes(runs: number, run: () => Promise<Measured>): Promise<number> {
  const seconds: number[] = []
  for (let i = 0; i < runs; i++)
    seconds.push((await run()).seconds)
  return median(seconds)
}

/** Times are compared only when both ways found the same. */
function requireSame(answers: Record<string, unknown>, streamed: Record<string, unknown>): void {
  const differing = STREAMED.filter(name => !isDeepStrictEqual(answers[name], streamed[name]))
  if (differing.length > 0)
    throw new CliError(`the two ways differ in ${differing.join(', ')}, so their times cannot be compared`)
}

/** The committed customers, copied under new ids until there are enough; tickets, survey and e-mails stay as they are. */
async function manyCustomers(root: string, folder: string, count: number): Promise<void> {
  for (const name of ['tickets', 'survey', 'emails'])
    await copyFile(join(root, `artifacts/1-data/${name}.csv`), join(folder, `${name}.csv`))
  const from = join(root, 'artifacts/1-data/customers.csv')
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY })
  const connection = await instance.connect()
  try {
    await connection.run(`copy (
      select case when copy_no = 0 then customer_id else concat(customer_id, '-', copy_no) end as customer_id, plan, seats, mrr_usd,
             cast(signed_up_on as date) - cast(copy_no % ${SPREAD_DAYS} as integer) as signed_up_on, onboarded_on, cancelled_on, arm
      from range(${count}) copies(copy_no) cross join read_csv(${quoted(from)}, header = true, all_varchar = true, nullstr = '') limit ${count}
    ) to ${quoted(join(folder, 'customers.csv'))} (header, delimiter ',')`)
  }
  catch (error) {
    throw new CliError({ file: from, found: (error as Error).message.split('\n')[0]! })
  }
  finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\'', '\'\'')}'`
}
