import type { Browser } from 'playwright-core'
import type { Served } from '../../packages/slidev-companion/src/machine/serve'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { servePresentation } from '../../packages/slidev-companion/src/present/serve'
import { root } from './own-deck'

let served: Served
let browser: Browser

beforeAll(async () => {
  served = await servePresentation(await openDeck(join(root, 'slides.md')), { port: 0 })
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('the deck on stage', () => {
  it('shows its first slide, and asks nobody else', async () => {
    const page = await browser.newPage()
    const elsewhere: string[] = []
    page.on('request', request => !request.url().startsWith(served.url) && !request.url().startsWith('data:') && elsewhere.push(request.url()))
    await page.goto(`${served.url}/`)
    await page.locator('.slidev-layout:visible h1').first().waitFor()
    expect(elsewhere).toEqual([])
    await page.close()
  })

  it('has the note in ten lines of room beside the slide, as the development server does', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(`${served.url}/#/presenter/research-spec?clicks=1`)
    const note = page.locator('.grid-section.note')
    await note.locator('.slidev-note-click-mark').first().waitFor()
    expect(await note.textContent()).toContain('for compliance')
    const lines = await note.locator('.slidev-note').first().evaluate(element =>
      element.clientHeight / Number.parseFloat(getComputedStyle(element.querySelector('p')!).lineHeight))
    expect(lines).toBeGreaterThanOrEqual(10)
    for (const [kind, words] of [['asked', 'Asked "'], ['bridge', /^(?:For the board|Bridge): /]] as const)
      expect(await note.locator(`p.note-${kind}`).first().textContent(), kind).toMatch(words)
    await page.close()
  })

  it('starts its timer with the first change of slides', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(`${served.url}/#/presenter/research-spec`)
    const clock = () => page.locator('.grid-section.bottom .font-mono').textContent().then(text => text!.replace(/\s/g, ''))
    expect(await clock()).toBe('45:00')
    await page.evaluate(() => window.location.hash = '#/presenter/research-run')
    await expect.poll(clock, { timeout: 5000 }).toMatch(/^44:5\d$/)
    await expect.poll(() => page.locator('.pace').textContent(), { timeout: 5000 }).toMatch(/ahead/)
    await page.close()
  })
})
