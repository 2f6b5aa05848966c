import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck, readDeck } from '../../src/deck/open'
import { describeProblem } from '../../src/errors'
import { makeHandout } from '../../src/handout/make'
import { stringText } from '../../src/handout/pdf/objects'
import { ready } from '../../src/handout/print'
import { handoutOf } from '../../src/handout/sheets'
import { withBrowser } from '../../src/machine/browser'
import { serveFolder } from '../../src/machine/serve'
import { builtDeck } from '../../src/slidev/build'
import { linkedDeck } from '../linked-deck'
import { describeWith } from '../require'

// Each slide is a kind of fault that a public deck has shown. The title has signs that no font here draws.
const DECK = `---
theme: default
title: Bread 面包
fonts: { provider: none }
---

# Bread 面包

---

# A row with fewer cells

<table>
<tr><th>what</th><th>how much</th><th>from</th></tr>
<tr><td>Flour</td><td>500 g</td></tr>
<tr><td rowspan="2">Water</td><td>350 g</td><td>well</td></tr>
<tr><td>20 g</td></tr>
</table>

---

# Text that leaves the slide is on no paper

<p v-for="line of 60">The line {{ line }} of a long list of flours.</p>

<!-- <Timer of="oven" /> Look at the oven. -->

---

# A diagram and a formula

\`\`\`mermaid
graph LR
  A[Flour] --> B[Dough]
\`\`\`

So $\\sqrt{3x-1}$ and

$$
\\int_0^\\infty e^{-x^2} dx
$$

---

# A title that its slide hides

## What is seen first

Bake 3️⃣ loaves.

<style>
h1 { display: none }
</style>

---

# A picture that lies elsewhere

![A loaf](http://127.0.0.1:9/loaf.png)
`
const LINE = DECK.slice(0, DECK.indexOf('![A loaf]')).split('\n').length

const { folder, remove } = linkedDeck('handout', { 'slides.md': DECK })
const pdf = join(folder, 'handout.pdf')
const warnings: string[] = []
let made: Uint8Array

async function make(said: string[]): Promise<Uint8Array> {
  const open = await openDeck(join(folder, 'slides.md'))
  return makeHandout(open, { copy: 'presenter', paper: 'A4', warn: problem => said.push(describeProblem(problem)) })
}

beforeAll(async () => {
  made = await make(warnings)
  writeFileSync(pdf, made)
}, 120_000)
afterAll(remove)

describe('the handout of a stranger\'s deck', () => {
  it('warns of what is lost on paper, and of nothing that no screen shows either', () => {
    expect(warnings.map(warning => warning.split(':')[0])).toEqual(['slides.md', 'handout, sheet contents', 'handout, sheet slide-5'])
  })

  it('names a picture that it could not load, by slide and line', () => {
    expect(warnings[0]).toMatch(new RegExp(`^slides\\.md:${LINE}: slide 6 shows http://127\\.0\\.0\\.1:9/loaf\\.png: it cannot be loaded`))
  })

  it('has the words of a diagram of Mermaid for who does not see it', async () => {
    const { context } = await PDFDocument.load(made, { updateMetadata: false })
    const all = context.enumerateIndirectObjects().flatMap(([, object]) => object instanceof PDFDict ? [object] : [])
    expect(all.map(dict => stringText(context, dict.get(PDFName.of('Alt'))))).toContain('Diagram: Flour, Dough')
  })

  it('draws that diagram at its size', async () => {
    const open = await openDeck(join(folder, 'slides.md'))
    const handout = handoutOf(readDeck(open), { copy: 'presenter', paper: 'A4', prose: () => '' })
    const { url, stop } = await serveFolder(await builtDeck(folder, { media: 'paper' }))
    const width = await withBrowser(undefined, async (browser) => {
      const page = await browser.newPage()
      await page.addInitScript(handout => Object.assign(window, { handout }), handout)
      await page.goto(`${url}/?print#/handout`)
      await ready(page, 5)
      return page.evaluate(() => document.querySelector('.mermaid')!.shadowRoot!.querySelector('svg')!.viewBox.baseVal.width)
    }).finally(stop)
    expect(width).toBeGreaterThan(150)
  }, 60_000)

  it('says its warnings again when nothing has changed', async () => {
    const again: string[] = []
    expect(await make(again)).toEqual(Buffer.from(made)) // the very same: not printed anew
    expect(again).toEqual(warnings)
  })
})

describeWith('verapdf', 'veraPDF', (verapdf) => {
  it('finds it valid as PDF/UA-1', () => {
    const { stdout } = spawnSync(verapdf, ['--flavour', 'ua1', '--format', 'text', '-v', pdf], { encoding: 'utf8' })
    expect(stdout.trim().split('\n').slice(1)).toEqual([])
    expect(stdout).toMatch(/^PASS /)
  }, 60_000)
})
