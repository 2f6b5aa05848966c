import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import { afterAll, describe, expect, it } from 'vitest'
import { deckFiles } from '../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { chosen, overTime } from '../../packages/slidev-companion/src/deck/version'
import { unescapeMarkdown } from '../../packages/slidev-companion/src/escape'
import { factsPreparser, versionPreparser } from '../../src/deck/preparser'
import { QUESTIONS } from '../../src/deck/questions'
import { minutesOf } from '../../src/deck/rules/minutes'
import { versionAskedFor, VERSIONS } from '../../src/deck/versions'
import { preparation, readDeck } from '../../src/effects/deck/read-deck'
import { readFacts } from '../../src/effects/kpi/facts'
import { itOfAcme } from '../acme'
import { ownDeck, root } from './own-deck'

const whole = ownDeck()
const names = Object.keys(VERSIONS) as (keyof typeof VERSIONS)[]
const entry = readDeck(root, 'board.md')
const played = chosen(whole.slides, 'board')

/** Returns the titles of a version with the minute at which each begins: read alone, they are its argument. */
function argumentOf(name: keyof typeof VERSIONS): string {
  const slides = chosen(whole.slides, name)
  const total = `${name}: ${slides.length} slides, ${minutesOf(slides)} of ${VERSIONS[name].minutes} minutes`
  const at = (i: number) => minutesOf(slides.slice(0, i)).toFixed(2).padStart(5)
  return `${[total, ...slides.map(({ title, alias }, i) => `${at(i)}  ${unescapeMarkdown(title)}  (${alias})`)].join('\n')}\n`
}

describe.each(names)('the version for %s', (name) => {
  const slides = chosen(whole.slides, name)
  const version = loadDeck('slides.md', { read: deckFiles(root).read, prepare: preparation(root), versions: names, version: name })

  it('keeps to its minutes', () => {
    expect(overTime(whole.slides, { [name]: VERSIONS[name] })).toEqual([])
    expect(minutesOf(slides)).toBeGreaterThan(VERSIONS[name].minutes * 0.85)
  })

  it('opens with the cover and the offer, tells something of every week, and ends with the decision', () => {
    const told = slides.filter(({ section }) => section !== 'A')
    expect(told.slice(0, 2).map(({ alias }) => alias)).toEqual(['cover', 'offer'])
    expect(told.at(-1)!.alias).toBe('decision')
    expect([...new Set(told.map(({ section }) => section))]).toEqual(['00', '01', '02', '03', '04', '05', '06', '07'])
  })

  itOfAcme('has titles that tell the argument alone: read them', async () => {
    await expect(argumentOf(name)).toMatchFileSnapshot(`versions/${name}.txt`)
  })

  it('leads to none of the slides that it leaves out', () => {
    const aliases = new Set(version.slides.map(({ alias }) => alias))
    const links = version.slides.flatMap(({ content }) => [...content.matchAll(/\]\(#?\/([\w-]+)\)/g)].map(match => match[1]!))
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter(alias => !aliases.has(alias))).toEqual([])
  })
})

describe('the entry file of the board\'s version', () => {
  it('plays its slides in the order of the talk, then all others, so that no question is left without its answer', () => {
    expect(entry.slides.slice(0, played.length).map(({ alias }) => alias)).toEqual(played.map(({ alias }) => alias))
    expect(entry.slides.map(({ alias }) => alias).sort()).toEqual(whole.slides.map(({ alias }) => alias).sort())
    const aliases = new Set(entry.slides.map(({ alias }) => alias))
    expect(QUESTIONS.flatMap(({ slides }) => slides).filter(alias => !aliases.has(alias))).toEqual([])
  })

  it('tells the timer its minutes', () => {
    expect(entry.frontmatter.duration).toBe('25min')
  })

  it('copies nothing: its file holds a switch', () => {
    const lines = readFileSync(join(root, 'board.md'), 'utf8').trimEnd().split('\n').filter(line => !line.startsWith('#'))
    expect(lines).toEqual(['---', 'version: board', '---'])
  })

  it('asks for a version in its headmatter alone, and for one that exists', () => {
    expect(versionAskedFor(['---', 'version: board', '---'])).toBe('board')
    expect([['---', 'title: T', '---', 'version: board'], ['version: board'], []].map(versionAskedFor)).toEqual([undefined, undefined, undefined])
    expect(() => versionAskedFor(['---', 'version: long', '---'])).toThrow('version: long')
  })
})

describe('slidev itself', () => {
  injectPreparserExtensionLoader(async () => [versionPreparser(() => whole), factsPreparser(readFacts(root), 'board.md')])
  afterAll(() => injectPreparserExtensionLoader(null as never))

  it('loads the version as this project does: same slides, same notes, the whole deck\'s settings', async () => {
    const loaded = await load({ roots: [root], userRoot: root } as never, join(root, 'board.md'))
    expect(loaded.slides.map(({ frontmatter }) => frontmatter.routeAlias)).toEqual(entry.slides.map(({ alias }) => alias))
    expect(loaded.slides.map(({ note }) => note ?? '')).toEqual(entry.slides.map(({ note }) => note))
    const { duration, ...own } = loaded.headmatter
    expect(duration).toBe('25min')
    const configured = Object.fromEntries(Object.entries(whole.frontmatter).filter(([key]) => !['duration', 'layout', 'section', 'routeAlias', 'minutes'].includes(key)))
    expect(own).toMatchObject(configured)
  })
})
