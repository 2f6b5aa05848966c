import type { Browser } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { describeWith } from '../../packages/slidev-companion/tests/require'
import { violations } from '../axe'
import { root } from '../deck/own-deck'

/** What WCAG 2.2 asks at the levels A and AA, as far as a program can say. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What mdBook brings to every book: docs/accessibility.md names each. Nothing of ours may be among the findings. */
const OF_MDBOOK = new Set([
  'aria-allowed-attr', // the label that opens the list of chapters
  'aria-prohibited-attr',
  'target-size', // the lines of that list
  'color-contrast', // of the line of the page that is open, in a dark theme
  'link-in-text-block', // a link has a colour, but no line under it
  'scrollable-region-focusable', // a block of code with a long line
])

interface Finding { page: string, rule: string, places: string }

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(async () => void await browser?.close())

/** Returns what axe finds in each page below a folder. */
async function findings(folder: string, pages: string[], theme?: string): Promise<Finding[]> {
  const site = await serveFolder(folder)
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  try {
    if (theme !== undefined)
      await context.addInitScript(name => localStorage.setItem('mdbook-theme', name), theme)
    const page = await context.newPage()
    const found: Finding[] = []
    for (const path of pages) {
      await page.goto(`${site.url}/${path}`, { waitUntil: 'load' })
      found.push(...(await violations(page, { tags: WCAG })).map(({ id, nodes }) => ({ page: path, rule: id, places: nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ') })))
    }
    return found
  }
  finally {
    await context.close()
    await site.stop()
  }
}

describe('the dashboard', () => {
  const dashboard = join(root, 'artifacts/3-workspace/dashboard')
  const pages = readdirSync(dashboard).map(day => `${day}/index.html`)

  it('has nothing of every morning that axe complains of', async () => {
    expect(pages.length).toBeGreaterThan(0)
    expect(await findings(dashboard, pages)).toEqual([])
  }, 60_000)
})

describeWith('mdbook', 'the book', (mdbook) => {
  const sources = mkdtempSync(join(tmpdir(), 'axe-'))
  const folder = join(sources, 'book')
  beforeAll(() => {
    cpSync(join(root, 'docs'), sources, { recursive: true, filter: path => path !== join(root, 'docs/book') })
    expect(spawnSync(mdbook, ['build', sources]).status).toBe(0)
  }, 60_000)
  afterAll(() => rmSync(sources, { recursive: true, force: true }))

  it.each(['light', 'navy'])('has no page in the theme %s with a fault that mdBook does not bring', async (theme) => {
    const guide = readdirSync(join(folder, 'guides/enterprise/kpi-okr')).filter(file => file.endsWith('.html')).map(file => `guides/enterprise/kpi-okr/${file}`)
    expect(guide.length).toBeGreaterThan(7)
    const found = await findings(folder, [...guide, 'accessibility.html', 'upstream.html'], theme)
    expect(found.filter(({ rule }) => !OF_MDBOOK.has(rule))).toEqual([])
    expect(found.filter(({ rule, places }) => rule === 'color-contrast' && !places.includes('class="active"'))).toEqual([])
  }, 120_000)
})
