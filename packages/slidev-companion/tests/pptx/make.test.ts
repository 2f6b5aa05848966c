import type { OpenDeck } from '../../src/deck/open'
import type { NativeChart } from '../../src/pptx/config'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { describeProblem } from '../../src/errors'
import { makePptx } from '../../src/pptx/make'
import { findLeaks } from '../../src/site/leaks'
import { linkedDeck } from '../linked-deck'
import { describeWith } from '../require'

const NOTE = 'The oven was broken that very morning.'
const DECK = `---
theme: default
title: Bread & water
htmlAttrs: { lang: de }
transition: slide-left
fonts: { provider: none }
---

# Bread & water

[The salt](/salt), [its page](https://example.org/salt?a=1&b=2), [a slide that is not](/pepper), [a file](./salt.txt)

<!-- ${NOTE} -->

---
routeAlias: salt
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

<div class="rise" style="width: 400px; height: 200px">Drawn in the browser</div>

| a | b |
|---|---|
| Rye | Oats |

<style>
table { display: flex }
</style>

---

# Why $x$ doubles

$$
\\frac{\\sqrt{3x-1}}{2} = e^{-x^2}
$$

\`\`\`mermaid
graph LR
  A[Starter] --> B[Dough]
\`\`\`

![](http://127.0.0.1:9/loaf.png)
`
const RISE: NativeChart = {
  at: '.rise',
  kind: 'points',
  title: 'How the dough rises',
  alt: 'It doubles in an hour.',
  categories: ['Rye', 'Oats & more'],
  series: [{ name: 'Height', values: [2, null] }],
  bounds: [{ name: 'Height, from', values: [1.5, null] }, { name: 'Height, to', values: [2.5, null] }],
}
const LOAF = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#963"/></svg>'

const { folder, remove } = linkedDeck('pptx', { 'slides.md': DECK, 'public/loaf.svg': LOAF })
let open: OpenDeck
let plain: JSZip
let spoken: JSZip
const warnings: string[] = []

beforeAll(async () => {
  open = { ...await openDeck(join(folder, 'slides.md')), config: { pptx: { charts: ({ no }) => no === 4 ? [RISE] : [] } } }
  plain = await JSZip.loadAsync((await makePptx(open, { warn: problem => warnings.push(describeProblem(problem)) })).file)
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
    expect(plain.file(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(5)
    for (const [i, title] of ['Bread &amp; water', 'What goes in', 'A loaf', 'A grid is no table', 'Why x doubles'].entries())
      expect(await slide(i + 1)).toMatch(new RegExp(`<p:ph\\s[^>]*type="title".*<a:t>${title}</a:t>`, 's'))
  })

  it('shows the last state as a picture, with the slide\'s own words for who does not see it', async () => {
    const [, words] = /<p:pic>.*?descr="([^"]*)"/s.exec(await slide(2)) ?? []
    expect(words).toContain('Last comes the salt.')
    expect(await slide(3)).toContain('descr="A loaf, cut in two"')
    expect(plain.file(/^ppt\/media\/.*\.png$/)).toHaveLength(5)
  })

  it('says a formula and a diagram in words, not as TeX', async () => {
    const [, words] = /<p:pic>.*?descr="([^"]*)"/s.exec(await slide(5)) ?? []
    expect(words).toContain('(√(3x−1))/2=e^(−x^2)')
    expect(words).toMatch(/Starter\nDough/)
    expect(words).not.toMatch(/\\\\frac|\u200B/)
  })

  it('names a picture that lies elsewhere, by slide and line', () => {
    const line = DECK.slice(0, DECK.indexOf('![](http')).split('\n').length
    expect(warnings).toEqual([expect.stringMatching(`^slides\\.md:${line}: slide 5 shows http://127\\.0\\.0\\.1:9/loaf\\.png: it cannot be loaded`)])
  })

  it('has a Markdown table as a table, and a grid in the picture', async () => {
    const xml = await slide(2)
    expect(xml.match(/<a:tr /g)).toHaveLength(3)
    expect(xml).toMatch(/<a:tbl>.*Flour.*500 g.*<\/a:tbl>/s)
    expect(await slide(4)).not.toContain('<a:tbl>')
  })

  it('has a chart of the configuration as a chart, with its numbers, and not in the picture', async () => {
    const xml = await slide(4)
    expect(xml).toContain('descr="It doubles in an hour."')
    expect(xml.match(/<p:pic>.*?descr="([^"]*)"/s)![1]).not.toContain('Drawn in the browser')
    const chart = await plain.file(/^ppt\/charts\/chart\d+\.xml$/)[0]!.async('string')
    expect(chart).toContain('How the dough rises')
    expect(chart).toContain('Oats &amp; more')
    expect([...chart.matchAll(/<c:tx>.*?<c:v>([^<]*)<\/c:v>/gs)].map(([, name]) => name)).toEqual(['Height', 'Height, from', 'Height, to'])
    expect(plain.file(/^ppt\/embeddings\/.*\.xlsx$/)).toHaveLength(1)
  })

  it('names the slide and the element where a chart has no place', async () => {
    const config = { pptx: { charts: () => [{ ...RISE, at: '.fall' }] } }
    await expect(makePptx({ ...open, config })).rejects.toThrow(/slides\.md:1: the slide shows nothing that is \.fall/)
  })

  it('leads to slides and to the web, and nowhere else', async () => {
    const links = await plain.file('ppt/slides/_rels/slide1.xml.rels')!.async('string')
    const targets = links.split('<Relationship ').filter(one => /\/relationships\/(?:hyperlink|slide)"/.test(one))
    expect(targets.map(one => /Target="([^"]*)"/.exec(one)![1])).toEqual(['slide2.xml', 'https://example.org/salt?a=1&amp;b=2'])
    expect([...(await slide(1)).matchAll(/<a:hlinkClick [^>]*tooltip="([^"]*)"/g)].map(([, words]) => words)).toEqual(['The salt', 'its page'])
  })

  it('has titles where the slides come to rest', async () => {
    const left = (xml: string) => Number(/type="title".*?<a:off x="(\d+)"/s.exec(xml)![1])
    const [second, fourth] = [left(await slide(2)), left(await slide(4))]
    expect(second).toBe(fourth)
    expect(second).toBeLessThan(914_400)
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

describeWith('soffice', 'the same in LibreOffice', (soffice) => {
  it('opens, as many pages as slides', async () => {
    const file = join(folder, 'deck.pptx')
    writeFileSync(file, await plain.generateAsync({ type: 'uint8array' }))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    spawnSync(soffice, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { cwd: folder })
    expect(existsSync(join(folder, 'deck.pdf'))).toBe(true)
    expect((await PDFDocument.load(readFileSync(join(folder, 'deck.pdf')))).getPageCount()).toBe(5)
  }, 120_000)
})
