import type { Facts } from '../../src/facts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deckFiles } from '../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { chooseTitles, unboundClaims } from '../../src/deck/chosen-titles'
import { judge } from '../../src/deck/condition'
import { leaveOut, ofOwnMeasure } from '../../src/deck/left-out'
import { brokenRule } from '../../src/deck/rules'
import { title } from '../../src/deck/rules/title'
import { deckSources } from '../../src/effects/deck/read-deck'
import { readFacts } from '../../src/effects/kpi/facts'
import { fillFacts } from '../../src/facts'
import { root } from './own-deck'

const fact = (value: number | string | null): Facts[string] => ({ value, unit: 'count', what: '' })
const FACTS: Facts = { 'a.b': fact(2), 'a.c': fact(3), 'a.none': fact(null), 'a.text': fact('2') }
const SLIDE = `---
layout: evidence
holds: a.b > a.c
otherwise: 'It is {{ a.b }}'
---

# It is more

::guide::

More.

::otherwise::

Less.

<!--
**1 min, for all.** Look, more.
Bridge: on.

::otherwise::

**1 min, for all.** Look, less.
Bridge: on.
-->
`

describe('a condition', () => {
  it.each([
    ['a.b < a.c', true],
    ['a.b > a.c', false],
    ['a.b * 1.5 >= a.c and a.c = 3', true],
    ['a.b + 1 = a.c', true],
    ['a.c - a.b != 1', false],
    ['a.none < 1', false],
    ['a.none > 1', false],
  ])('%s: %s', (condition, holds) => expect(judge(condition, FACTS).holds).toBe(holds))

  it.each([
    ['a.d > 1', /unknown fact a\.d/],
    ['a.b', /is no comparison/],
    ['a.text > 1', /is no number/],
    ['process.exit() > 1', /neither a number nor the key/],
    ['a.b > (1)', /neither a number nor the key/],
  ])('%s is refused', (condition, message) => expect(() => judge(condition, FACTS)).toThrow(message))
})

describe('a title', () => {
  it('stays where its condition holds, and the other case is gone', () => {
    const text = chooseTitles(SLIDE.replace('a.b > a.c', 'a.b < a.c'), FACTS, { file: 'x.md' })
    expect(text).toContain('# It is more\n')
    expect(text).toContain('\nMore.\n')
    expect(text).toContain('<!--\n**1 min, for all.** Look, more.\nBridge: on.\n\n\n\n\n\n-->\n')
    expect(text).not.toMatch(/less|otherwise|holds/i)
    expect(text.split('\n')).toHaveLength(SLIDE.split('\n').length)
  })

  it('gives way to that of the other case, and so do prose and note', () => {
    const text = chooseTitles(SLIDE, FACTS, { file: 'x.md' })
    expect(text).toContain('# It is {{ a.b }}\n')
    expect(text).toContain('::guide::\n\nLess.\n\n<!--\n\n\n\n\n\n**1 min, for all.** Look, less.\nBridge: on.\n-->\n')
    expect(text).not.toMatch(/more|otherwise|holds/i)
    expect(text.split('\n')).toHaveLength(SLIDE.split('\n').length)
  })

  it('has another face in the other case, where one is written', () => {
    const slide = SLIDE.replace(/^otherwise: /m, 'face: \'It is {{ a.b }}. // And that is all.\'\notherwise: ').replace('# It is more\n', '# It is more\n\n<Picture>\n\nIt is clear.\n\nSo it is.\n\nAs was said.\n\n</Picture>\n')
    expect(chooseTitles(slide, FACTS, { file: 'x.md' })).toContain('<Picture>\n\nIt is {{ a.b }}.\n\nAnd that is all.\n\nAs was said.\n')
    const holds = chooseTitles(slide.replace('a.b > a.c', 'a.b < a.c'), FACTS, { file: 'x.md' })
    expect(holds).toContain('<Picture>\n\nIt is clear.\n\nSo it is.\n')
    expect(holds).not.toContain('face:')
    expect(() => chooseTitles(slide.replace(' // And', ' // And // so // on // And'), FACTS, { file: 'x.md' })).toThrow('face: has 5 paragraphs, and the face of the slide 3')
  })

  it('without another case is refused with slide, line and fact', () => {
    const text = SLIDE.replace(/^otherwise.*\n/m, '')
    expect(() => chooseTitles(text, FACTS, { file: 'x.md' })).toThrow('x.md:3: "It is more" has no title for where it does not hold: a.b is 2, a.c is 3')
  })

  it('of either case is a sentence that fits on a slide', () => {
    const facts = readFacts(root)
    const prepare = (text: string, file: string): string => fillFacts(
      leaveOut(chooseTitles(ofOwnMeasure(text, facts), facts, { file, other: true }), facts, undefined),
      facts,
      { file },
    )
    const deck = loadDeck('slides.md', { read: deckFiles(root).read, prepare, versions: ['board', 'data', 'security', 'engineering'] })
    expect(brokenRule(title, deck)).toEqual([])
    const conditions = deck.slides.filter(({ file }, i, all) => all.findIndex(one => one.file === file) === i)
      .flatMap(({ file }) => [...readFileSync(join(root, file), 'utf8').matchAll(/^holds: /gm)])
    expect(conditions.length).toBeGreaterThan(10)
  })
})

