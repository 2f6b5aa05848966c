import type { DeckSlide } from '../../src/deck/load'
import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../src/deck/load'
import { namedChapters } from '../../src/guide/chapters'
import { exportDeck } from '../../src/guide/export'

const DECK = `---
title: Bread
---

# Bread

---
src: ./dough.md
---
`
const DOUGH = `---
routeAlias: flour
---

# Flour

---
routeAlias: rest
for: [bakers]
---

# Rest

See [flour](#/flour).

---
routeAlias: fold
---

# Fold

---
routeAlias: scrap
for: [bakers]
---

# Scrap
`
const PAGES = [
  { file: 'README.md', name: 'Bread', from: 'slides.md' },
  { file: 'dough.md', name: 'Dough', from: 'dough.md' },
  { file: 'later.md', name: 'Later on', from: 'dough.md', at: 'rest', opening: 'Time does the *work*.' },
]
const FILES: Record<string, string> = { 'slides.md': DECK, 'dough.md': DOUGH }
const read = (file: string) => FILES[file]

function load(version?: string, backups = false) {
  return loadDeck('slides.md', { read, versions: ['bakers', 'guests'], version, backups })
}

const named = (slides: readonly DeckSlide[]) => slides.map(({ alias }) => alias)

describe('a page that begins amid a file of the deck', () => {
  const pages = (version?: string, backups = false, of = PAGES) =>
    Object.fromEntries(namedChapters(load(version, backups), of).map(({ path, slides }) => [path, named(slides)]))

  it('has the slides from there on, and the page before it the others', () => {
    expect(pages()).toEqual({ 'README.md': [undefined], 'dough.md': ['flour'], 'later.md': ['rest', 'fold', 'scrap'] })
  })

  it('is left to the page before it where a version leaves out the slide that begins it', () => {
    expect(pages('guests')).toEqual({ 'README.md': [undefined], 'dough.md': ['flour', 'fold'] })
  })

  it('has its slides whatever order backups bring them in', () => {
    expect(pages('guests', true)['later.md']).toEqual(['fold', 'rest', 'scrap'])
  })

  it('has its name as heading, its first words, and links that lead over', () => {
    const deck = load()
    const { pages } = exportDeck(deck, { entry: 'slides.md', read, exists: () => false, config: { pages: PAGES } })
    expect(pages['later.md']).toMatch(/^# Later on\n\n<!-- Generated from dough\.md: .*-->\n\nTime does the \*work\*\.\n\n## Rest \{#rest\}\n/)
    expect(pages['later.md']).toContain('[flour](dough.md#flour)')
  })

  it('is refused where the file has no such slide', () => {
    const wrong = PAGES.map(page => page.at ? { ...page, at: 'rset' } : page)
    expect(() => pages(undefined, false, wrong)).toThrow('dough.md: the page later.md of the guide begins at the slide rset, which is not in this file')
    expect(() => pages('guests', false, wrong)).toThrow('rset')
  })
})
