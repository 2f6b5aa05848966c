import type { Facts } from '../../facts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns every fact the deck may quote: those of the results and those of the recording, read from `root`/artifacts. */
export function readFacts(root: string): Facts {
  const results = JSON.parse(readFileSync(join(root, 'artifacts/2-kpi/results.json'), 'utf8')) as { facts: Facts }
  const recorded = join(root, 'artifacts/4-transcripts/facts.json')
  return { ...results.facts, ...(existsSync(recorded) ? JSON.parse(readFileSync(recorded, 'utf8')) as Facts : {}) }
}
