import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../src/deck/sections'
import { buildGuide } from '../src/effects/deck/guide'
import { EVIDENCE_PAGE } from '../src/forms/evidence'
import { ownDeck, root } from './deck/own-deck'

const deck = ownDeck()
const guide = buildGuide(root)
const FROM = SECTIONS.flatMap(({ pages }) => pages)

/** The pages of the guide of every slide, by its file and, where a page begins with one, by its alias. */
const PAGE_OF = new Map<string, string>()
for (const { file, alias } of deck.slides) {
  const before = [...PAGE_OF.values()].at(-1) ?? FROM[0]!.file
  const own = FROM.filter(({ from }) => from === file)
  const begun = own.find(({ at }) => at === alias) ?? own.find(page => page.file === before)
  PAGE_OF.set(alias!, (begun ?? own[0] ?? FROM[0]!).file)
}
const pageOf = ({ alias }: { alias?: string }) => PAGE_OF.get(alias!)!
/** Those of which this deck's key result has slides. */
const PAGES = FROM.map(({ file }) => file).filter(file => deck.slides.some(slide => pageOf(slide) === file))

describe('the guide and the deck', () => {
  it.each(PAGES)('%s has a section for every slide of its part, in order, and no other', (page) => {
    const expected = deck.slides.filter(slide => pageOf(slide) === page).map(({ alias }) => alias)
    const text = guide[page]!.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    const found = [...text.matchAll(/^#{1,2} .*\{#([\w-]+)\}$/gm)].map(match => match[1])
    expect(found).toEqual(expected)
  })

  it('say the same titles', () => {
    const plain = (text: string) => text.replace(/[*_`\\]/g, '').replace(/\s+/g, ' ')
    for (const { title, alias } of deck.slides) {
      const heading = new RegExp(`^#{1,2} (.*?) ?\\{#${alias}\\}$`, 'm').exec(guide[pageOf({ alias })]!)?.[1] ?? ''
      expect(plain(heading)).toContain(plain(title))
    }
  })

  it('are committed as the deck gives them', () => {
    const folder = join(root, 'docs/guides/enterprise/kpi-okr')
    for (const page of PAGES)
      expect(readFileSync(join(folder, page), 'utf8'), page).toBe(guide[page])
    expect(readdirSync(folder).filter(name => name.endsWith('.md')).sort()).toEqual([...PAGES, EVIDENCE_PAGE].sort())
  })
})

/** The sentences of all notes that are long enough to be nobody's by chance. */
function noteSentences(): string[] {
  return deck.slides.flatMap(({ note }) => note
    .replace(/\[click(?::\d+)?\]|\(pause\)/g, ' ')
    .replace(/[*_`]/g, '')
    .split(/(?<=[.?!])\s+|\n\n/)
    .map(sentence => sentence.replace(/\s+/g, ' ').trim())
    .filter(sentence => sentence.length >= 30))
}

it('has notes to guard', () => {
  expect(noteSentences().length).toBeGreaterThan(deck.slides.length)
})

it('keeps every sentence of the notes out of the guide', () => {
  const text = Object.values(guide).join('\n').replace(/[*_`]/g, '').replace(/\s+/g, ' ')
  expect(noteSentences().filter(sentence => text.includes(sentence))).toEqual([])
})
