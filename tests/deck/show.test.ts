import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { ownDeck, root } from './own-deck'

const LATE = 1500
let browser: Browser
let site: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  site = await serveFolder(await builtDeck(root))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

it('a slide is shown once its chart is there, however late that comes', async () => {
  const { no } = ownDeck().slides.find(({ content }) => content.includes('<Chart '))!
  const { page, show } = await openStage(browser, site.url, { width: 1280, height: 720 }, (page) => {
    void page.route('**/assets/Chart-*.js', async route => setTimeout(() => void route.continue(), LATE))
  })
  await show(no)
  expect(await page.locator(`.slidev-page-${no} svg[role="img"]`).count()).toBeGreaterThan(0)
  await page.close()
})
