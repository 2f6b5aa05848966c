import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { spokenTexts } from '../../packages/slidev-companion/src/deck/spoken'
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { findLeaks } from '../../packages/slidev-companion/src/site/leaks'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { ownDeck, root } from '../deck/own-deck'

const MEGABYTE = 1e6
/** Of a three-slide deck built with the same Slidev, gzipped scripts of the first slide, in bytes. */
const BARE_DECK = 191_000
const RE_TEXT = /\.(?:html|js|css|json|svg|txt)$/
const RE_SCRIPT = /(?:src|href)="\.\/(assets\/[^"]+\.js)"/g

const deck = ownDeck()
let folder: string
let files: string[]
const text = (file: string) => readFileSync(join(folder, file), 'utf8')
const texts = () => files.filter(file => RE_TEXT.test(file)).map(file => ({ file, text: text(file) }))

beforeAll(async () => {
  folder = await builtDeck(root)
  files = await filesBelow(folder, '.')
}, 120_000)

describe('the site', () => {
  it('holds no words of a note', () => {
    const notes = deck.slides.flatMap(spokenTexts)
    expect(notes.map(({ text }) => text).join('').length).toBeGreaterThan(1000)
    expect(findLeaks(texts(), notes)).toEqual([])
  })

  it('holds no comment of the sources and no reader\'s prose', () => {
    const prose = deck.slides.map(({ guide }) => guide.split('\n\n')[0]!).filter(words => words.length > 40 && !/[`[{<*]/.test(words))
    expect(prose.length).toBeGreaterThan(5)
    for (const { file, text } of texts()) {
      expect(prose.filter(words => text.includes(words)), file).toEqual([])
      if (file.includes('/md-'))
        expect(text, file).not.toContain('createCommentVNode("')
    }
  })

  it('holds no front matter that only its makers read', () => {
    for (const { file, text } of texts())
      expect([...text.matchAll(/\b(?:minutes|core|for):(?:[\d.]+|`[^`]+`|!0)[,}]/g)].map(match => match[0]).filter(found => found.startsWith('minutes')), file).toEqual([])
  })

  it('names no path of the machine that built it', () => {
    expect(texts().filter(({ text }) => text.includes(root)).map(({ file }) => file)).toEqual([])
  })

  it('is under 4 MB, and its first slide loads at most 1.3 times the script of a bare deck', () => {
    const bytes = (list: string[]) => list.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0)
    expect(bytes(files) / MEGABYTE).toBeLessThan(4)
    const first = [...text('index.html').matchAll(RE_SCRIPT)].map(match => match[1]!)
    expect(first.length).toBeGreaterThan(0)
    expect(first.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)).toBeLessThan(1.3 * BARE_DECK)
  })

  it('finds its files below any folder: every address in its page is relative', () => {
    expect([...text('index.html').matchAll(/(?:src|href)="([^"]*)"/g)].map(match => match[1]!).filter(address => !address.startsWith('./'))).toEqual([])
  })
})
