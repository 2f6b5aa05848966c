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
import { weightOf } from '../../data/sample'
import { TABLES } from '../../data/tables'
import { DIGESTS, renderDigest } from '../../digests/render'
import { computeResults } from '../../kpi/compute'
import { parseScenario, scenarioLine } from '../../scenario'
import { schemaForEditors } from '../../scenario-schema'
import { openDuckdb } from './duckdb'

/** Where this project's SQL files and templates of digests are: beside the code, not beside the user's data. */
export const PROJECT = join(import.meta.dirname, '../../..')

/** What is said of a file in a generated folder that no run writes. */
export const NOT_MADE = 'nothing makes this file'

/** What an editor reads to help with scenario.yaml. */
const SCHEMA_FILE = 'scenario.schema.json'

export interface ArtifactsOptions {
  /** The folder that holds artifacts/scenario.yaml and takes the artifacts. */
  root: string
  /** A folder with the user's own CSV files; without it the dataset is generated. */
  dataDir?: string
}

/** Returns every generated file of 1-data and 2-kpi, by its path below artifacts/. It writes nothing. */
export async function buildArtifacts({ root, dataDir }: ArtifactsOptions): Promise<Record<string, string>> {
  const declared = await readText(join(root, 'artifacts/scenario.yaml'))
  const scenario = parseScenario(declared, 'artifacts/scenario.yaml')
  const isOwn = dataDir !== undefined
  const tables = isOwn ? await readOwnData(dataDir, scenario, declared) : generate(scenario, declared)
  const weight = isOwn ? 1 : weightOf(scenario)
  const results = await withTemporaryData(tables, dir => computeFrom(dir, scenario, weight))
  const files: Record<string, string> = {}
  if (!isOwn) {
    for (const [name, text] of Object.entries(tables))
      files[`1-data/${name}.csv`] = text
  }
  files[SCHEMA_FILE] = schemaForEditors()
  files['2-kpi/results.json'] = `${JSON.stringify(results, null, 1)}\n`
  for (const name of DIGESTS) {
    const template = await readText(join(PROJECT, `src/digests/${name}.md`))
    files[`2-kpi/digests/${name}.md`] = renderDigest(template, results, `src/digests/${name}.md`)
  }
  for (const { path, text } of renderCharts(results))
    files[path] = text
  return files
}

/**
 * Returns what differs between the files and what is on disk, each with its first line that differs, and the files
 * in the generated folders that nothing makes.
 */
export async function differences(root: string, files: Record<string, string>): Promise<Problem[]> {
  const found: Problem[] = []
  for (const [path, text] of Object.entries(files)) {
    const file = `artifacts/${path}`
    const current = await readText(join(root, file)).catch(() => undefined)
    const problem = current === undefined ? { file, found: 'missing' } : firstDifference(file, current, text)
    if (problem)
      found.push(problem)
  }
  const folders = ['1-data', '2-kpi/digests', '2-kpi/charts'].filter(folder => hasFilesIn(folder, files))
  for (const folder of folders) {
    const names = await readdir(join(root, 'artifacts', folder)).catch(() => [])
    const paths = names.map(name => `${folder}/${name}`).filter(path => !(path in files))
    found.push(...paths.map(path => ({ file: `artifacts/${path}`, found: NOT_MADE })))
  }
  return found.sort((a, b) => a.file! < b.file! ? -1 : 1)
}

/** Writes all files or none. Those of a dataset that was not generated this time stay. */
export async function writeArtifacts(root: string, files: Record<string, string>): Promise<void> {
  writeGenerated(join(root, 'artifacts'), files, { part: !hasFilesIn('1-data', files) })
}

// -- internal --

function hasFilesIn(folder: string, files: Record<string, string>): boolean {
  return Object.keys(files).some(path => path.startsWith(`${folder}/`))
}

function generate(scenario: Scenario, declared: string): Record<string, string> {
  refuse(cannotGenerate(scenario), declared)
  return generateDataset(scenario)
}

async function computeFrom(dataDir: string, scenario: Scenario, weight: number): Promise<Results> {
  const engine = await openDuckdb(dataDir, join(PROJECT, 'artifacts/2-kpi'))
  try {
    return await computeResults(engine, scenario, weight)
  }
  finally {
    engine.close()
  }
}

/** Returns the user's tables as one parser has read them. They must show what the scenario declares of them. */
async function readOwnData(
  dataDir: string,
  scenario: Scenario,
  declared: string,
): Promise<Record<string, string>> {
  const names = Object.keys(TABLES)
  const files = await Promise.all(names.map(name => readCsv(join(dataDir, `${name}.csv`))))
  const problems = files.flatMap(one => 'problem' in one ? [one.problem] : [])
  if (problems.length > 0)
    throw new CliError(problems)
  const byName = Object.fromEntries(names.map((name, i) => [name, files[i] as CsvFile]))
  const { tables, baseline } = readDataset(byName, scenario)
  refuse(differsFrom(scenario, baseline), declared)
  return tables
}

function refuse(disagreements: Disagreement[], declared: string): void {
  const file = 'artifacts/scenario.yaml'
  const problems = disagreements.map(({ path, ...rest }) => ({ file, line: scenarioLine(declared, path), ...rest }))
  if (problems.length > 0)
    throw new CliError(problems)
}

async function readCsv(file: string): Promise<CsvFile | { problem: Problem }> {
  try {
    const decoded = decodeCsv(file, await readFile(file))
    return 'text' in decoded ? { file, ...decoded } : decoded
  }
  catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const found = code === 'ENOENT' ? 'no such file' : `cannot read: ${message}`
    const names = Object.keys(TABLES).map(name => `${name}.csv`)
    return { problem: { file, found, fix: `a folder of data holds ${names.join(', ')}` } }
  }
}

function withTemporaryData<T>(tables: Record<string, string>, use: (dir: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (dir) => {
    for (const [name, text] of Object.entries(tables))
      await writeAtomically(join(dir, `${name}.csv`), text)
    return use(dir)
  })
}
