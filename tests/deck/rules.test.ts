import type { Deck } from '../../packages/slidev-companion/src/deck/load'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { brokenRule, deckRules } from '../../src/deck/rules'
import { LAYOUTS } from '../../src/deck/rules/layouts'
import { minutesAsWritten, minutesInNote } from '../../src/deck/rules/notes'
import { recordedIn } from '../../src/effects/deck/recorded'
import { ownDeck, root } from './own-deck'

const deck = ownDeck()

const rules = deckRules(recordedIn(root))

it.each(rules)('the deck keeps the rule $id: $asks', (rule) => {
  expect(brokenRule(rule, deck).map(describeProblem)).toEqual([])
})

const good = `---
layout: evidence
section: 'A'
routeAlias: one
minutes: 0
---

# A title that is a sentence

<Chart id="one" />

Words beside the picture.

::source::

From the test.

::guide::

${'Prose for readers. '.repeat(20)}

<!--
**1 min, for the tester.** Said aloud.
-->
`
const above = good.slice(0, good.indexOf('::source::'))
const deckOf = (text: string): Deck => loadDeck('slides.md', { read: file => file === 'slides.md' ? text : undefined })
const broken = (text: string) => rules.flatMap(rule => brokenRule(rule, deckOf(text)).map(({ found }) => /\((\w+)\)$/.exec(found)![1]))
const said = (text: string) => rules.flatMap(rule => brokenRule(rule, deckOf(text)).map(({ found, fix }) => `${found} (${fix})`))

