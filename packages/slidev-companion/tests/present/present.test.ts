import type { ChildProcess } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeck } from '../../src/deck/open'
import { launchBrowser } from '../../src/machine/browser'
import { serveFolder } from '../../src/machine/serve'
import { rehearsalsIn } from '../../src/rehearsal/file'
import { makeScript } from '../../src/script/make'
import { makeSingle, makeSite } from '../../src/site/make'
import { linkedDeck } from '../linked-deck'

const CLI = ['--import', 'tsx', join(import.meta.dirname, '../../src/cli.ts')]
const NOTE = 'The oven was broken that very morning.'
const DECK = `---
theme: default
title: Bread
presenter: dev
minutes: 1.5
fonts: { provider: none }
---

# Bread

<!-- ${NOTE} -->

---

# Flour, water, salt

<!-- [click] Say it slowly. -->
`

const { folder, remove } = linkedDeck('present', { 'slides.md': DECK })
let server: ChildProcess
let browser: Browser
let url: string
let printed = ''

beforeAll(async () => {
  server = spawn(process.execPath, [...CLI, 'present', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [server.stdout!, server.stderr!])
    stream.on('data', (chunk: unknown) => printed += String(chunk))
  browser = await launchBrowser()
  for (let tries = 0; tries < 600 && !printed.includes('Ctrl-C') && server.exitCode === null; tries++)
    await new Promise(resolve => setTimeout(resolve, 100))
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  remove()
})

function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    request({ hostname, port, headers: { host } }, ({ statusCode }) => resolve(statusCode)).on('error', reject).end()
  })
}

describe('a presentation from the build', () => {
  it('shows its first slide to the audience, without notes', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}/`)
    await page.getByText('Bread').first().waitFor()
    expect(await page.textContent('body')).not.toContain(NOTE)
    await page.close()
  })

  it('has the presenter\'s view with notes, which leads the audience\'s window', async () => {
    const context = await browser.newContext()
    const [mine, theirs] = [await context.newPage(), await context.newPage()]
    await mine.goto(`${url}/#/presenter/1`)
    await mine.getByText(NOTE).first().waitFor()
    await theirs.goto(`${url}/#/1`)
    await theirs.getByText('Bread').first().waitFor()
    await mine.keyboard.press('ArrowRight')
    await theirs.waitForFunction(() => window.location.hash.startsWith('#/2'), undefined, { timeout: 5000 })
    await context.close()
  })

  it('keeps how long each slide took, and shows it beside the plan the next time', async () => {
    const file = join(folder, '.rehearsals/slides.json')
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(`${url}/#/presenter/1`)
    await page.locator('.grid-section.bottom .font-mono').hover()
    await page.locator('.grid-section.bottom .i-carbon\\:play').first().click()
    expect(await page.locator('.last-time').count()).toBe(0)
    await page.waitForTimeout(1200)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => existsSync(file) && rehearsalsIn(file).map(({ seconds }) => seconds)).toEqual([{ 1: 1 }])
    await page.close()
    const next = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await next.goto(`${url}/#/presenter/1`)
    await next.locator('.last-time').waitFor()
    expect(await next.locator('.last-time').textContent()).toBe('last time 0:01, plan 1:30')
    await next.close()
    expect(new TextDecoder().decode((await makeScript(await openDeck(join(folder, 'slides.md')), { form: 'html' })).file)).toContain('last time 0:01')
  })

  it('answers to this machine\'s names alone', async () => {
    const { host } = new URL(url)
    expect(await statusFor(host)).toBe(200)
    expect(await statusFor('bread.example')).toBe(403)
  })

  it('refuses a port that is taken or is none', async () => {
    await expect(serveFolder(folder, Number(new URL(url).port))).rejects.toThrow('is in use (name another with --port')
    const child = spawn(process.execPath, [...CLI, 'present', '--port', '99999'], { cwd: folder })
    expect((await once(child, 'exit'))[0]).toBe(1)
  })

  it('is never what a site is made of', async () => {
    const open = await openDeck(join(folder, 'slides.md'))
    const { files } = await makeSite(open)
    const { page } = await makeSingle(open)
    const texts = [page, ...Object.values(files).map(bytes => new TextDecoder().decode(bytes))]
    expect(texts.filter(text => text.includes(NOTE))).toEqual([])
    expect(texts.filter(text => /__rehearsal|last-time/.test(text))).toEqual([])
  }, 120_000)

  it('ends with Ctrl-C, without an error and without a trace', async () => {
    server.kill('SIGINT')
    expect((await once(server, 'exit'))[0]).toBe(0)
    expect(printed).not.toMatch(/error|stopped by/i)
    expect(readdirSync(tmpdir()).filter(name => name.startsWith(`slidev-companion-${server.pid}`))).toEqual([])
    await expect(fetch(url)).rejects.toThrow()
  })
})
