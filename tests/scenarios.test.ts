import type { Deck } from '../packages/slidev-companion/src/deck/load'
import type { Facts } from '../src/facts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { deckFiles } from '../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../packages/slidev-companion/src/deck/load'
import { spokenTexts } from '../packages/slidev-companion/src/deck/spoken'
import { describeProblem } from '../packages/slidev-companion/src/errors'
import { findLeaks } from '../packages/slidev-companion/src/site/leaks'
import { judge } from '../src/deck/condition'
import { filledText } from '../src/deck/filled'
import { leftOutOf } from '../src/deck/left-out'
import { wordFacts } from '../src/deck/measures'
import { ownFacts } from '../src/deck/own-recording'
import { plainFacts } from '../src/deck/plain-facts'
import { brokenRule, deckRules } from '../src/deck/rules'
import { spokenNote } from '../src/deck/spoken-note'
import { VERSIONS } from '../src/deck/versions'
import { customerTexts } from '../src/effects/deck/customer-texts'
import { deckSources } from '../src/effects/deck/read-deck'
import { readFacts } from '../src/effects/kpi/facts'
import { buildOf, scenarioText } from './built-scenario'

// Companies that are not Acme: the deck of each is told from its data. SCENARIOS=all takes the largest as well, a minute more.
const root = join(import.meta.dirname, '..')
const folder = join(import.meta.dirname, 'scenarios')
const LARGE = 'twenty-million-customers'
const NAMES = readdirSync(folder).map(file => file.replace('.yaml', '')).filter(name => name !== LARGE || process.env.SCENARIOS === 'all')
const OF_ACME = /.*(?:\bacme\b|\bsarah\b|\bmike\b).*/i
/** Said of one, whatever a company has one of; of arms that a scenario may split unevenly; and what no reader should see. */
const MISSAID = /.*(?:\brandom hal(?:f|ves)\b|\bthe (?:two|other) hal(?:f|ves)\b|(?<![\d.,–-])\b1\*{0,2} (?:lost )?(?:customers|accounts|answers|losses|tickets|people|tick)\b|NaN|Infinity|undefined).*/

async function factsOf(name: string): Promise<Facts> {
  const { results: { facts } } = await buildOf(scenarioText(name))
  return { ...facts, ...wordFacts(facts) }
}

/** A slide that makes a claim: its alias, the condition, and the notes of both cases. */
const RE_CLAIM = /^routeAlias: (\S+)\n(?:[a-z]+: .*\n)*?holds: (.+)\n[\s\S]*?^<!--\n([\s\S]*?)^::otherwise::\n([\s\S]*?)^-->$/gm

/** What begins a part of a note; a presenter hears none of it. */
const RE_PART = /\[click\]|^(?:Bridge|For the board): |^Asked "[^"]+"/gm

/** Returns the sentences that one note has and the other has not; one with a fact in it is another in each deck. */
function onlyIn(note: string, other: string): string[] {
  const sentences = note.replace(RE_PART, '\n').split(/(?<=[.!?])\s+|\n+/)
  return sentences.filter(one => !/[{*]/.test(one) && one.split(' ').length > 3 && !other.includes(one.trim())).map(one => one.trim())
}

describe.each(NAMES)('%s', (name) => {
  const sources = deckSources(root)
  const texts = sources.map(file => readFileSync(join(root, file), 'utf8'))
  let facts: Facts
  let load: (told: Facts, other?: boolean) => Deck
  beforeAll(async () => {
    facts = { ...ownFacts({ ...readFacts(root), 'story.company': { value: '', unit: 'text', what: '' } }), ...await factsOf(name) }
    const left = leftOutOf(texts, facts)
    load = (told, other) => loadDeck('slides.md', {
      read: deckFiles(root).read,
      prepare: (text, file) => filledText(text, told, { file, left, other }),
      versions: Object.keys(VERSIONS),
    })
  }, 240_000)

  it.each([['its data', false], ['other data', true]])('has a deck that keeps every rule with the titles and notes that %s choose', (_, other) => {
    const deck = load(plainFacts(facts), other)
    expect(deckRules(() => undefined, false).flatMap(rule => brokenRule(rule, deck))).toEqual([])
    expect(findLeaks(customerTexts('/nowhere', deck), deck.slides.flatMap(spokenTexts)).map(describeProblem)).toEqual([])
  })

  it('has no word of Acme in its deck', () => {
    const { slides } = load(facts)
    expect(slides.flatMap(({ alias, title, content, note }) => [title, content, note].flatMap(text => [OF_ACME, MISSAID].flatMap(is => is.exec(text)?.map(line => `${alias}: ${line}`) ?? [])))).toEqual([])
  })

  it('says of each claim what its data bear out, in the note as in the title', () => {
    const { slides } = load(facts)
    const claims = texts.flatMap(text => [...text.matchAll(RE_CLAIM)]).flatMap(([, alias, condition, held, otherwise]) => {
      const slide = slides.find(one => one.alias === alias)
      return slide ? [{ slide, held: held!, otherwise: otherwise!, holds: judge(condition!.replace(/^'|'$/g, ''), facts).holds }] : []
    })
    expect(claims.length).toBeGreaterThan(6)
    for (const { slide, held, otherwise, holds } of claims) {
      const [said, unsaid] = holds ? [onlyIn(held, otherwise), onlyIn(otherwise, held)] : [onlyIn(otherwise, held), onlyIn(held, otherwise)]
      const { spoken, questions = [], bridge } = spokenNote(slide)
      const heard = [spoken, bridge, ...questions.flatMap(({ asked, answer }) => [asked, answer])].join(' ')
      expect(unsaid.filter(one => heard.includes(one)), slide.alias).toEqual([])
      // A line goes that names what nobody could count.
      const isTold = said.length === 0 || heard.includes('Not counted here.') || said.some(one => heard.includes(one))
      expect(isTold, `${slide.alias}: ${heard}`).toBe(true)
    }
  })
})

it('worse has a note of the other case wherever nothing stands out and nothing helps', async () => {
  const facts = await factsOf('worse')
  const conditions = deckSources(root).map(file => readFileSync(join(root, file), 'utf8')).flatMap(text => [...text.matchAll(RE_CLAIM)])
  const false_ = conditions.filter(([, , condition]) => !/\bkr\.(?!target|baseline)|recording/.test(condition!) && !judge(condition!, facts).holds)
  expect(false_.map(([, alias]) => alias)).toEqual(['summary', 'scenario', 'segments', 'early-losses', 'onboarding-lead', 'weak-estimate', 'second-answer', 'target-reach', 'arms', 'score'])
}, 240_000)
