import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ready } from '../../packages/slidev-companion/src/handout/print'
import { handoutOf } from '../../packages/slidev-companion/src/handout/sheets'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { ownDeck, root } from '../deck/own-deck'

const deck = ownDeck()
const handout = handoutOf(deck, { copy: 'presenter', paper: 'A4', opener: 'opener', prose: () => '' })
const sheets = handout.sections.flatMap(section => section.sheets).filter(sheet => sheet.kind !== 'opener')
/** Slides on which a component shows on paper what a click would have shown on the screen. */
const OTHERWISE: Record<string, string> = {
  'four-weeks': 'a number beside every week that leads to a slide',
  'research-spec': 'every field explained, none in the foreground',
  'driver': 'every field explained, none in the foreground',
  'dashboard': 'values where the screen has sliders',
}
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** What is seen of a slide: its words with their place, size, font and colour, and the boxes that have a colour or lines. */
function looks(page: Page, slide: string): Promise<string[]> {
  return page.evaluate((slide) => {
    const layout = document.querySelector(`${slide} .slidev-layout`)!
    const from = layout.getBoundingClientRect()
    const placeOf = ({ x, y, width, height }: DOMRect) => [x - from.x, y - from.y, width, height].map(Math.round).join(' ')
    // Sources and the foot stand beside the slide on paper.
    const beside = (element: Element) => element.closest('.source, .foot') !== null
    const boxes = [...layout.querySelectorAll('*')].filter(element => !beside(element) && element.checkVisibility() && element.getBoundingClientRect().width > 0).flatMap((element) => {
      const { backgroundColor, borderTop, borderRight, borderBottom, borderLeft, boxShadow } = getComputedStyle(element)
      const look = [backgroundColor, ...[borderTop, borderRight, borderBottom, borderLeft].filter(line => !/^0px| none /.test(line)), boxShadow].filter(value => !/^none$|, 0\)$/.test(value))
      return look.length > 0 ? [`box ${placeOf(element.getBoundingClientRect())}: ${look.join('; ')}`] : []
    })
    const words: string[] = []
    const texts = document.createTreeWalker(layout, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const range = document.createRange()
      range.selectNode(node)
      if (!node.textContent!.trim() || beside(node.parentElement!) || range.getBoundingClientRect().width === 0)
        continue
      const { fontFamily, fontSize, fontWeight, color } = getComputedStyle(node.parentElement!)
      words.push(`${node.textContent!.trim()}: ${placeOf(range.getBoundingClientRect())}: ${fontWeight} ${fontSize} ${fontFamily.split(',')[0]} ${color}`)
    }
    return [...boxes, ...words]
  }, slide)
}

it('shows on paper the slides of the screen, in their last state', async () => {
  const [screen, paper] = [await serveFolder(await builtDeck(root)), await serveFolder(await builtDeck(root, { media: 'paper' }))]
  try {
    const page = await browser.newPage({ viewport: { width: 980, height: 720 }, reducedMotion: 'reduce' })
    await page.addInitScript(data => Object.assign(window, { handout: data }), handout)
    await page.goto(`${paper.url}/?print#/handout`)
    await ready(page, sheets.length)
    await page.addStyleTag({ content: '.handout .slide { zoom: 1 !important }' })
    const stage = await openStage(browser, screen.url, { width: 980, height: 552 })
    for (const { id, no } of sheets) {
      await stage.show(no, 99)
      const [onPaper, onScreen] = [await looks(page, `[id="${id}"]`), await looks(stage.page, `.slidev-page-${no}`)]
      expect(onScreen.length, id).toBeGreaterThan(2)
      if (id in OTHERWISE)
        expect.soft(onPaper, `${id}: ${OTHERWISE[id]}`).not.toEqual(onScreen)
      else
        expect.soft(onPaper, id).toEqual(onScreen)
    }
  }
  finally {
    await screen.stop()
    await paper.stop()
  }
}, 240_000)
