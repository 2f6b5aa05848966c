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
import { inTemporaryFolder } from '../temporary'
import { measureScript } from './measure'

const MEMORY = '1700MB'
const GROWTH = 100
/** A copy of a customer signed up so many days earlier at most, so that ten million are spread over as many days as real ones. */
const SPREAD_DAYS = 91

/** What both scripts print; `cpu` is processor seconds, of all threads, `seconds` those of each stage. */
interface Printed { answers: Record<string, unknown>, cpu: number, seconds?: Record<string, number> }

/** Over many customers, churn alone and all metrics, each on DuckDB against a streaming pass of JavaScript that finds the same; all metrics also over a hundredth. */
export async function benchScale({ root, signal, runs, size = 10_000_000 }: Bench): Promise<Row> {
  const run = (script: string) => (data: string, what: What): Promise<Measured> => measureScript(join(root, `src/effects/bench/${script}.ts`), [root, data, what, MEMORY], { signal, cwd: root })
  const [onDuckdb, inJavascript] = [run('scale-duckdb'), run('scale-stream')]
  const few = Math.ceil(size / GROWTH)
  const small = await inTemporaryFolder(async (data) => {
    await manyCustomers(root, data, few)
    return repeat(runs, () => onDuckdb(data, 'all'))
  })
  const measured = await inTemporaryFolder(async (data) => {
    await manyCustomers(root, data, size)
    const pair = async (what: What): Promise<Pair> => ({ ours: await repeat(runs, () => onDuckdb(data, what)), theirs: await repeat(runs, () => inJavascript(data, what)) })
    return { churn: await pair('churn'), all: await pair('all') }
  })
  const { churn, all } = measured
  requireSame(churn)
  requireSame(all)
  const comparison = { unit: 's' as const, goal: 0.25 }
  return {
    name: 'scale',
    comparisons: [
      { what: `${size} customers, CSV to churn on DuckDB`, ours: seconds(churn.ours), against: 'a streaming pass of JavaScript, CSV to churn', theirs: seconds(churn.theirs), ...comparison },
      { what: `CSV to all ${METRICS.length} metrics on DuckDB`, ours: seconds(all.ours), against: `one pass of JavaScript to the ${STREAMED.length} that read customers`, theirs: seconds(all.theirs), ...comparison },
    ],
    figures: [
      ...Object.entries(printed(all.ours).seconds!).toSorted((a, b) => b[1] - a[1]).slice(0, 4).map(([stage, value]) => ({ what: `of that, ${stage}`, value, unit: 's' as const })),
      // On a machine with other work the wall time of two threads suffers more than that of one; this does not.
      { what: 'processor time of all metrics on DuckDB, all threads', value: printed(all.ours).cpu, unit: 's' },
      { what: 'processor time of the JavaScript pass', value: printed(all.theirs).cpu, unit: 's' },
      { what: 'peak memory', value: Math.max(...all.ours.map(({ peak }) => peak)), unit: 'MB', limit: 2000 },
      { what: 'peak memory of the JavaScript pass', value: Math.max(...all.theirs.map(({ peak }) => peak)), unit: 'MB' },
      { what: `all metrics over ${few} customers`, value: seconds(small), unit: 's' },
      { what: `time for ${GROWTH} times the customers`, value: seconds(all.ours) / seconds(small), unit: 'times' },
    ],
  }
}

// -- internal --

type What = 'churn' | 'all'
interface Pair { ours: Measured[], theirs: Measured[] }

async function repeat(runs: number, run: () => Promise<Measured>): Promise<Measured[]> {
  const measured: Measured[] = []
  for (let i = 0; i < runs; i++)
    measured.push(await run())
  return measured
}

function seconds(runs: Measured[]): number {
  return median(runs.map(run => run.seconds))
}

function printed([first]: Measured[]): Printed {
  return JSON.parse(first!.output) as Printed
}

/** Times are compared only when both ways found the same. */
function requireSame({ ours, theirs }: Pair): void {
  const [on, by] = [printed(ours).answers, printed(theirs).answers]
  const differing = Object.keys(by).filter(name => !isDeepStrictEqual(on[name], by[name]))
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
