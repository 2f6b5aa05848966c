import type { Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { CliError } from '../../errors'
import { inTemporaryFolder, measureScript } from './measure'

const MEMORY = '1700MB'
const GROWTH = 100

/** Runs the metric files over many customers and over a hundredth of them, and a streaming pass of JavaScript that computes only churn over the same rows. */
export async function benchScale({ root, signal, size = 10_000_000 }: Bench): Promise<Row> {
  const small = await inTemporaryFolder(folder => runMetrics(root, folder, Math.ceil(size / GROWTH), signal))
  const { metrics, stream } = await inTemporaryFolder(async (folder) => {
    const metrics = await runMetrics(root, folder, size, signal)
    const stream = await measureScript(join(root, 'src/effects/bench/scale-stream.ts'), [root, join(folder, 'data')], { signal, cwd: root })
    return { metrics, stream }
  })
  const { churn, seconds } = JSON.parse(metrics.output) as { churn: unknown, seconds: Record<string, number> }
  const slowest = Object.entries(seconds).toSorted((a, b) => b[1] - a[1]).slice(0, 4)
  if (JSON.stringify(churn) !== stream.output.trim())
    throw new Error('the two ways do not count the same losses, so their times cannot be compared')
  return {
    name: 'scale',
    comparisons: [{ what: `${size} customers, CSV to churn on DuckDB`, ours: seconds.load! + seconds.churn!, against: 'a streaming pass of JavaScript, CSV to churn', theirs: stream.seconds, unit: 's', goal: 0.25 }],
    figures: [
      { what: `all ${Object.keys(seconds).length - 1} metrics on DuckDB, whole process`, value: metrics.seconds, unit: 's' },
      ...slowest.map(([stage, value]) => ({ what: `of that, ${stage}`, value, unit: 's' as const })),
      { what: 'peak memory', value: metrics.peak, unit: 'MB', limit: 2000 },
      { what: 'peak memory of the JavaScript pass', value: stream.peak, unit: 'MB' },
      { what: `all metrics over ${Math.ceil(size / GROWTH)} customers`, value: small.seconds, unit: 's' },
      { what: `time for ${GROWTH} times the customers`, value: metrics.seconds / small.seconds, unit: 'times' },
    ],
  }
}

/** The committed customers, copied under new ids until there are enough; tickets, survey and e-mails stay as they are. */
async function runMetrics(root: string, folder: string, customers: number, signal: AbortSignal): Promise<Measured> {
  const [data, sql, store] = [join(folder, 'data'), join(folder, 'sql'), join(folder, 'store')]
  await mkdir(data)
  for (const name of ['tickets', 'survey', 'emails'])
    await copyFile(join(root, `artifacts/1-data/${name}.csv`), join(data, `${name}.csv`))
  await copyCustomers(join(root, 'artifacts/1-data/customers.csv'), join(data, 'customers.csv'), customers)
  await cp(join(root, 'artifacts/2-kpi'), sql, { recursive: true })
  // The same statements, told to keep their tables on disk: in memory they would take what they get.
  const load = join(sql, 'load/duckdb.sql')
  await writeFile(load, `set memory_limit = '${MEMORY}';\nset preserve_insertion_order = false;\nset temp_directory = ${quoted(store)};\nattach ${quoted(join(folder, 'bench.duckdb'))} as bench;\nuse bench;\n${await readFile(load, 'utf8')}`)
  try {
    return await measureScript(join(root, 'src/effects/bench/scale-duckdb.ts'), [root, data, sql], { signal, cwd: root })
  }
  finally {
    await rm(join(folder, 'bench.duckdb'), { force: true })
  }
}

async function copyCustomers(from: string, to: string, count: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY })
  const connection = await instance.connect()
  try {
    await connection.run(`copy (
      select case when copy_no = 0 then customer_id else concat(customer_id, '-', copy_no) end as customer_id, * exclude (customer_id, copy_no)
      from range(${count}) copies(copy_no) cross join read_csv(${quoted(from)}, header = true, all_varchar = true, nullstr = '') limit ${count}
    ) to ${quoted(to)} (header, delimiter ',')`)
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
