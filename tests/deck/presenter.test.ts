import type { ChildProcess } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFor } from '../../packages/slidev-companion/src/deck/version'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { ownDeck, root } from './own-deck'

// The speaker's own view exists only where the deck is presented from: in the development server of `npm run start:board`.
let server: ChildProcess
let browser: Browser
let page: Page
let printed = ''

beforeAll(async () => {
  const port = await freePort()
  server = spawn(process.execPath, [join(root, 'node_modules/@slidev/cli/bin/slidev.mjs'), 'board.md', '--port', String(port)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'development' } })
  for (const stream of [server.stdout!, server.stderr!])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript(keepTimes)
  await until(() => fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false))
  await page.goto(`http://localhost:${port}/#/presenter/research-spec?clicks=1`)
  await page.waitForSelector('.grid-section.note .slidev-note-click-mark', { timeout: 120_000 })
  await page.locator('.grid-section.main .slidev-layout:visible').first().waitFor({ timeout: 60_000 })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  server?.kill()
})

declare global {
  interface Window { times: unknown[] }
}

/** Keeps in the page what it would have sent: the rehearsals of this folder are somebody's own. */
function keepTimes(): void {
  const send = window.fetch
  window.times = []
  window.fetch = async (...[to, options]) => {
    if (to !== '/__rehearsal' || options?.method !== 'POST')
      return send(to, options)
    window.times.push(JSON.parse(String(options.body)))
    return new Response()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300 && !await ready(); tries++)
    await new Promise(resolve => setTimeout(resolve, 200))
}

const goTo = (hash: string) => page.evaluate(hash => window.location.hash = hash, hash)
const clock = () => page.locator('.grid-section.bottom .font-mono').textContent().then(text => text!.replace(/\s/g, ''))

describe('the presenter\'s view of the board\'s version', () => {
  it('starts without a warning', () => {
    expect(printed).toContain('presenter mode')
    expect(printed).not.toMatch(/\(!\)|warn/i)
  })

  it('has the note beside the slide, in letters of at least 16 px and ten lines of room', async () => {
    const note = page.locator('.grid-section.note')
    expect(await note.textContent()).toContain('for compliance')
    expect(await note.locator('p').first().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16)
    const { room, line } = await note.locator('.slidev-note').first().evaluate(element => ({
      room: element.clientHeight,
      line: Number.parseFloat(getComputedStyle(element.querySelector('p')!).lineHeight),
    }))
    expect(room / line).toBeGreaterThanOrEqual(10)
  })

  it('marks the sentences of the click that is shown', async () => {
    const marks = page.locator('.grid-section.note .slidev-note-click-mark')
    expect(await marks.count()).toBe(ownDeck().slides.find(({ alias }) => alias === 'research-spec')!.note.split('[click]').length - 1)
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => window.location.hash.includes('clicks=2'))
    await page.waitForFunction(() => document.querySelectorAll('.grid-section.note .slidev-note-click-mark')[1]?.classList.contains('slidev-note-click-mark-active'), undefined, { timeout: 15_000 })
  })

  it('counts down from 25 minutes', async () => {
    expect(await clock()).toBe('25:00')
    expect(await page.locator('.pace').count()).toBe(0)
    await page.locator('.grid-section.bottom .font-mono').hover()
    await page.locator('.grid-section.bottom .i-carbon\\:play').first().click()
    await page.waitForFunction(() => /24:5\d/.test(document.querySelector('.grid-section.bottom .font-mono')!.textContent.replace(/\s/g, '')), undefined, { timeout: 5000 })
  })

  it('says how far the talk is ahead of its planned minutes', async () => {
    const marked = ownDeck().slides.filter(slide => isFor(slide, 'board'))
    const before = marked.slice(0, marked.findIndex(({ alias }) => alias === 'research-spec'))
    const planned = 60 * before.reduce((sum, { minutes }) => sum + minutes!, 0)
    const [, minutes, seconds] = /^(\d+):(\d\d) ahead$/.exec((await page.locator('.pace').textContent())!.trim())!
    const passed = planned - 60 * Number(minutes) - Number(seconds)
    expect(passed).toBeGreaterThanOrEqual(0)
    expect(passed).toBeLessThan(25)
  })

  it('says on time while the slide still has minutes of its own', async () => {
    await goTo('#/presenter/cover')
    await page.waitForFunction(() => document.querySelector('.pace')?.textContent.trim() === 'on time', undefined, { timeout: 10_000 })
    await goTo('#/presenter/research-spec?clicks=2')
    await page.waitForFunction(() => document.querySelector('.pace')?.textContent.trim().endsWith('ahead'), undefined, { timeout: 10_000 })
  })

  it('tells its own server, and no other, how long each slide took', async () => {
    const any = expect.any(Number) as number
    await page.waitForTimeout(1000)
    await goTo('#/presenter/cover')
    await expect.poll(() => page.evaluate(() => window.times)).toContainEqual({ begun: any, slide: 'research-spec', seconds: any })
    await goTo('#/presenter/research-spec?clicks=2')
    const answers = ['http://localhost', 'https://bread.example'].map(async (name) => {
      const origin = name.endsWith('localhost') ? new URL(page.url()).origin : name
      const headers = { origin, 'content-type': 'application/json' }
      return (await fetch(new URL('/__rehearsal', page.url()), { method: 'POST', headers, body: '{}' })).status
    })
    expect(await Promise.all(answers)).toEqual([400, 403])
  })

  it('jumps to a hard question and back, and stays the presenter\'s view', async () => {
    for (const [key, where] of [['q', '#/presenter/questions'], ['9', '#/presenter/approval-limits'], ['b', '#/presenter/research-spec?clicks=2']] as const) {
      await page.keyboard.press(key)
      await page.waitForFunction(where => window.location.hash === where, where, { timeout: 5000 })
    }
  })

  it('leads the audience\'s window, and is not pulled back when that opens', async () => {
    const audience = await browser.newPage()
    await audience.goto(page.url().replace(/#.*/, '#/research-spec'))
    await audience.locator('.slidev-layout:visible').first().waitFor({ timeout: 60_000 })
    await audience.waitForTimeout(1500) // as long as a message between windows may take
    expect(new URL(page.url()).hash).toBe('#/presenter/research-spec?clicks=2')
    await page.keyboard.press('ArrowLeft')
    await audience.waitForFunction(() => window.location.hash.includes('clicks=1'), undefined, { timeout: 5000 })
    await audience.close()
  }, 90_000)

  it('is at the address that README gives', async () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('/#/presenter/')
    await page.goto(page.url().replace(/#.*/, '#/presenter/'))
    await page.locator('.grid-section.note').first().waitFor({ timeout: 60_000 })
  })
})
