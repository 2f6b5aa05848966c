import { expect, it } from 'vitest'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { ownDeck } from './own-deck'
import { servedDeck } from './served-deck'

const LATE = 1500
const served = servedDeck()

it('a slide is shown once its chart is there, however late that comes', async () => {
  const { no } = ownDeck().slides.find(({ content }) => content.includes('<Chart '))!
  const { page, show } = await openStage(served.browser, served.site.url, { width: 1280, height: 720 }, (page) => {
    void page.route('**/assets/Chart-*.js', async route => setTimeout(() => void route.continue(), LATE))
  })
  await show(no)
  expect(await page.locator(`.slidev-page-${no} svg[role="img"]`).count()).toBeGreaterThan(0)
  await page.close()
})
