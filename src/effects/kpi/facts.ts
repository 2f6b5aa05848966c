import type { Facts } from '../../facts'
import type { Results } from '../../kpi/results'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns every fact that the deck may quote: those of the results, and those of the recording if there is one. */
export function readFacts(root: string): Facts {
  const results = readResults(root)
  const recorded = join(root, 'artifacts/4-transcripts/facts.json')
  return { ...results.facts, ...(existsSync(recorded) ? readJson<Facts>(recorded) : {}) }
}

/** Returns what the queries gave. */
export function readResults(root: string): Results {
  return readJson<Results>(join(root, 'artifacts/2-kpi/results.json'))
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
