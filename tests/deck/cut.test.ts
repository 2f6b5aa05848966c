import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import { afterAll, describe, expect, it } from 'vitest'
import { asksForCut, cutOrder } from '../../src/deck/cut'
import { cutPreparser, factsPreparser } from '../../src/deck/preparser'
import { QUESTIONS } from '../../src/deck/questions'
import { minutesOf, SHORT_CUT } from '../../src/deck/rules/minutes'
import { readDeck } from '../../src/effects/deck/read-deck'
import { readFacts } from '../../src/effects/kpi/facts'
import { ownDeck, root } from './own-deck'

const whole = ownDeck()
const short = readDeck(root, 'short.md')
const marked = whole.slides.filter(({ core }) => core).map(({ alias }) => alias)
const played = short.slides.slice(0, marked.length)

describe('the 25-minute cut', () => {
  it('plays the marked slides, in the order of the talk', () => {
    expect(marked.length).toBeGreaterThan(20)
    expect(played.map(({ alias }) => alias)).toEqual(marked)
  })
  it('takes at most 25 minutes, and says so to the timer', () => {
    expect(minutesOf(played)).toBeLessThanOrEqual(SHORT_CUT)
    expect(minutesOf(played)).toBeGreaterThan(SHORT_CUT - 2)
    expect(short.frontmatter.duration).toBe('25min')
  })
  it('opens with the cover, ends with the decision, and tells something of every section in at least two slides', () => {
    expect([played[0]!.alias, played.at(-1)!.alias]).toEqual(['cover', 'decision'])
    const told = new Map<string, number>()
    for (const { section } of played)
      told.set(section!, (told.get(section!) ?? 0) + 1)
    expect([...told.keys()]).toEqual(['00', '01', '02', '03', '04', '05', '06'])
    expect([...told].filter(([, slides]) => slides < 2)).toEqual([])
  })
  it('keeps every other slide as a backup, so that no question and no link is left without its answer', () => {
    expect(short.slides[played.length]!.alias, 'what divides the talk from its backups').toBe('appendix')
    expect(short.slides.map(({ alias }) => alias).sort()).toEqual(whole.slides.map(({ alias }) => alias).sort())
    const aliases = new Set(short.slides.map(({ alias }) => alias))
    expect(QUESTIONS.flatMap(({ slides }) => slides).filter(alias => !aliases.has(alias))).toEqual([])
    const links = short.slides.flatMap(({ content }) => [...content.matchAll(/\]\(#\/([\w-]+)/g)].map(match => match[1]!))
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter(alias => !aliases.has(alias))).toEqual([])
  })
  it('copies nothing: its file holds a switch and a duration', () => {
    const lines = readFileSync(join(root, 'short.md'), 'utf8').trimEnd().split('\n').filter(line => !line.startsWith('#'))
    expect(lines).toEqual(['---', 'cut: core', 'duration: 25min', '---'])
  })
})

describe('the switch', () => {
  it('is headmatter alone', () => {
    expect(asksForCut(['---', 'cut: core', '---'])).toBe(true)
    expect([['---', 'title: T', '---', 'cut: core'], ['cut: core'], []].map(asksForCut)).toEqual([false, false, false])
  })
  it('names the cuts that exist', () => {
    expect(() => asksForCut(['---', 'cut: long', '---'])).toThrow('cut: long')
  })
  it('puts marked slides first and keeps the order within', () => {
    const slide = (no: number, core: boolean) => ({ ...whole.slides[0]!, no, core })
    expect(cutOrder([slide(1, true), slide(2, false), slide(3, true), slide(4, false)]).map(({ no }) => no)).toEqual([1, 3, 2, 4])
  })
})

describe('slidev itself', () => {
  injectPreparserExtensionLoader(async () => [cutPreparser(() => whole), factsPreparser(readFacts(root), 'short.md')])
  afterAll(() => injectPreparserExtensionLoader(null as never))

  it('loads the cut as this project does: same slides, same notes, the whole deck\'s settings', async () => {
    const loaded = await load({ roots: [root], userRoot: root } as never, join(root, 'short.md'))
    expect(loaded.slides.map(({ frontmatter }) => frontmatter.routeAlias)).toEqual(short.slides.map(({ alias }) => alias))
    expect(loaded.slides.map(({ note }) => note ?? '')).toEqual(short.slides.map(({ note }) => note))
    const { duration, ...own } = loaded.headmatter
    expect(duration).toBe('25min')
    const configured = Object.fromEntries(Object.entries(whole.frontmatter).filter(([key]) => !['duration', 'layout', 'section', 'routeAlias', 'minutes', 'core'].includes(key)))
    expect(own).toMatchObject(configured)
  })
})
