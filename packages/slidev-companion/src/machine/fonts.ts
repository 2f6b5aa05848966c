import type { Page } from 'playwright-core'
import type { Problem } from '../errors'
import { CliError } from '../errors'

const FIX
  = 'its file is missing, which npm ci brings, or the browser has no font of its own, without which it draws none: '
    + 'remove node_modules/.cache/slidev-companion/chromium'

/**
 * Loads every font of a page, because only a layout would ask for them. Returns those that do not
 * load.
 */
export async function loadFonts(page: Page): Promise<Problem[]> {
  const lost = await page.evaluate(async () => {
    const fonts = [...document.fonts]
    const loaded = await Promise.allSettled(fonts.map(font => font.load()))
    return fonts
      .filter((_, i) => loaded[i]!.status === 'rejected')
      .map(({ family, weight }) => `${family} ${weight}`)
  })
  return lost.map(found => ({ found: `the font ${found} does not load`, fix: FIX }))
}

/**
 * Loads every font of a page: nothing is drawn without, or with another in its place. One that does
 * not load is a CliError.
 */
export async function requireFonts(page: Page): Promise<void> {
  const lost = await loadFonts(page)
  if (lost.length > 0)
    throw new CliError(lost)
}
