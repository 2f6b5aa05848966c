import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, it } from 'vitest'
import { parse } from 'yaml'
import { inputHash } from '../src/effects/story/recording'
import { parseScenario } from '../src/scenario'

const root = join(import.meta.dirname, '..')
const scenario = readFileSync(join(root, 'artifacts/scenario.yaml'), 'utf8')

/** The scenario that tests of the code change and read: always Acme's, whatever story this project tells. */
export const ACME = readFileSync(join(import.meta.dirname, 'acme.yaml'), 'utf8')

/** Its company, people and dates: no test types a name, so that one can be changed in the two files alone. */
export const TOLD = parseScenario(ACME)
export const [OWNER, ANALYST] = [TOLD.people.owner!, TOLD.people.analyst!]

/** Acme's scenario with another name for one of its people, as YAML that stands after `name:`. */
export function withName(part: 'owner' | 'analyst', name: string): string {
  return ACME.replace(new RegExp(`(?<=^  ${part}:\\n    name: ).*`, 'm'), name)
}

/** Whether this project tells the story of Acme; comments and order do not count. */
export const tellsAcme = isDeepStrictEqual(parse(scenario), parse(ACME))

/** Whether artifacts/4-transcripts was recorded from the scenario of now. */
export const recordedNow = recordedFrom() === inputHash(root, 'artifacts/scenario.yaml')

export const NOT_ACME = 'skipped: artifacts/scenario.yaml is not tests/acme.yaml'
export const NOT_RECORDED = 'skipped: the recordings are of another scenario'

/** A suite about Acme's own figures; on another scenario its title says why it is skipped. */
export function describeAcme(title: string, suite: () => void): void {
  describe.skipIf(!tellsAcme)(tellsAcme ? title : `${title} (${NOT_ACME})`, suite)
}

/** The same for one test. */
export const itOfAcme = it.skipIf(!tellsAcme)

/** A suite that compares recordings with the figures of now. */
export function describeRecorded(title: string, suite: () => void): void {
  describe.skipIf(!recordedNow)(recordedNow ? title : `${title} (${NOT_RECORDED})`, suite)
}

/** The same for one test. */
export const itIfRecorded = it.skipIf(!recordedNow)

function recordedFrom(): string | undefined {
  const file = join(root, 'artifacts/4-transcripts/provenance.json')
  const { inputs } = JSON.parse(readFileSync(file, 'utf8')) as { inputs: Record<string, string> }
  return inputs['artifacts/scenario.yaml']
}
