import type { Buffer } from 'node:buffer'
import type { Browser } from 'playwright-core'

export interface Picture { name: string, png: Buffer }

/** Returns one PNG of all pictures, at most five in a row, each with its name under it. */
export async function contactSheet(
  browser: Browser,
  pictures: readonly Picture[],
  { ratio, width = 1600 }: { ratio: number, width?: number },
): Promise<Buffer> {
  const columns = Math.min(5, Math.ceil(Math.sqrt(pictures.length)))
  const style = `
    body {
      margin: 0; padding: 24px; background: white; font: 13px sans-serif;
      display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 20px 16px;
    }
    figure { margin: 0 }
    img { display: block; width: 100%; aspect-ratio: ${ratio}; outline: 1px solid silver }
    figcaption { padding-top: 4px; color: dimgray }`
  const cells = pictures.map(({ name, png }) => {
    const source = `data:image/png;base64,${png.toString('base64')}`
    return `<figure><img src="${source}"><figcaption>${name}</figcaption></figure>`
  })
  const page = await browser.newPage({ viewport: { width, height: 100 } })
  try {
    await page.setContent(`<style>${style}</style>${cells.join('')}`, { waitUntil: 'load' })
    return await page.screenshot({ fullPage: true })
  }
  finally {
    await page.close()
  }
}
