import type { Facts } from '../src/facts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { deckFiles } from '../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../packages/slidev-companion/src/deck/load'
import { filledText } from '../src/deck/filled'
import { leftOutOf } from '../src/deck/left-out'
import { wordFacts } from '../src/deck/measures'
import { ownFacts } from '../src/deck/own-recording'
import { plainFacts } from '../src/deck/plain-facts'
import { brokenRule, deckRules } from '../src/deck/rules'
import { VERSIONS } from '../src/deck/versions'
import { deckSources } from '../src/effects/deck/read-deck'
import { readFacts } from '../src/effects/kpi/facts'
import { buildOf, scenarioText } from './built-scenario'

// Companies that are not Acme: the deck of each is told from its data. SCENARIOS=all takes the largest as well, a minute more.
const root = join(import.meta.dirname, '..')
const folder = join(import.meta.dirname, 'scenarios')
const LARGE = 'twenty-million-customers'
const NAMES = readdirSync(folder).map(file => file.replace('.yaml', '')).filter(name => name !== LARGE || process.env.SCENARIOS === 'all')
const OF_ACME = /.*(?:\bacme\b|\bsarah\b|\bmike\b).*/i
/** Said of one, whatever a company has one of; and what no reader should see. */
const MISSAID = /.*(?:(?<![\d.,–-])\b1\*{0,2} (?:lost )?(?:customers|accounts|answers|losses|tickets|people|tick)\b|NaN|Infinity|undefined).*/

async function factsOf(name: string): Promise<Facts> {
  const { results: { facts } } = await buildOf(scenarioText(name))
  return { ...facts, ...wordFacts(facts) }
}

describe.each(NAMES)('%s', (name) => {
  it('has a deck that keeps every rule, whatever titles its data choose, and no word of Acme', async () => {
    const facts = { ...ownFacts({ ...readFacts(root), 'story.company': { value: '', unit: 'text', what: '' } }), ...await factsOf(name) }
    const sources = deckSources(root)
    const texts = sources.map(file => readFileSync(join(root, file), 'utf8'))
    const left = leftOutOf(texts, facts)
    const load = (told: Facts) => loadDeck('slides.md', {
      read: deckFiles(root).read,
      prepare: (text, file) => filledText(text, told, { file, left }),
      versions: Object.keys(VERSIONS),
    })
    expect(deckRules(() => undefined, false).flatMap(rule => brokenRule(rule, load(plainFacts(facts))))).toEqual([])
    const { slides } = load(facts)
    expect(slides.flatMap(({ alias, title, content }) => [title, content].flatMap(text => [OF_ACME, MISSAID].flatMap(is => is.exec(text)?.map(line => `${alias}: ${line}`) ?? [])))).toEqual([])
  }, 240_000)
})
