import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../src/deck/load'
import { chosen, leadsTo, overTime, relinked } from '../../src/deck/version'

const DECK = `---
routeAlias: cover
minutes: 1
---

# Cover

[rise](#/rise), [rye](/rye), [the second](/2), [**bake** it](#/oven), [web](https://example.org/rise), ![picture](/rise.png)
<Link to="rise">up</Link> and <a class="x" href="#/rye">rye</a>

\`\`\`md
[rise](/rise)
\`\`\`

---
routeAlias: rise
minutes: 3
for: [bakers]
instead: rye
---

# How it rises

---
routeAlias: rye
minutes: 2
for: guests
---

# Rye

---
routeAlias: oven
for: bakers
---

# The oven
`

const read = (text: string) => (file: string) => file === 'slides.md' ? text : undefined
function load(options: Partial<Parameters<typeof loadDeck>[1]> = {}, text = DECK) {
  return loadDeck('slides.md', { read: read(text), versions: ['bakers', 'guests'], ...options })
}

describe('a version of a deck', () => {
  it('has the slides that are for it or for all, numbered anew', () => {
    expect(load({ version: 'guests' }).slides.map(({ no, alias }) => `${no} ${alias}`)).toEqual(['1 cover', '2 rye'])
    expect(load().slides).toHaveLength(4)
  })

  it('has the others behind its own where they are wanted', () => {
    expect(load({ version: 'guests', backups: true }).slides.map(({ alias }) => alias)).toEqual(['cover', 'rye', 'rise', 'oven'])
  })

  it('leads to what stands instead of a slide that it leaves out, or says the words alone', () => {
    const [cover] = load({ version: 'guests' }).slides
    expect(cover!.content.split('\n').slice(2, 4)).toEqual([
      '[rise](#/rye), [rye](/rye), [the second](/rye), **bake** it, [web](https://example.org/rise), ![picture](/rise.png)',
      '<Link to="rye">up</Link> and <a class="x" href="#/rye">rye</a>',
    ])
    expect(cover!.content).toContain('```md\n[rise](/rise)\n```')
  })

  it('keeps numbers right where slides move, and does not follow a circle', () => {
    const slides = [{ frontmatter: { for: 'x' } }, { frontmatter: {} }, { frontmatter: { routeAlias: 'a', instead: 'b', for: 'x' } }, { frontmatter: { routeAlias: 'b', instead: 'a', for: 'x' } }]
    const target = leadsTo(slides, chosen(slides, 'y'))
    expect(['1', '2', 'a', 'elsewhere'].map(target)).toEqual([undefined, '1', undefined, 'elsewhere'])
    expect(relinked('[x](/2)', target)).toBe('[x](/1)')
  })

  it('names an audience that does not exist, and an instead that leads nowhere, by file and line', () => {
    const text = DECK.replace('for: guests', 'for: [guests, gests]').replace('instead: rye', 'instead: rey')
    expect(() => load({}, text)).toThrow(/slides\.md:\d+: instead: no slide is called "rey"[\s\S]*slides\.md:\d+: for: there is no version "gests".*bakers, guests/)
    expect(loadDeck('slides.md', { read: read(text) }).slides).toHaveLength(4)
  })

  it('says which version takes too long', () => {
    const found = overTime(load().slides, { bakers: { minutes: 3 }, guests: { minutes: 3 } })
    expect(found.map(({ found }) => found)).toEqual(['the version bakers takes 4 minutes, of 3'])
  })
})
