import type { Browser } from 'playwright-core'
import type { Served } from '../../packages/slidev-companion/src/machine/serve'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { root } from './own-deck'

/** The built deck under an address, and a browser: there once the tests begin. */
export interface ServedDeck { site: Served, browser: Browser }

/** Serves the built deck to the tests of a file or of a block, with a browser; both end with them. */
export function servedDeck(): ServedDeck {
  const served = {} as ServedDeck
  beforeAll(async () => {
    served.site = await serveFolder(await builtDeck(root))
    served.browser = await launchBrowser()
  })
  afterAll(async () => {
    await served.browser?.close()
    await served.site?.stop()
  })
  return served
}
