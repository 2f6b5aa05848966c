import type { Figure, Row } from '../../bench/report'
import type { Bench, Measured } from './measure'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { parseDocument } from 'yaml'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { highestPeak, measure, medianSeconds } from './measure'

/** Thousands, so that every declared share of them is whole; the last two are a sample of the same size. */
const SIZES = [1000, 100_000, 20_000_000, 50_000_000]
/** Seconds and megabytes for any size. */
const LIMIT = { seconds: 90, peak: 1000 }

/** From the scenario to data, figures, digests and charts, for companies of several sizes. */
export async function benchData({ root, signal, runs, size }: Bench): Promise<Row> {
  const declared = await readFile(join(root, 'artifacts/scenario.yaml'), 'utf8')
  const figures: Figure[] = []
  for (const customers of size === undefined ? SIZES : [size]) {
    const measured: Measured[] = []
    for (let run = 0; run < runs; run++) {
      measured.push(await inTemporaryFolder(async (folder) => {
        await mkdir(join(folder, 'artifacts'))
        await writeFile(join(folder, 'artifacts/scenario.yaml'), ofSize(declared, customers))
        const command = ['--import', 'tsx', join(root, 'src/cli.ts'), 'artifacts', '--root', folder]
        return measure(process.execPath, command, { signal, cwd: root })
      }))
    }
    figures.push(
      { what: `${customers} customers`, value: medianSeconds(measured), unit: 's', limit: LIMIT.seconds },
      { what: `${customers} customers, peak memory`, value: highestPeak(measured), unit: 'MB', limit: LIMIT.peak },
    )
  }
  return { name: 'data', comparisons: [], figures }
}

// -- internal --

/** Returns the scenario of a company with so many customers, and as many sign-ups for each. */
function ofSize(declared: string, customers: number): string {
  const document = parseDocument(declared)
  const before = Number(document.getIn(['company', 'customers']))
  document.setIn(['company', 'customers'], customers)
  document.setIn(['signupsPerDay'], Number(document.get('signupsPerDay')) * customers / before)
  return document.toString({ lineWidth: 0 })
}
