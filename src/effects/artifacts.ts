import type { Problem } from '../errors'
import type { Results } from '../kpi/results'
import type { Scenario } from '../scenario'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderCharts } from '../charts'
import { generateDataset } from '../data/generate'
import { readDataset } from '../data/read'
import { TABLES } from '../data/tables'
import { DIGESTS, renderDigest } from '../digests/render'
import { firstDifference } from '../drift'
import { CliError } from '../errors'
import { computeResults } from '../kpi/compute'
import { parseScenario } from '../scenario'
import { openDuckdb } from './duckdb'
import { readText, writeAtomically } from './files'

/** Where the SQL files and the digest templates of this project lie: beside the code, not beside the user's data. */
export const PROJECT = join(import.meta.dirname, '../..')

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
  const scenarioFile = join(root, 'artifacts/scenario.yaml')
  const scenario = parseScenario(await readText(scenarioFile), 'artifacts/scenario.yaml')
  const generated = dataDir === undefined ? generateDataset(scenario) : undefined
  const results = generated ? await withTemporaryData(generated, dir => computeFrom(dir, scenario)) : await checkAndCompute(dataDir!, scenario)
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

/** Writes all files, each whole or not at all. */
export async function writeArtifacts(root: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files))
    await writeAtomically(join(root, 'artifacts', path), text)
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

async function checkAndCompute(dataDir: string, scenario: Scenario): Promise<Results> {
  const names = Object.keys(TABLES)
  const texts = await Promise.all(names.map(name => readText(join(dataDir, `${name}.csv`), `a folder of data holds ${names.map(one => `${one}.csv`).join(', ')}`).catch((error: unknown) => error as Error)))
  const missing = texts.filter(text => text instanceof Error)
  if (missing.length > 0)
    throw new CliError(missing.flatMap(error => error instanceof CliError ? error.problems : [{ found: error.message }]))
  readDataset(Object.fromEntries(names.map((name, i) => [name, { file: join(dataDir, `${name}.csv`), text: texts[i] as string }])), scenario)
  return computeFrom(dataDir, scenario)
}

async function withTemporaryData<T>(tables: Record<string, string>, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'dataset-'))
  try {
    for (const [name, text] of Object.entries(tables))
      await writeAtomically(join(dir, `${name}.csv`), text)
    return await use(dir)
  }
  finally {
    await rm(dir, { recursive: true, force: true })
  }
}
