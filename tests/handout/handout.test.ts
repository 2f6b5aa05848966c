import type { PDFDocument as Doc, PDFDict } from 'pdf-lib'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { spokenTexts } from '../../packages/slidev-companion/src/deck/spoken'
import { makeHandout } from '../../packages/slidev-companion/src/handout/make'
import { dictOf, nameText, readPdf, stringText } from '../../packages/slidev-companion/src/handout/pdf/objects'
import { anchorPages } from '../../packages/slidev-companion/src/handout/pdf/outline'
import { findLeaks } from '../../packages/slidev-companion/src/site/leaks'
import { describeWith } from '../../packages/slidev-companion/tests/require'
import { FIELDS, SIGNED } from '../../src/deck/sign-sheet'
import { ownDeck, root } from '../deck/own-deck'
import { pageTexts } from './page-texts'

const deck = ownDeck()
const squeezed = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')

interface Item { title: string, kids: Item[] }

function outlineOf(doc: Doc): Item[] {
  const level = (parent: PDFDict | undefined): Item[] => {
    const items: Item[] = []
    for (let item = dictOf(doc.context, parent?.get(PDFName.of('First'))); item; item = dictOf(doc.context, item.get(PDFName.of('Next'))))
      items.push({ title: stringText(doc.context, item.get(PDFName.of('Title'))), kids: level(item) })
    return items
  }
  return level(dictOf(doc.context, doc.catalog.get(PDFName.of('Outlines'))))
}

function dictsOf(doc: Doc, type: string): PDFDict[] {
  return doc.context.enumerateIndirectObjects().map(([, object]) => dictOf(doc.context, object)).filter((dict): dict is PDFDict => nameText(dict?.get(PDFName.of('Type'))) === type)
}

let reader: Uint8Array
let presenter: Uint8Array
beforeAll(async () => {
  const open = await openDeck(join(root, 'slides.md'))
  reader = await makeHandout(open, { copy: 'customer', paper: 'A4' })
  presenter = await makeHandout(open, { copy: 'presenter', paper: 'Letter' })
}, 240_000)

