import type { Facts } from '../../src/facts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deckFiles } from '../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { filledText } from '../../src/deck/filled'
import { leaveOut, leftOutNotice, leftOutOf } from '../../src/deck/left-out'
import { isOwnRecording, ownFacts } from '../../src/deck/own-recording'
import { brokenRule, deckRules } from '../../src/deck/rules'
import { minutesOf } from '../../src/deck/rules/minutes'
import { VERSIONS } from '../../src/deck/versions'
import { deckSources } from '../../src/effects/deck/read-deck'
import { readFacts } from '../../src/effects/kpi/facts'
import { root } from './own-deck'

const fact = (value: string): Facts[string] => ({ value, unit: 'text', what: '' })
const own = (value: number): unknown => expect.objectContaining({ value, unit: 'count' })
const told: Facts = {
  'company.name': fact('Brass'),
  'people.owner.name': fact('Ada'),
  'people.analyst.name': fact('Ben'),
  'calendar.start': fact('2026-01-19'),
}
const recorded: Facts = {
  ...told,
  'story.company': fact('Brass'),
  'story.owner': fact('Ada'),
  'story.analyst': fact('Ben'),
  'step.init': fact('2026-01-19'),
  'chant.version': fact('0.23.2'),
}

describe('a recording is of this scenario', () => {
  it('if company, people and first day agree', () => {
    expect(isOwnRecording(recorded)).toBe(true)
    expect(ownFacts(recorded)).toEqual({ ...recorded, 'recording.own': own(1) })
  })
  it.each(['story.company', 'story.owner', 'story.analyst', 'step.init'])('and not if %s is another, or is missing', (key) => {
    expect(ownFacts({ ...recorded, [key]: fact('x') })).toEqual({ ...told, 'recording.own': own(0) })
    const { [key]: _, ...rest } = recorded
    expect(ownFacts(rest)).toEqual({ ...told, 'recording.own': own(0) })
  })
})

const DECK = `---
duration: 45min
info: How it went. Every command was recorded.
routeAlias: cover
minutes: 1
---

# Cover

---
routeAlias: run
minutes: 2
instead: gate
---

# A run

<Transcript step="run" />

::guide::

Words of the run.

<!--
**2 min, for all.** Look.
-->

---
routeAlias: gate
minutes: 1
instead: run
told: '**A no** comes first'
---

# The gate

**{{ story.rejections }} no** came first

See [the run](#/run), then [the cover](#/cover).

::source::

Recorded with chant {{ chant.version }}.

::guide::

**What is proven.** It was recorded here. **What is not.** Little of it is in the recording. **What stays.** The recording is one thing. A file is another.

It is recorded by the product. The agent is a script. **What does it cost?** The recordings do not say. This is what it printed:

<Transcript step="gate" />

| merges in this story | {{ story.merges }} |

<!--
**1 min, for all.** [click] There were {{ story.approvals }} of them. Look here.
-->
`

describe('without one', () => {
  const left = leftOutOf([DECK], told)
  const text = leaveOut(DECK, {}, left)

  it('slides that are nothing without it go, with their time and the links to them; lines stay lines', () => {
    expect(text.split('\n').length).toBe(DECK.split('\n').length)
    expect(text).toContain('---\nhide: true\nrouteAlias: run\n\n---\n')
    expect(text).not.toMatch(/A run|Words of the run|Look\.|#\/run/)
    expect(text).toContain('See [the run](#/gate), then [the cover](#/cover).')
    expect(text).toContain('duration: 2min\ninfo: How it went.\n')
    expect(text).toContain('instead: gate')
  })

  it('elsewhere its sentences, figures and lead-ins go, and what is told stands in their place', () => {
    expect(text).toContain('# The gate\n\n**A no** comes first\n')
    expect(text).toContain('::source::\n\nTold, not recorded: no command of these four weeks has been run yet.\n')
    expect(text).toContain('::guide::\n\n**What stays.** A file is another.\n\nIt is recorded by the product.\n\n\n\n| merges | |\n')
    expect(text).toContain('**1 min, for all.** [click] Look here.')
    expect(text).not.toContain('told:')
  })

  it('a line says how many slides are left out, and what brings them back', () => {
    expect(leftOutNotice(left, told)).toBe('1 slide is left out: no recording is of this scenario; npm run story (needs chant) records yours')
    expect(leftOutNotice(leftOutOf([DECK], recorded), recorded)).toBeUndefined()
    const ofAnother = DECK.replace('minutes: 2\n', 'minutes: 2\nmeasure: [activation]\n')
    expect(leftOutNotice(leftOutOf([ofAnother], told), told)).toBeUndefined()
  })

  it('with one nothing goes but the words for the other case', () => {
    expect(leftOutOf([DECK], recorded)).toBeUndefined()
    expect(leaveOut(DECK, {}, undefined)).toBe(DECK.replace(/^told: .*$/m, ''))
  })
})

describe('this project\'s deck without its recording', () => {
  const facts = ownFacts({ ...readFacts(root), 'story.company': fact('Other') })
  const left = leftOutOf(deckSources(root).map(file => readFileSync(join(root, file), 'utf8')), facts)!
  const load = (version?: string) => loadDeck('slides.md', {
    read: deckFiles(root).read,
    prepare: (text, file) => filledText(text, facts, { file, left }),
    versions: Object.keys(VERSIONS),
    version,
  })

  it('keeps all its rules, and each section has something to say', () => {
    const deck = load()
    expect(deckRules(() => undefined, false).flatMap(rule => brokenRule(rule, deck))).toEqual([])
    expect(minutesOf(deck.slides)).toBe(left.minutes)
    expect([...new Set(deck.slides.map(({ section }) => section))]).toEqual(['00', '01', '02', '03', '04', '05', '06', '07', 'A'])
  })

  it.each(['board', 'data', 'security', 'engineering'])('the version %s leads nowhere that is left out', (version) => {
    const { slides } = load(version)
    const aliases = new Set(slides.map(({ alias }) => alias))
    const links = slides.flatMap(({ alias, content }) => [...content.matchAll(/\]\(#?\/([\w-]+)\)/g)].map(([, to]) => [alias, to!]))
    expect(links.filter(([, to]) => !aliases.has(to))).toEqual([])
  })

  it('claims neither that anything was proven nor that anything was counted in it', () => {
    const { slides } = load()
    const said = (alias: string): string => slides.filter(slide => slide.alias === alias).map(({ title, content }) => `${title}\n${content}`).join('')
    expect(said('cost')).not.toMatch(/counted here|in this story/)
    expect(said('offer')).not.toMatch(/\*\*Recorded:|is recorded here/)
    const heads = slides.flatMap(({ alias, guide }) => [...guide.matchAll(/\*\*[^*\n]+[.?]\*\* \*\*[^*\n]+\*\*/g)].map(([line]) => `${alias}: ${line}`))
    expect(heads).toEqual([])
  })

  it('says nothing of a recording', () => {
    const said = load().slides.flatMap(({ alias, title, body, source, guide, note }) =>
      [title, body, source, guide, note].flatMap(text => [...text.matchAll(/.*(?:\brecordings?\b|real chant|scripted|4-transcripts|3-workspace).*/g)].map(([line]) => `${alias}: ${line}`)))
    expect(said).toEqual([])
  })
})
