import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../src/effects/browser'
import { ready } from '../../src/effects/print'
import { serveFolder } from '../../src/effects/serve'
import { builtDeck } from '../../src/effects/slidev'
import { handoutOf } from '../../src/handout/sheets'
import { ownDeck, root } from '../deck/own-deck'

const deck = ownDeck()
const handout = handoutOf(deck, { copy: 'customer', paper: 'A4', asOf: '', prose: () => '' })
const sheets = handout.sections.flatMap(section => section.sheets).filter(sheet => sheet.kind !== 'opener')
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Place, size, font and colours of every element of every slide, by slide. */
async function looks(media: 'screen' | 'paper'): Promise<Record<string, string[]>> {
  const served = await serveFolder(await builtDeck(root, { media }))
  const page = await browser.newPage({ viewport: { width: 980, height: 720 }, reducedMotion: 'reduce' })
  try {
    await page.addInitScript(data => Object.assign(window, { handout: data }), handout)
    await page.goto(`${served.url}/?print#/handout`)
    await ready(page, sheets.length)
    return await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.sheet')].map(sheet => [sheet.id, [...sheet.querySelectorAll('.slide *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const { font, color, backgroundColor, listStyle } = getComputedStyle(element)
      return [element.tagName, element.getAttribute('class'), ...[x, y, width, height].map(Math.round), font, color, backgroundColor, listStyle].join(' ')
    })])))
  }
  finally {
    await page.close()
    await served.stop()
  }
}

it('looks the same built for paper as built for the screen, slide by slide', async () => {
  const [screen, paper] = [await looks('screen'), await looks('paper')]
  expect(Object.keys(screen)).toHaveLength(sheets.length)
  for (const [id, elements] of Object.entries(screen))
    expect(paper[id], id).toEqual(elements)
}, 240_000)
