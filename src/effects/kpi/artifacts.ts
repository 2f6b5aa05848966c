import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Disagreement } from '../../agreement'
import type { CsvFile } from '../../data/read'
import type { Results } from '../../kpi/results'
import type { Scenario } from '../../scenario'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { firstDifference } from '../../../packages/slidev-companion/src/drift'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { readText, writeAtomically } from '../../../packages/slidev-companion/src/machine/files'
import { writeGenerated } from '../../../packages/slidev-companion/src/machine/generated'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { cannotGenerate } from '../../agreement'
import { renderCharts } from '../../charts'
import { differsFrom } from '../../data/coverage'
import { decodeCsv } from '../../data/decode'
import { generateDataset } from '../../data/generate'
import { readDataset } from '../../data/read'
import { TABLES } from '../../data/tables'
import { DIGESTS, renderDigest } from '../../digests/render'
import { computeResults } from '../../kpi/compute'
import { parseScenario, scenarioLine } from '../../scenario'
import { openDuckdb } from './duckdb'

/** Where the SQL files and the digest templates of this project lie: beside the code, not beside the user's data. */
export const PROJECT = join(import.meta.dirname, '../../..')

/** What is said of a file in a generated folder that no run writes. */
export const NOT_MADE = 'nothing makes this file'

export interface ArtifactsOptions {
  /** The folder that holds artifacts/scenario.yaml and takes the artifacts. */
  root: string
  /** A folder with the user's own CSV files; without it the dataset is generated. */
  dataDir?: string
}

/** Returns every generated file of 1-data and 2-kpi, by its path below artifacts/. Nothing is written to the project. */
export async function buildArtifacts({ root, dataDir }: ArtifactsOptions): Promise<Record<string, string>> {
  const declared = await readText(join(root, 'artifacts/scenario.yaml'))
  const scenario = parseScenario(declared, 'artifacts/scenario.yaml')
  if (dataDir === undefined)
    refuse(cannotGenerate(scenario), declared)
  const generated = dataDir === undefined ? generateDataset(scenario) : undefined
  const results = await withTemporaryData(generated ?? await readOwnData(dataDir!, scenario, declared), dir => computeFrom(dir, scenario))
  const files: Record<string, string> = {}
  for (const [name, text] of Object.entries(generated ?? {}))
    files[`1-data/${name}.csv`] = text
  files['2-kpi/results.json'] = `${JSON.stringify(results, null, 1)}\n`
  for (const name of DIGESTS) {
    const template = await readText(join(PROJECT, `src/digests/${name}.md`))
    files[`2-kpi/digests/${name}.md`] = renderDigest(template, results, `src/digests/${name}.md`)
  }
  for (const { path, text } of renderCharts(results))
    files[path] = text
  return files
}

/** Returns what differs between the files and what is on disk: each with its first line that differs; generated files that should not be there too. */
export async function differences(root: string, files: Record<string, string>): Promise<Problem[]> {
  const found: Problem[] = []
  for (const [path, text] of Object.entries(files)) {
    const file = `artifacts/${path}`
    const current = await readText(join(root, file)).catch(() => undefined)
    const problem = current === undefined ? { file, found: 'missing' } : firstDifference(file, current, text)
    if (problem)
      found.push(problem)
  }
  for (const folder of ['1-data', '2-kpi/digests', '2-kpi/charts']) {
    const names = await readdir(join(root, 'artifacts', folder)).catch(() => [])
    if (Object.keys(files).some(path => path.startsWith(`${folder}/`)))
      found.push(...names.filter(name => !(`${folder}/${name}` in files)).map(name => ({ file: `artifacts/${folder}/${name}`, found: NOT_MADE })))
  }
  return found.sort((a, b) => a.file! < b.file! ? -1 : 1)
}

/** Writes all files or none. Those of a dataset that was not generated this time stay. */
export async function writeArtifacts(root: string, files: Record<string, string>): Promise<void> {
  writeGenerated(join(root, 'artifacts'), files, { part: !Object.keys(files).some(path => path.startsWith('1-data/')) })
}

// -- internal --

async function computeFrom(dataDir: string, scenario: Scenario): Promise<Results> {
  const engine = await openDuckdb(dataDir, join(PROJECT, 'artifacts/2-kpi'))
  try {
    return await computeResults(engine, scenario)
  }
  finally {
    engine.close()
  }
}

/** Returns the user's tables as one parser has read them; what the scenario declares of them has to be what they say. */
async function readOwnData(dataDir: string, scenario: Scenario, declared: string): Promise<Record<string, string>> {
  const names = Object.keys(TABLES)
  const files = await Promise.all(names.map(name => readCsv(join(dataDir, `${name}.csv`))))
  const problems = files.flatMap(one => 'problem' in one ? [one.problem] : [])
  if (problems.length > 0)
    throw new CliError(problems)
  const { tables, baseline } = readDataset(Object.fromEntries(names.map((name, i) => [name, files[i] as CsvFile])), scenario)
  refuse(differsFrom(scenario, baseline), declared)
  return tables
}

function refuse(different: Disagreement[], declared: string): void {
  if (different.length > 0)
    throw new CliError(different.map(({ path, found, mend }) => ({ file: 'artifacts/scenario.yaml', line: scenarioLine(declared, path), found, mend })))
}

async function readCsv(file: string): Promise<CsvFile | { problem: Problem }> {
  try {
    const decoded = decodeCsv(file, await readFile(file))
    return 'text' in decoded ? { file, ...decoded } : decoded
  }
  catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { problem: { file, found: missing ? 'no such file' : `cannot read: ${(error as Error).message}`, mend: `a folder of data holds ${Object.keys(TABLES).map(name => `${name}.csv`).join(', ')}` } }
  }
}

function withTemporaryData<T>(tables: Record<string, string>, use: (dir: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (dir) => {
    for (const [name, text] of Object.entries(tables))
      await writeAtomically(join(dir, `${name}.csv`), text)
    return use(dir)
  })
}