describe('the handout', () => {
  it('has bookmarks for every slide, by section, in the order of the deck', async () => {
    const outline = outlineOf(await PDFDocument.load(reader))
    expect(outline[0]!.title).toBe(deck.title)
    expect(outline[1]!.title).toBe('Contents')
    const ids = [...new Set(deck.slides.slice(1).map(slide => slide.section ?? ''))]
    expect(outline.slice(2).map(({ title }) => title.split(' ')[0])).toEqual(ids)
    expect(outline.flatMap(({ kids }) => kids.map(kid => kid.title))).toEqual(deck.slides.filter(({ no, layout }) => no > 1 && layout !== 'opener').map(({ title }) => title))
  })

  it('has every slide, in order, on at most 60 pages', async () => {
    const pages = anchorPages(await readPdf(reader))
    const starts = deck.slides.slice(1).map(slide => pages[slide.alias!])
    expect(starts.every((page, i) => i === 0 || page! >= starts[i - 1]!)).toBe(true)
    expect((await PDFDocument.load(reader)).getPageCount()).toBeLessThanOrEqual(60)
    expect(starts).not.toContain(undefined)
  })

  it('names the page of every slide in its contents, as it is', async () => {
    const pages = anchorPages(await readPdf(reader))
    const texts = await pageTexts(reader)
    const contents = squeezed(texts.slice(pages.contents! - 1, pages[deck.slides[1]!.alias!]! - 1).join(''))
    for (const { alias, title } of deck.slides.slice(1))
      expect(contents).toContain(`${squeezed(title)}${pages[alias!]}`)
  })

  it('names the page behind each link to another slide, as it is', async () => {
    const pages = anchorPages(await readPdf(reader))
    const text = squeezed((await pageTexts(reader)).join(''))
    const links = deck.slides.flatMap(({ guide }) => [...guide.matchAll(/\[([^\]]+)\]\(\/([\w-]+)\)/g)])
    expect(links.length).toBeGreaterThan(20)
    for (const [, words, to] of links)
      expect(text).toContain(`${squeezed(words!)}p${pages[to!]}`)
  })

  it('has the sheet to sign on a page of its own, with its lines as a table', async () => {
    const pages = anchorPages(await readPdf(reader))
    const texts = (await pageTexts(reader)).map(squeezed)
    const at = pages['sign-here']!
    expect(Object.values(pages).filter(page => page === at)).toHaveLength(1)
    for (const { name, rest } of [...FIELDS, ...SIGNED])
      expect(texts[at - 1]).toContain(squeezed(`${name} ${rest}`))
    expect(texts[at - 1]).toContain('Signedbytheadviser')
  })

  it('tells the source of each slide beside it, and not on it', async () => {
    const text = (await pageTexts(reader)).map(squeezed).join('')
    const told = deck.slides.filter(({ no, source, layout }) => no > 1 && layout !== 'opener' && /^[^[`*&]{30,}$/.test(source))
    expect(told.length).toBeGreaterThan(20)
    expect(told.filter(({ source }) => text.split(squeezed(source)).length !== 2).map(({ alias }) => alias)).toEqual([])
  })

  it('has no words of a note in the reader\'s copy, and those of every note in the presenter\'s', async () => {
    const notes = deck.slides.flatMap(spokenTexts)
    const textOf = async (pdf: Uint8Array) => ({ file: 'handout', text: (await pageTexts(pdf)).join('\n') })
    expect(findLeaks([await textOf(reader)], notes)).toEqual([])
    const full = await textOf(presenter)
    const named = notes.map(({ text }, i) => ({ file: `note ${i}`, text }))
    const found = findLeaks([full], named).map(({ found }) => found).join()
    const missing = named.filter(({ file }) => !found.includes(`(${file}:`))
    expect(missing.length / notes.length).toBeLessThan(0.1)
  })

  it('names its language, title and date, and claims PDF/UA-1', async () => {
    const doc = await PDFDocument.load(reader, { updateMetadata: false })
    expect(stringText(doc.context, doc.catalog.get(PDFName.of('Lang')))).toBe('en')
    expect(doc.getTitle()).toBe(deck.title)
    expect(doc.getCreationDate()?.getUTCFullYear()).toBe(2026)
    expect(new TextDecoder('latin1').decode(reader)).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('embeds Inter and Fira Code, and no other font', async () => {
    const fonts = dictsOf(await PDFDocument.load(reader), 'FontDescriptor').map(font => ({
      family: nameText(font.get(PDFName.of('FontName'))).replace(/^[A-Z]{6}\+/, '').replace(/-.*/, ''),
      embedded: ['FontFile', 'FontFile2', 'FontFile3'].some(key => font.has(PDFName.of(key))),
    }))
    expect(fonts.every(font => font.embedded)).toBe(true)
    expect([...new Set(fonts.map(font => font.family))].sort()).toEqual(expect.arrayContaining(['Inter']))
    expect(fonts.filter(({ family }) => !/^(?:Inter|InterDisplay|FiraCode\w*)$/.test(family))).toEqual([])
  })

  it('is A4 or Letter on every page', async () => {
    const sizes = async (pdf: Uint8Array) => [...new Set((await PDFDocument.load(pdf)).getPages().map(page => `${Math.round(page.getWidth())}×${Math.round(page.getHeight())}`))]
    expect(await sizes(reader)).toEqual(['595×842'])
    expect(await sizes(presenter)).toEqual(['612×792'])
  })

  it('has no address of this machine in a link', async () => {
    const doc = await PDFDocument.load(reader)
    const targets = doc.context.enumerateIndirectObjects()
      .map(([, object]) => dictOf(doc.context, dictOf(doc.context, object)?.get(PDFName.of('A')))?.get(PDFName.of('URI')))
      .filter(target => target instanceof PDFString)
      .map(target => target.decodeText())
    expect(targets.filter(target => /127\.0\.0\.1|localhost/.test(target))).toEqual([])
  })
})

describeWith('verapdf', 'veraPDF', (verapdf) => {
  const reports = new Map<string, string>()

  beforeAll(() => { // both at once: half of the time goes into starting it
    const folder = mkdtempSync(join(tmpdir(), 'handout-'))
    try {
      writeFileSync(join(folder, 'reader.pdf'), reader)
      writeFileSync(join(folder, 'presenter.pdf'), presenter)
      const { stdout } = spawnSync(verapdf, ['--flavour', 'ua1', '--format', 'xml', 'reader.pdf', 'presenter.pdf'], { cwd: folder, encoding: 'utf8' })
      for (const [job] of stdout.matchAll(/<job>[\s\S]*?<\/job>/g))
        reports.set(/<name>.*?(\w+)\.pdf<\/name>/.exec(job)![1]!, job)
    }
    finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)

  it.each(['reader', 'presenter'])('finds the %s\'s copy valid as PDF/UA-1', (which) => {
    const report = reports.get(which)!
    expect([...report.matchAll(/<rule [^>]*clause="([^"]*)"[\s\S]*?<description>([^<]*)/g)].map(([, clause, words]) => `${clause}: ${words}`)).toEqual([])
    expect(report).toContain('isCompliant="true"')
  })
})