describe('a note', () => {
  const UNPARTED = SLIDE.replace('::otherwise::\n\n**1', '**1')

  it('is refused, with its line, where it is not that of the other case', () => {
    expect(() => chooseTitles(UNPARTED, FACTS, { file: 'x.md' })).toThrow('x.md:3: "It is more" has no note for where it does not hold: a.b is 2, a.c is 3')
    expect(chooseTitles(UNPARTED.replace('a.b > a.c', 'a.b < a.c'), FACTS, { file: 'x.md' })).toContain('Look, less.')
  })

  it('begins on the line on which its author wrote it, and ends with its comment', () => {
    const noteOf = (text: string) => loadDeck('x.md', { read: () => chooseTitles(text, FACTS, { file: 'x.md' }) }).slides[0]!
    const { note, noteLine } = noteOf(SLIDE)
    expect(note).toBe('**1 min, for all.** Look, less.\nBridge: on.')
    expect(SLIDE.split('\n')[noteLine - 1]).toBe('**1 min, for all.** Look, less.')
    const oneLineShorter = SLIDE.replace('a.b > a.c', 'a.b < a.c').replace('Bridge: on.\n-->', 'Bridge: on. -->')
    expect(noteOf(oneLineShorter).note).toBe('**1 min, for all.** Look, more.\nBridge: on.')
  })

  it('is not taken for prose where the prose is the same in both cases', () => {
    const text = chooseTitles(SLIDE.replace('::otherwise::\n\nLess.\n', ''), FACTS, { file: 'x.md' })
    expect(text).toContain('::guide::\n\nMore.\n')
    expect(text).toContain('Look, less.')
  })

  it('is missed on every slide that makes a claim, whatever the facts', () => {
    const claim = '"It is more" has no note for where it does not hold'
    expect(unboundClaims(`${SLIDE}\n${UNPARTED.replace('a.b > a.c', 'x.y > 0')}`, 'x.md').map(describeProblem))
      .toEqual([expect.stringContaining(`x.md:29: ${claim}`)])
    expect(unboundClaims(UNPARTED.replace(/^otherwise.*\n/m, ''), 'x.md').map(({ found }) => found))
      .toEqual(['"It is more" has no title for where it does not hold', claim])
  })

  it('is there for both cases of every slide of the deck, and moves the hand as often in both', () => {
    const sources = deckSources(root).map(file => [file, readFileSync(join(root, file), 'utf8')] as const)
    expect(sources.flatMap(([file, text]) => unboundClaims(text, file)).map(describeProblem)).toEqual([])
    const clicks = (text: string) => text.split('[click]').length
    const parted = sources.flatMap(([, text]) => [...text.matchAll(/^<!--\n((?:(?!^-->$)[\s\S])*?)^::otherwise::\n((?:(?!^-->$)[\s\S])*)^-->$/gm)])
    expect(parted.length).toBeGreaterThan(20)
    for (const [, holds, otherwise] of parted)
      expect(clicks(otherwise!), otherwise).toBe(clicks(holds!))
  })
})
