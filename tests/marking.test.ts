import type { OpenDeck } from '../packages/slidev-companion/src/deck/open'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../packages/slidev-companion/src/deck/open'
import { readGuide } from '../packages/slidev-companion/src/guide/export-deck'
import { makeHandout } from '../packages/slidev-companion/src/handout/make'
import { launchBrowser } from '../packages/slidev-companion/src/machine/browser'
import { stampOf } from '../packages/slidev-companion/src/marking'
import { makePptx } from '../packages/slidev-companion/src/pptx/make'
import { makeSingle } from '../packages/slidev-companion/src/site/make'
import { pageTexts } from './handout/page-texts'

// What a marking has to be true of: no slide, sheet or page of any output lacks it, and nobody has it read out with each.
const PACKAGES = join(import.meta.dirname, '../node_modules')
const MARKING = 'TLP:AMBER+STRICT'
const RECIPIENT = '</style><b>"Contoso" *x*'
const DECK = `---
theme: default
title: Bread
fonts: { provider: none }
---

# Bread

---

# Flour

---
src: ./pages/water.md
---
`

const stamp = stampOf({ marking: MARKING, recipient: RECIPIENT, edition: 'Version 2', asOf: 'As of Monday' })!
let folder: string
let open: OpenDeck

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marking-'))
  mkdirSync(join(folder, 'node_modules'))
  mkdirSync(join(folder, 'pages'))
  writeFileSync(join(folder, 'slides.md'), DECK)
  writeFileSync(join(folder, 'pages/water.md'), '# Water\n')
  for (const name of readdirSync(PACKAGES).filter(name => !name.startsWith('.')))
    symlinkSync(join(PACKAGES, name), join(folder, 'node_modules', name), 'junction')
  open = { ...await openDeck(join(folder, 'slides.md')), stamp }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a stamp', () => {
  it('says the marking, the recipient, the edition and the day, in the colours of TLP 2.0', () => {
    expect(stamp).toEqual({
      label: MARKING,
      line: `${MARKING} · ${RECIPIENT} · Version 2 · As of Monday`,
      color: '#FFC000',
      ground: '#000000',
    })
    expect(['RED', 'AMBER', 'GREEN', 'CLEAR'].map(label => stampOf({ marking: `TLP:${label}` })!.color))
      .toEqual(['#FF2B2B', '#FFC000', '#33FF00', '#FFFFFF'])
    expect(stampOf({ recipient: 'Contoso', asOf: 'As of Monday' })!.label).toBe('Contoso')
    expect(stampOf({ asOf: 'As of Monday' })).toBeUndefined()
  })

  it('is no label of the protocol that the protocol does not have', () => {
    for (const marking of ['TLP:WHITE', 'tlp:red', 'TLP: RED', 'TLP'])
      expect(() => stampOf({ marking }), marking).toThrow(/is no label of TLP 2\.0 \(TLP:RED, TLP:AMBER,/)
    expect(stampOf({ marking: 'Internal' })!.label).toBe('Internal')
  })

  it('is one line of words, and not too long', () => {
    for (const marking of ['', '  ', 'a\nb', 'a\u0007', 'a\u202Eb'])
      expect(() => stampOf({ marking }), JSON.stringify(marking)).toThrow('is not a line of words')
    expect(() => stampOf({ recipient: 'x'.repeat(61) })).toThrow('--recipient has 61 characters (at most 60 fit on a slide)')
  })
})

describe('no page lacks its marking', () => {
  it('in the handout, whose text leaves it to the eye', async () => {
    const pdf = await makeHandout(open, { copy: 'customer', paper: 'A4' })
    const pages = await pageTexts(pdf)
    expect(pages.length).toBeGreaterThan(2)
    const words = (text: string) => text.replace(/\s/g, '')
    for (const [i, text] of pages.entries()) {
      expect(words(text).split(MARKING).length - 1, `page ${i + 1}`).toBe(2)
      expect(words(text), `page ${i + 1}`).toContain(words(stamp.line))
    }
    expect((await PDFDocument.load(pdf)).getKeywords()).toBe(stamp.line)
  }, 120_000)

  it('in the PowerPoint, where it is read last', async () => {
    const zip = await JSZip.loadAsync((await makePptx(open)).file)
    const slides = zip.file(/^ppt\/slides\/slide\d+\.xml$/)
    expect(slides).toHaveLength(3)
    for (const slide of slides) {
      const texts = [...(await slide.async('string')).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text)
      expect(texts.slice(-2), slide.name).toEqual([` ${MARKING} `, expect.stringContaining('&lt;/style&gt;&lt;b&gt;&quot;Contoso&quot;')])
    }
    expect(await zip.file('docProps/core.xml')!.async('string')).toContain(MARKING)
  }, 120_000)

  it('in one file, on every slide, and in no word that is read out', async () => {
    const { page: html } = await makeSingle(open)
    const file = join(folder, 'deck.html')
    writeFileSync(file, html)
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      for (const no of [1, 2, 3]) {
        await page.goto(`file://${file}#/${no}`)
        await page.reload()
        const slide = page.locator(`.slidev-page-${no}`)
        await slide.locator('h1').waitFor()
        const shown = await slide.evaluate(element => ['::before', '::after'].map(part => getComputedStyle(element, part).content))
        const quoted = (text: string) => `${JSON.stringify(text)} / ""`
        expect(shown, `slide ${no}`).toEqual([quoted(MARKING), quoted(stamp.line)])
        expect(await page.locator('body').ariaSnapshot()).not.toContain('AMBER')
      }
    }
    finally {
      await browser.close()
    }
  }, 120_000)

  it('in the guide, as words and not as Markdown', () => {
    const { outputs, guide } = readGuide(open)
    expect(guide.chapters.length).toBeGreaterThan(1)
    for (const { path } of guide.chapters) {
      expect(String(outputs[path]).split('**TLP&#58;AMBER&#43;STRICT**').length - 1, path).toBe(2)
      expect(String(outputs[path]), path).not.toMatch(/<\/style>|\*x\*/)
    }
  })
})
