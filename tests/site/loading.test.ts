import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ownDeck } from '../deck/own-deck'
import { servedDeck } from '../deck/served-deck'

// The parts that only some slides need: recordings, results with their scales, charts, the printed handout.
const HEAVY = /\/(?:artifacts|scale|Chart|Handout)-/
/** Slidev fetches the rest three seconds after the first slide; a speaker stays on a slide for longer. */
const AT_REST = 4500

const { slides } = ownDeck()
const last = slides.at(-1)!.alias!
const served = servedDeck()

/** Opens the site; every request is noted with its path. */
async function opened(): Promise<{ page: Page, requests: string[] }> {
  const page = await served.browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  const requests: string[] = []
  page.on('request', request => requests.push(new URL(request.url()).pathname))
  await page.goto(`${served.site.url}/`)
  await page.waitForSelector('.slidev-layout h1')
  return { page, requests }
}

describe('what the site loads', () => {
  it('is light until the first slide shows: no heavy part before it is needed', async () => {
    const { page, requests } = await opened()
    expect(requests.filter(path => HEAVY.test(path))).toEqual([])
    await page.waitForTimeout(AT_REST)
    expect(requests.filter(path => HEAVY.test(path)).length).toBeGreaterThan(0)
    await page.close()
  }, 30_000)

  it('is there before the presenter is: the way through the whole deck asks for nothing more', async () => {
    const { page, requests } = await opened()
    await page.waitForTimeout(AT_REST)
    const before = requests.length
    for (let moves = 0; !page.url().includes(`#/${last}`) && moves < 10 * slides.length; moves++)
      await page.keyboard.press('ArrowRight')
    expect(page.url()).toContain(last)
    expect(requests.slice(before)).toEqual([])
    await page.close()
  }, 60_000)
})
