import type { Browser, Page } from 'playwright-core'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../packages/slidev-companion/src/deck/open'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { makeSite } from '../../packages/slidev-companion/src/site/make'
import { ownDeck, root } from '../deck/own-deck'

const { slides } = ownDeck()
const warnings: string[] = []
const errors: string[] = []
let folder: string
let browser: Browser
let site: Awaited<ReturnType<typeof serveFolder>>
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'))
  const { files } = await makeSite(await openDeck(join(root, 'slides.md')), { warn: ({ found }) => warnings.push(found) })
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  site = await serveFolder(folder)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  page.on('console', message => ['error', 'warning'].includes(message.type()) && errors.push(message.text()))
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(`${site.url}/`)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the site under its policy', () => {
  it('shows every slide, and nothing on it is refused', async () => {
    for (const { no, alias } of slides) {
      await page.evaluate(hash => void (window.location.hash = hash), `#/${alias ?? no}`)
      await page.locator(`.slidev-page-${no} .slidev-layout:visible`).waitFor()
    }
    expect([...warnings, ...errors]).toEqual([])
  }, 120_000)

  // By a timer: what a debugger asks for at once is let through.
  it.each([
    ['text that becomes code', 'script-src', 'new Function("return 1")()'],
    ['a request to another place', 'connect-src', 'fetch("https://example.com/").catch(() => {})'],
    ['a picture from another place', 'img-src', 'new Image().src = "https://example.com/a.png"'],
    ['a script in the page', 'script-src-elem', 'document.body.append(Object.assign(document.createElement("script"), { text: "1" }))'],
  ])('refuses %s', async (_, directive, attempt) => {
    const refused = await page.evaluate(`new Promise((done) => {
      document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective), { once: true })
      setTimeout(() => { ${attempt} })
      setTimeout(() => done('let through'), 2000)
    })`)
    expect(refused).toBe(directive)
  })
})
