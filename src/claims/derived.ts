import type { Fact, Facts } from '../facts'
import type { Entry } from './entry'
import { KINDS } from './kinds'

/** What a replay says of itself. */
export interface Provenance { chant: { version: string } }

/** A step of the replay and when it happened in the story. */
export interface DatedStep { id: string, at: string }

const RE_MEMBER = /\.\d+[a-z]?-[\w-]+\.md$/

/** Returns the facts that count other facts or come from how the story was recorded. */
export function derivedFacts(
  facts: Facts,
  files: readonly string[],
  { provenance, steps = [] }: { provenance?: Provenance, steps?: readonly DatedStep[] },
): Facts {
  const keys = Object.keys(facts)
  const counted = (pattern: RegExp, what: string): Fact =>
    ({ value: keys.filter(key => pattern.test(key)).length, unit: 'count', what, method: 'counted' })
  const members = files.filter(file => RE_MEMBER.test(file)).length
  const dated = steps.map(({ id, at }): [string, Fact] =>
    [`step.${asKey(id)}`, { value: at.slice(0, 10), unit: 'date', what: `day of the recorded step ${id}` }])
  return {
    ...Object.fromEntries(dated),
    'count.drivers': counted(/^driver\.\w+\.label$/, 'drivers that were asked about'),
    'count.guardrails': counted(/^guardrail\.\w+\.state$/, 'guardrails'),
    'count.plans': counted(/^segment\.(?!worst)\w+\.label$/, 'plans'),
    'count.people': counted(/^people\.\w+\.name$/, 'people of the story'),
    'count.members': { value: members, unit: 'count', what: 'members of the driver, each with its agent' },
    'interval.level': { value: 0.95, unit: 'percent', what: 'level of every interval', method: 'fixed' },
    ...provenance && {
      'chant.version': {
        value: provenance.chant.version.replace(/^chant /, ''),
        unit: 'text',
        what: 'version of chant that recorded the story',
      },
    },
  }
}

/**
 * Returns how many sentences are signed, in all and of each kind. Names of code and whole recordings are no
 * sentences.
 */
export function ledgerFacts(entries: readonly Pick<Entry, 'kind' | 'file'>[]): Facts {
  const sentences = entries.filter(({ kind, file }) => kind !== 'code' && !isRecording(file))
  const counted = (value: number, what: string): Fact =>
    ({ value, unit: 'count', what, method: 'counted in the ledger' })
  const kinds = KINDS.filter(kind => kind !== 'code').map(kind =>
    [`claims.${kind}`, counted(sentences.filter(one => one.kind === kind).length, `sentences signed as ${kind}`)])
  return {
    'claims.signed': counted(sentences.length, 'sentences signed by a named person'),
    ...Object.fromEntries(kinds) as Facts,
  }
}

// -- internal --

/** research-work is step.researchWork. */
function asKey(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function isRecording(file: string): boolean {
  return /^artifacts\/[34]-|^src\/story\/(?!facts|metrics)/.test(file)
}
