import type { Browser, Page } from 'playwright-core'
import type { DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { spokenTexts } from '../../packages/slidev-companion/src/deck/spoken'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { findLeaks } from '../../packages/slidev-companion/src/site/leaks'
import { makeSingle } from '../../packages/slidev-companion/src/site/make'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { ownDeck, root } from '../deck/own-deck'

const MEGABYTE = 1e6
const deck = ownDeck()
const warnings: string[] = []
const asked: string[] = []
const errors: string[] = []
let folder: string
let html: string
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'single-'))
  html = (await makeSingle(await openDeck(join(root, 'slides.md')), { warn: ({ found }) => warnings.push(found) })).page
  writeFileSync(join(folder, 'a deck.html'), html)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => ['error', 'warning'].includes(message.type()) && errors.push(message.text()))
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(pathToFileURL(join(folder, 'a deck.html')).href)
  await page.locator('.slidev-layout:visible').first().waitFor()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const at = (hash: string) => page.waitForFunction(hash => window.location.hash === hash, hash, { timeout: 5000 })

function firstOfEachLayout(slides: DeckSlide[]): DeckSlide[] {
  return [...new Map(slides.toReversed().map(slide => [slide.layout, slide])).values()]
}

/** Runs in the page: how a slide and what is in it are laid out. */
function lookOf(layout: Element): string[] {
  return [layout, ...layout.querySelectorAll('*')].map((element) => {
    const { display, font, color, margin, padding } = getComputedStyle(element)
    return [element.tagName, display, font, color, margin, padding].join(' | ')
  })
}

describe('the deck in one file', () => {
  it('is under 3 MB, lacks nothing and holds no note and no comment', () => {
    expect(html.length / MEGABYTE).toBeLessThan(3)
    expect(warnings).toEqual([])
    expect(findLeaks([{ file: 'deck.html', text: html }], deck.slides.flatMap(spokenTexts))).toEqual([])
    expect(html).not.toMatch(/<!--|createCommentVNode\("[^"]/)
    expect(html).not.toContain(root)
  })

  it('looks as the site does', async () => {
    const served = await serveFolder(await builtDeck(root))
    const site = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await site.goto(`${served.url}/`)
    const looks = async (shown: Page) => {
      const seen: unknown[] = []
      for (const { no, alias } of firstOfEachLayout(deck.slides)) {
        await shown.evaluate(hash => void (window.location.hash = hash), `#/${alias ?? no}`)
        const layout = shown.locator(`.slidev-page-${no} .slidev-layout:visible`)
        await layout.waitFor()
        seen.push(await layout.evaluate(lookOf))
      }
      return seen
    }
    expect(await looks(page)).toEqual(await looks(site))
    await page.evaluate(() => void (window.location.hash = '#/1'))
    await site.close()
    await served.stop()
  }, 120_000)

  it('goes on by keys, a click at a time', async () => {
    const first = deck.slides.findIndex(({ note }) => note.includes('[click]'))
    for (let i = 0; i < 200 && !page.url().includes('clicks=1'); i++)
      await page.keyboard.press('ArrowRight')
    expect(page.url()).toContain(`#/${deck.slides[first]!.alias}?clicks=1`)
    await page.keyboard.press('ArrowLeft')
    await at(`#/${deck.slides[first]!.alias}`)
  })

  it('follows a link from slide to slide', async () => {
    await page.evaluate(() => void (window.location.hash = '#/questions'))
    const { no } = deck.slides.find(({ alias }) => alias === 'questions')!
    const link = page.locator(`.slidev-page-${no} a[href*="#/"]`).first()
    const to = (await link.getAttribute('href'))!.replace(/^[^#]*/, '')
    await link.click()
    await at(to)
  })

  it('shows every slide, its pictures and its fonts', async () => {
    for (const { no, alias } of deck.slides) {
      await page.evaluate(hash => void (window.location.hash = hash), `#/${alias ?? no}`)
      await page.locator(`.slidev-page-${no} .slidev-layout:visible`).waitFor()
    }
    const fonts = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family)
    })
    expect(fonts).toEqual([])
    expect(await page.evaluate(() => document.fonts.check('600 16px Inter') && document.fonts.check('16px "Fira Code"'))).toBe(true)
    expect(await page.evaluate(() => [...document.images].filter(image => image.complete && image.naturalWidth === 0).map(({ src }) => src))).toEqual([])
  }, 120_000)

  it('asked for nothing but itself, and nothing failed', () => {
    expect(asked.filter(url => !url.startsWith('data:') && !url.startsWith('file:'))).toEqual([])
    expect(asked.filter(url => url.startsWith('file:'))).toHaveLength(1)
    expect(errors).toEqual([])
  })
})
