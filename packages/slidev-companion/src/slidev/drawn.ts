import type { Page } from 'playwright-core'

/** Resolves once all that lies in a part of a page is drawn: slides loaded on demand, images, diagrams. */
export async function drawn(page: Page, selector: string, timeout?: number): Promise<void> {
  await page.waitForFunction((selector) => {
    const part = document.querySelector(selector)!
    return !part.querySelector('.slidev-slide-loading')
      && [...part.querySelectorAll('img')].every(image => image.complete)
      && [...part.querySelectorAll('.mermaid')].every(diagram => diagram.shadowRoot?.querySelector('svg'))
  }, selector, { timeout })
}