describe('each rule', () => {
  it('lets a good slide pass', () => {
    expect(broken(good)).toEqual([])
  })
  it.each([
    ['title', 'A title that is a sentence', 'Why?'],
    ['title', 'A title that is a sentence', 'A title that is so long that nobody reads it to its end, which is a pity after all this work'],
    ['words', 'Words beside the picture.', 'word '.repeat(46)],
    ['layouts', '<Chart id="one" />', ''],
    ['layouts', '<Chart id="one" />', '<Chart id="one" />\n\n<Dashboard />'],
    ['layouts', 'layout: evidence', 'layout: statement'],
    ['layouts', 'layout: evidence', 'layout: opener'],
    ['layouts', above, above.replace('evidence', 'split').replace('Words', 'word '.repeat(26))],
    ['layouts', above, above.replace('evidence', 'statement').replace('<Chart id="one" />', '<WordTable>\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n\n</WordTable>')],
    ['spoken', 'minutes: 0', 'minutes: 1'],
    ['bullets', 'Words beside the picture.', '- a\n- b\n- c\n- d\n- e'],
    ['bullets', 'Words beside the picture.', '- a\n  - b'],
    ['code', 'Words beside the picture.', `\`\`\`sh\n${'x'.repeat(65)}\n\`\`\``],
    ['frontmatter', 'layout: evidence', 'layout: fancy'],
    ['minutes', 'minutes: 0', 'minutes: 2'],
    ['readers', 'From the test.', ''],
    ['notes', '<!--\n**1 min, for the tester.** Said aloud.\n-->', ''],
    ['notes', 'Said aloud.\n', 'Said aloud.\n\n::otherwise::\n\nSaid otherwise.\n'],
    ['markup', 'Words beside the picture.', '<div style="color: red">x</div>'],
  ])('%s finds its fault', (id, from, to) => {
    expect(good).toContain(from)
    expect(broken(good.replace(from, to))).toContain(id)
  })
  it('title finds the title of another slide', () => {
    expect(broken(`${good}\n---\n${good.slice(4).replace('routeAlias: one', 'routeAlias: two')}`)).toContain('title')
  })
  it('spoken finds a note without a bridge, and one without a likely question', () => {
    const first = good.replace('minutes: 0', 'minutes: 1')
    const last = first.slice(4).replace('Said aloud.', 'Said.\nAsked "why?" Because.').replace('routeAlias: one', 'routeAlias: two')
    const faults = (note: string) => broken(`${first.replace('Said aloud.', note)}\n---\n${last}`).filter(id => id === 'spoken').length
    expect([faults('Said.\nAsked "why?" Because.\nBridge: on we go.'), faults('Said.\nBridge: on we go.'), faults('Said.\nAsked "why?" Because.'), faults('Said.')]).toEqual([0, 1, 1, 2])
  })
  it('spoken finds a slide of the board without a bridge over those that its version leaves out, and one that points to a place', () => {
    const slide = (alias: string, note: string, board = true) => good.slice(4)
      .replace('minutes: 0', `minutes: 0.5${board ? '' : '\nfor: data'}`)
      .replace('routeAlias: one', `routeAlias: ${alias}`)
      .replace('Said aloud.', `${note}\nBridge: on we go.`)
    const faults = (note: string) => broken(`---\n${[slide('one', note), slide('two', 'Said.', false), slide('three', 'Said.')].join('\n---\n')}`).filter(id => id === 'spoken').length
    expect([faults('Said.'), faults('Said.\nFor the board: three.'), faults('See the next slide.\nFor the board: three.')]).toEqual([1, 0, 1])
  })
  it('minutes names every slide of its section with its minutes', () => {
    const two = good.slice(4).replace('routeAlias: one', 'routeAlias: two').replace('minutes: 0', 'minutes: 1.25').replace('A title', 'Another title')
    expect(said(`${good.replace('minutes: 0', 'minutes: 0.75')}\n---\n${two}`)).toContain('one: section A takes 2 minutes: one 0.75, two 1.25 (minutes) (make it 0)')
  })
  it('notes suggests the minutes of the slide and the person of the note', () => {
    const slide = good.replace('minutes: 0', 'minutes: 0.75')
    expect(said(slide)).toContain('one: notes open with 1 minutes, the slide has 0.75 (notes) (open with **¾ min, for the tester.**)')
    expect(said(slide.replace('**1 min, for the tester.** ', ''))).toContain('one: notes open with no minutes, the slide has 0.75 (notes) (open with **¾ min, for the VP.**)')
  })
  it('writes minutes as notes do', () => {
    expect([0.25, 1.5, 10, 1.3].map(minutesAsWritten)).toEqual(['¼', '1½', '10', '1.3'])
  })
  it('reads fractions of minutes in notes', () => {
    expect(['**1½ min, for the VP.** Go.', '**¼ min, for all.**', '**10 min, for x.**', 'Go.'].map(minutesInNote)).toEqual([1.5, 0.25, 10, undefined])
  })
})

it('uses every layout, and each has its limits', () => {
  const files = readdirSync(join(root, 'layouts')).filter(name => /^[a-z].*\.vue$/.test(name)).map(name => name.slice(0, -4)).sort()
  expect(files).toEqual([...new Set(deck.slides.map(({ layout }) => layout))].sort())
  expect(files).toEqual(Object.keys(LAYOUTS).sort())
})

it('uses every component, and no component that does not exist', () => {
  const components = readdirSync(join(root, 'components')).filter(name => name.endsWith('.vue')).map(name => name.slice(0, -4))
  const vue = ['components', 'layouts', 'handout'].flatMap((folder) => {
    try {
      return readdirSync(join(root, folder)).filter(name => name.endsWith('.vue')).map(name => readFileSync(join(root, folder, name), 'utf8'))
    }
    catch {
      return []
    }
  })
  const used = new Set([...deck.slides.map(({ content }) => content), ...vue].flatMap(text => [...text.matchAll(/<([A-Z]\w+)/g)].map(match => match[1]!)))
  expect(components.filter(name => !used.has(name))).toEqual([])
  const inSlides = new Set(deck.slides.flatMap(({ content }) => [...content.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '').matchAll(/<([A-Z]\w+)/g)].map(match => match[1]!)))
  expect([...inSlides].filter(name => !components.includes(name) && name !== 'Link' && name !== 'ArtifactFile')).toEqual([])
})
