import type { Results } from '../src/kpi/results'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { writeAtomically } from '../packages/slidev-companion/src/machine/files'
import { buildArtifacts } from '../src/effects/kpi/artifacts'

/** What was built of a scenario: every file by its path below artifacts/, and the results as they are read. */
export interface Built { files: Record<string, string>, results: Results }

const scenarios = join(import.meta.dirname, 'scenarios')

/** Returns the text of a scenario of tests/scenarios. */
export function scenarioText(name: string): string {
  return readFileSync(join(scenarios, `${name}.yaml`), 'utf8')
}

/**
 * Returns what is built of a scenario's text, once a run for all files that ask; `dataDir` has data of one's own.
 */
export async function buildOf(text: string, dataDir?: string): Promise<Built> {
  const kept = join(inject('builds'), `${createHash('sha256').update(text).digest('hex')}.json`)
  if (dataDir === undefined && existsSync(kept))
    return built(JSON.parse(readFileSync(kept, 'utf8')) as Built['files'])
  const root = mkdtempSync(join(tmpdir(), 'key-result-'))
  try {
    mkdirSync(join(root, 'artifacts'))
    writeFileSync(join(root, 'artifacts/scenario.yaml'), text)
    const files = await buildArtifacts({ root, dataDir })
    if (dataDir === undefined)
      await writeAtomically(kept, JSON.stringify(files))
    return built(files)
  }
  finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function built(files: Built['files']): Built {
  return { files, results: JSON.parse(files['2-kpi/results.json']!) as Results }
}
