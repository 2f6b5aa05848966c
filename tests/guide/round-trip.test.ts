import type { Browser, Page } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { brokenImages, linksAndIds, paleCharts, wideElements } from '../../packages/slidev-companion/tests/guide/rendered'
import { describeWith } from '../../packages/slidev-companion/tests/require'
import { root } from '../deck/own-deck'

const THEMES = ['light', 'navy', 'coal']
const WIDTHS = [400, 1400]
// mdBook's own page of every chapter at once repeats the others, and its 404 page has no place of its own.
const NOT_READ = /^(?:print|404|toc)\.html$/

describeWith('mdbook', 'the built book in the real browser', (mdbook) => {
  const sources = mkdtempSync(join(tmpdir(), 'book-'))
  const folder = join(sources, 'book')
  let pages: string[] = []
  let site: Awaited<ReturnType<typeof serveFolder>>
  let browser: Browser

  beforeAll(async () => {
    cpSync(join(root, 'docs'), sources, { recursive: true, filter: path => path !== join(root, 'docs/book') })
    const built = spawnSync(mdbook, ['build', sources], { encoding: 'utf8' })
    expect(built.stderr).not.toMatch(/\b(?:WARN|ERROR)\b/i)
    expect(built.status).toBe(0)
    pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/')).filter(file => file.endsWith('.html') && !NOT_READ.test(file) && !file.includes('artifacts/workspace/')).sort()
    site = await serveFolder(folder)
    browser = await launchBrowser()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    rmSync(sources, { recursive: true, force: true })
  })

  /** Opens every page; returns what went wrong, with the page in front. */
  async function walk(theme: string, width: number, look: (page: Page, path: string) => Promise<string[]>): Promise<string[]> {
    const problems: string[] = []
    let path = ''
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    await context.addInitScript(name => localStorage.setItem('mdbook-theme', name), theme)
    const page = await context.newPage()
    page.on('console', message => message.type() === 'error' && problems.push(`${path}: console: ${message.text()}`))
    page.on('pageerror', error => problems.push(`${path}: ${error.message}`))
    page.on('request', request => new URL(request.url()).origin !== site.url && !request.url().startsWith('data:') && problems.push(`${path}: asks for ${request.url()}`))
    page.on('response', response => response.status() >= 400 && problems.push(`${path}: ${response.status()} ${response.url()}`))
    for (path of pages) {
      await page.goto(`${site.url}/${path}`, { waitUntil: 'load' })
      problems.push(...(await look(page, path)).map(found => `${path}: ${found}`))
    }
    await context.close()
    return problems
  }

  it('has the seven pages of the request, the appendix and the example files', () => {
    for (const name of ['index', '01-scenario', '02-data-ingestion', '03-research', '04-approval', '05-implementation', '06-reporting', 'appendix', 'artifacts/index', 'artifacts/digests', 'artifacts/specs'])
      expect(pages).toContain(`guides/enterprise/kpi-okr/${name}.html`)
  })

  it('leads every link to a file and every fragment to an id', async () => {
    const links: { from: string, to: URL }[] = []
    const ids = new Map<string, Set<string>>()
    await walk('light', 1400, async (page, path) => {
      const found = await page.evaluate(linksAndIds)
      ids.set(`/${path}`, new Set(found.ids))
      links.push(...found.links.map(to => ({ from: path, to: new URL(to) })))
      return []
    })
    const own = links.filter(({ to }) => to.origin === site.url)
    expect(own.length).toBeGreaterThan(200)
    const broken = own.filter(({ to }) => {
      const file = join(folder, decodeURIComponent(to.pathname))
      const path = existsSync(file) && statSync(file).isDirectory() ? `${to.pathname.replace(/\/$/, '')}/index.html` : to.pathname
      const exists = existsSync(join(folder, decodeURIComponent(path)))
      return !exists || (to.hash.length > 1 && ids.has(path) && !ids.get(path)!.has(decodeURIComponent(to.hash.slice(1))))
    })
    expect(broken.map(({ from, to }) => `${from}: ${to.pathname}${to.hash}`)).toEqual([])
  }, 60_000)

  describe.each(THEMES)('in the theme %s', (theme) => {
    it.each(WIDTHS)('is whole at %i px', async (width) => {
      const problems = await walk(theme, width, async (page) => {
        const seen = await page.evaluate(() => document.documentElement.classList.value)
        return [
          ...seen.split(' ').includes(theme) ? [] : [`has the theme ${seen}`],
          ...await page.evaluate(brokenImages),
          ...await page.evaluate(wideElements),
          ...await page.evaluate(paleCharts),
        ]
      })
      expect(problems).toEqual([])
    }, 60_000)
  })
})
