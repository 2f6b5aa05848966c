import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { makeScript } from '../../src/script/make'
import { linkedDeck } from '../linked-deck'

const DECK = '---\ntitle: A & B\nhtmlAttrs: { lang: de }\n---\n\n# A & B\n\n<!-- Say <b>this</b>. -->\n'
const { folder, remove } = linkedDeck('script', { 'slides.md': DECK })
afterAll(remove)

const made = async (form: 'md' | 'html' | 'pdf') => (await makeScript(await openDeck(join(folder, 'slides.md')), { form })).file

describe('the script of a stranger\'s deck', () => {
  it('is Markdown', async () => {
    expect(String.fromCharCode(...(await made('md')).slice(0, 18))).toBe('# Speaking script:')
  })

  it('is a page in the deck\'s language, where a tag of a note is words', async () => {
    const page = new TextDecoder().decode(await made('html'))
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('<title>Speaking script: A &amp; B</title>')
    expect(page).toContain('Say &lt;b&gt;this&lt;/b&gt;.')
  })

  it('is a PDF whose last page is the checklist', async () => {
    const pdf = await PDFDocument.load(await made('pdf'))
    expect(pdf.getPageCount()).toBe(2)
    expect(pdf.getTitle()).toBe('Speaking script: A & B')
  }, 60_000)
})
