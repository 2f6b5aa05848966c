import type { Figure, Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { SQL_FILES } from '../../kpi/metrics'
import { highestPeak, measureScript, medianSeconds } from './measure'

const MEMORY = '1700MB'
const GROWTH = 100
/** Copies of a customer signed up on one of so many earlier days, so that ten million are not all of one day. */
const SPREAD_DAYS = 91

/** What both scripts print. */
interface Printed {
  answers: Record<string, unknown>
  /** Processor seconds of all threads. */
  cpu: number
  /** On the wall, of each stage. */
  seconds?: Record<string, number>
}

/**
 * Over many customers: churn on DuckDB against a streaming pass of JavaScript that
 * finds the same, and all metrics on DuckDB, also over a hundredth of the customers.
 */
export async function benchScale({ root, signal, runs, size = 10_000_000 }: Bench): Promise<Row> {
  const few = Math.ceil(size / GROWTH)
  const run = (script: string, ...args: string[]): Promise<Measured[]> => repeat(runs, () =>
    measureScript(join(root, `src/effects/bench/${script}.ts`), [root, ...args], { signal, cwd: root }))
  const onDuckdb = (data: string, what: What) => run('scale-duckdb', data, what, MEMORY)
  const small = await overCustomers(root, few, data => onDuckdb(data, 'all'))
  const { churn, all, theirs } = await overCustomers(root, size, async data => ({
    churn: await onDuckdb(data, 'churn'),
    theirs: await run('scale-stream', data),
    all: await onDuckdb(data, 'all'),
  }))
  requireSame(churn, theirs)
  const growth = medianSeconds(all) / medianSeconds(small)
  return {
    name: 'scale',
    comparisons: [{
      what: `${size} customers, CSV to churn on DuckDB`,
      ours: medianSeconds(churn),
      against: 'a streaming pass of JavaScript, CSV to churn',
      theirs: medianSeconds(theirs),
      unit: 's',
      goal: 0.25,
    }],
    figures: [
      { what: `CSV to all ${SQL_FILES.length} metrics on DuckDB`, value: medianSeconds(all), unit: 's' },
      ...slowestStages(all),
      // Where a machine has other work, two threads lose more time than one; processor time does not count that.
      { what: 'processor time of churn on DuckDB, all threads', value: printed(churn).cpu, unit: 's' },
      { what: 'processor time of the JavaScript pass', value: printed(theirs).cpu, unit: 's' },
      { what: 'peak memory', value: highestPeak(all), unit: 'MB', limit: 2000 },
      { what: 'peak memory of the JavaScript pass', value: highestPeak(theirs), unit: 'MB' },
      { what: `all metrics over ${few} customers`, value: medianSeconds(small), unit: 's' },
      { what: `time for ${GROWTH} times the customers`, value: growth, unit: 'times' },
    ],
  }
}

// -- internal --

type What = 'churn' | 'all'

function overCustomers<T>(root: string, count: number, use: (data: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (data) => {
    await manyCustomers(root, data, count)
    return use(data)
  })
}

async function repeat(runs: number, run: () => Promise<Measured>): Promise<Measured[]> {
  const measured: Measured[] = []
  for (let i = 0; i < runs; i++)
    measured.push(await run())
  return measured
}

function slowestStages(runs: Measured[]): Figure[] {
  const stages = Object.entries(printed(runs).seconds!).toSorted((a, b) => b[1] - a[1])
  return stages.slice(0, 4).map(([stage, value]) => ({ what: `of that, ${stage}`, value, unit: 's' }))
}

function printed([first]: Measured[]): Printed {
  return JSON.parse(first!.output) as Printed
}

/** Times are compared only when both ways found the same. */
function requireSame(ours: Measured[], theirs: Measured[]): void {
  if (!isDeepStrictEqual(printed(ours).answers.churn, printed(theirs).answers.churn))
    throw new CliError('the two ways differ in churn, so their times cannot be compared')
}

/** Copies the committed customers under new ids until there are enough. The other tables stay as they are. */
async function manyCustomers(root: string, folder: string, count: number): Promise<void> {
  for (const name of ['tickets', 'survey', 'emails'])
    await copyFile(join(root, `artifacts/1-data/${name}.csv`), join(folder, `${name}.csv`))
  const from = join(root, 'artifacts/1-data/customers.csv')
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY })
  const connection = await instance.connect()
  try {
    await connection.run(`copy (
      select case when copy_no = 0 then customer_id else concat(customer_id, '-', copy_no) end as customer_id,
             plan, seats, mrr,
             cast(signed_up_on as date) - cast(copy_no % ${SPREAD_DAYS} as integer) as signed_up_on,
             onboarded_on, cancelled_on, arm
      from range(${count}) copies(copy_no)
      cross join read_csv(${quoted(from)}, header = true, all_varchar = true, nullstr = '')
      limit ${count}
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
