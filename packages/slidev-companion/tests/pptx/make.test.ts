import type { OpenDeck } from '../../src/deck/open'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { makePptx } from '../../src/pptx/make'
import { findLeaks } from '../../src/site/leaks'
import { linkedDeck } from '../linked-deck'

const NOTE = 'The oven was broken that very morning.'
const DECK = `---
theme: default
title: Bread & water
htmlAttrs: { lang: de }
fonts: { provider: none }
---

# Bread & water

<!-- ${NOTE} -->

---

# What goes in

| what | how much |
|---|---|
| Flour | 500 g |
| Water | 350 g |

<v-click>

Last comes the salt.

</v-click>

---
title: A loaf
---

<img src="/loaf.svg" alt="A loaf, cut in two">

---

# A grid is no table

| a | b |
|---|---|
| Rye | Oats |

<style>
table { display: flex }
</style>
`
const LOAF = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#963"/></svg>'

const { folder, remove } = linkedDeck('pptx', { 'slides.md': DECK, 'public/loaf.svg': LOAF })
let open: OpenDeck
let plain: JSZip
let spoken: JSZip

beforeAll(async () => {
  open = await openDeck(join(folder, 'slides.md'))
  plain = await JSZip.loadAsync((await makePptx(open)).file)
  spoken = await JSZip.loadAsync((await makePptx(open, { notes: true })).file)
}, 180_000)

afterAll(remove)

const slide = (no: number) => plain.file(`ppt/slides/slide${no}.xml`)!.async('string')

async function textsOf(zip: JSZip) {
  const files = Object.values(zip.files).filter(({ name }) => /\.(?:xml|rels)$/.test(name))
  return Promise.all(files.map(async file => ({ file: file.name, text: await file.async('string') })))
}

describe('a PowerPoint of a stranger\'s deck', () => {
  it('has a slide for each slide, and each has its title in the title\'s place', async () => {
    expect(plain.file(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(4)
    for (const [i, title] of ['Bread &amp; water', 'What goes in', 'A loaf', 'A grid is no table'].entries())
      expect(await slide(i + 1)).toMatch(new RegExp(`<p:ph\\s[^>]*type="title".*<a:t>${title}</a:t>`, 's'))
  })

  it('shows the last state as a picture, with the slide\'s own words for who does not see it', async () => {
    const [, words] = /<p:pic>.*?descr="([^"]*)"/s.exec(await slide(2)) ?? []
    expect(words).toContain('Last comes the salt.')
    expect(await slide(3)).toContain('descr="A loaf, cut in two"')
    expect(plain.file(/^ppt\/media\/.*\.png$/)).toHaveLength(4)
  })

  it('has a Markdown table as a table, and a grid in the picture', async () => {
    const xml = await slide(2)
    expect(xml.match(/<a:tr /g)).toHaveLength(3)
    expect(xml).toMatch(/<a:tbl>.*Flour.*500 g.*<\/a:tbl>/s)
    expect(await slide(4)).not.toContain('<a:tbl>')
  })

  it('is read title first, in the deck\'s language', async () => {
    const xml = await slide(2)
    expect(xml.indexOf('type="title"')).toBeLessThan(xml.indexOf('<p:pic>'))
    expect(xml).toContain('lang="de"')
  })

  it('has notes only when they are asked for', async () => {
    expect(findLeaks(await textsOf(plain), [NOTE])).toEqual([])
    expect(findLeaks(await textsOf(spoken), [NOTE])).toHaveLength(1)
  })

  it('names nobody, no machine and no address', async () => {
    for (const { file, text } of await textsOf(plain)) {
      expect(text, file).not.toContain(folder)
      expect(text.match(/(?:http:\/\/127|file:|localhost)[^"<]*/g), file).toBeNull()
    }
    expect(await plain.file('docProps/core.xml')!.async('string')).toContain('<dc:creator></dc:creator>')
  })
})
