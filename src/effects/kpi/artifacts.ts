import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Disagreement } from '../../agreement'
import type { Results } from '../../kpi/results'
import type { Scenario } from '../../scenario'
import type { Progress } from '../progress'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { firstDifference } from '../../../packages/slidev-companion/src/drift'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { readText, writeAtomically } from '../../../packages/slidev-companion/src/machine/files'
import { writeGenerated } from '../../../packages/slidev-companion/src/machine/generated'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { cannotGenerate } from '../../agreement'
import { brandedChart } from '../../brand/charts'
import { renderCharts } from '../../charts'
import { differsFrom } from '../../data/coverage'
import { explain } from '../../data/explain'
import { generateDataset } from '../../data/generate'
import { readDataset, readTables } from '../../data/read'
import { weightOf } from '../../data/sample'
import { isoOf } from '../../days'
import { DIGESTS, renderDigest } from '../../digests/render'
import { measureIn } from '../../key-result'
import { computeResults } from '../../kpi/compute'
import { calendarOf, parseScenario, scenarioLine } from '../../scenario'
import { schemaForEditors } from '../../scenario-schema'
import { makeBrand } from '../brand/make'
import { SILENT } from '../progress'
import { openDuckdb } from './duckdb'
import { handedTables, mappingIn } from './own-data'
import { whyUnreadable } from './regular-file'

/** Where this project's SQL files and templates of digests are: beside the code, not beside the user's data. */
export const PROJECT = join(import.meta.dirname, '../../..')

/** What is said of a file in a generated folder that no run writes. */
export const NOT_MADE = 'nothing makes this file'

const SCENARIO = 'artifacts/scenario.yaml'
/** What an editor reads to help with scenario.yaml. */
const SCHEMA_FILE = 'scenario.schema.json'

export interface ArtifactsOptions {
  /** The folder that holds artifacts/scenario.yaml and takes the artifacts. */
  root: string
  /** A folder with the user's own files; without it the dataset is generated. */
  dataDir?: string
  /** A YAML file with the user's names of files and columns. */
  mapping?: string
  progress?: Progress
}

/** Returns every generated file of 1-data and 2-kpi, by its path below artifacts/. It writes nothing. */
export async function buildArtifacts(options: ArtifactsOptions): Promise<Record<string, string>> {
  const { root, dataDir, progress = SILENT } = options
  const { scenario, declared } = await readScenario(root)
  const brand = makeBrand(root, scenario)
  refuse(brand.faults, declared)
  const isOwn = dataDir !== undefined
  progress.step('making up the data')
  const tables = isOwn ? await readOwnData(options, scenario, declared) : generate(scenario, declared)
  progress.step('computing the figures')
  const weight = isOwn ? 1 : weightOf(scenario)
  const results = await withTemporaryData(tables, dir => computeFrom(dir, scenario, weight))
  const files: Record<string, string> = {}
  if (!isOwn) {
    for (const [name, text] of Object.entries(tables))
      files[`1-data/${name}.csv`] = text
  }
  progress.step('drawing')
  files[SCHEMA_FILE] = schemaForEditors()
  files['2-kpi/results.json'] = `${JSON.stringify(results, null, 1)}\n`
  // The digests are those of the recorded story, which is about churn.
  for (const name of measureIn(results.facts).framed === undefined ? DIGESTS : []) {
    const template = await readText(join(PROJECT, `src/digests/${name}.md`))
    files[`2-kpi/digests/${name}.md`] = renderDigest(template, results, `src/digests/${name}.md`)
  }
  for (const { path, text } of renderCharts(results))
    files[path] = scenario.brand && path.endsWith('.svg') ? brandedChart(text, scenario.brand) : text
  return { ...files, ...brand.files }
}

/**
 * Returns in lines what would be read of a user's own data, and all that is wrong with them. It writes nothing.
 */
export async function explainOwnData(
  { root, dataDir, mapping: file, progress = SILENT }: ArtifactsOptions,
): Promise<{ lines: string[], problems: Problem[] }> {
  const { scenario, declared } = await readScenario(root)
  const mapping = await mappingIn(file)
  const handed = await handedTables(dataDir!, mapping, one => progress.step(`reading ${one}`))
  const reading = readTables(handed, scenario, mapping)
  const problems = [...reading.problems, ...inScenario(reading.different, declared)]
  return { lines: [...explain(reading, mapping), reach(scenario)], problems }
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
  const made = ['1-data', '2-kpi/digests', '2-kpi/charts'].filter(folder => hasFilesIn(folder, files))
  // A scenario that has no brand any more has no files of it.
  const folders = [...made, 'brand']
  for (const folder of folders) {
    const names = await readdir(join(root, 'artifacts', folder)).catch(() => [])
    const paths = names.map(name => `${folder}/${name}`).filter(path => !(path in files))
    found.push(...paths.map(path => ({ file: `artifacts/${path}`, found: NOT_MADE })))
  }
  return found.sort((a, b) => a.file! < b.file! ? -1 : 1)
}

/** Writes all files or none, and returns those that changed. Those of a dataset that was not generated now stay. */
export async function writeArtifacts(root: string, files: Record<string, string>): Promise<string[]> {
  return writeGenerated(join(root, 'artifacts'), files, { part: !hasFilesIn('1-data', files) })
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
  { dataDir, mapping: file, progress = SILENT }: ArtifactsOptions,
  scenario: Scenario,
  declared: string,
): Promise<Record<string, string>> {
  const mapping = await mappingIn(file)
  const handed = await handedTables(dataDir!, mapping, one => progress.step(`reading ${one}`))
  progress.step('checking what was read')
  const { tables, baseline } = readDataset(handed, scenario, mapping)
  refuse(differsFrom(scenario, baseline), declared)
  return tables
}

function refuse(disagreements: Disagreement[], declared: string): void {
  if (disagreements.length > 0)
    throw new CliError(inScenario(disagreements, declared))
}

function inScenario(disagreements: Disagreement[], declared: string): Problem[] {
  return disagreements.map(({ path, ...rest }) => ({ file: SCENARIO, line: scenarioLine(declared, path), ...rest }))
}

async function readScenario(root: string): Promise<{ scenario: Scenario, declared: string }> {
  const file = join(root, SCENARIO)
  const problem = await whyUnreadable(file)
  if (problem)
    throw new CliError(problem)
  const declared = await readText(file)
  return { scenario: parseScenario(declared, SCENARIO), declared }
}

/** Returns the days that the calendar asks for, in words. */
function reach(scenario: Scenario): string {
  const { firstDay, lastDay } = calendarOf(scenario)
  return `the calendar of ${SCENARIO} asks for ${isoOf(firstDay)} to ${isoOf(lastDay)}`
}

function withTemporaryData<T>(tables: Record<string, string>, use: (dir: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (dir) => {
    for (const [name, text] of Object.entries(tables))
      await writeAtomically(join(dir, `${name}.csv`), text)
    return use(dir)
  })
}
