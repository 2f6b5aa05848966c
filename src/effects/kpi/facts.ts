import type { ChartTable } from '../../charts/chart'
import type { DatedStep, Provenance } from '../../claims/derived'
import type { Entry } from '../../claims/entry'
import type { Facts } from '../../facts'
import type { Results } from '../../kpi/results'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { derivedFacts, ledgerFacts } from '../../claims/derived'
import { wordFacts } from '../../deck/measures'
import { ownFacts } from '../../deck/own-recording'

/**
 * Returns every fact that the deck may quote: those of the results, those of the recording if it is of this scenario,
 * those that count others, and how many sentences are signed.
 */
export function readFacts(root: string): Facts {
  const facts = { ...readResults(root).facts, ...ifThere<Facts>(join(root, 'artifacts/4-transcripts/facts.json')) }
  const provenance = ifThere<Provenance>(join(root, 'artifacts/4-transcripts/provenance.json'))
  const steps = ifThere<DatedStep[]>(join(root, 'artifacts/4-transcripts/steps.json'))
  const specs = namesIn(join(root, 'artifacts/3-workspace/.chant/specs'))
  const signed = ledgerFacts(signedIn(join(root, 'artifacts/claims')))
  return ownFacts({ ...facts, ...wordFacts(facts), ...derivedFacts(facts, specs, { provenance, steps }), ...signed })
}

/** Returns what the queries gave. */
export function readResults(root: string): Results {
  return readJson<Results>(join(root, 'artifacts/2-kpi/results.json'))
}

/** Returns what a chart shows, in words and numbers. */
export function readChart(root: string, id: string): ChartTable {
  return readJson<ChartTable>(join(root, `artifacts/2-kpi/charts/${id}.json`))
}

// -- internal --

function signedIn(folder: string): Entry[] {
  const files = namesIn(folder).filter(name => name.endsWith('.jsonl'))
  const lines = files.flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as Entry)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function ifThere<T>(file: string): T | undefined {
  return existsSync(file) ? readJson<T>(file) : undefined
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
