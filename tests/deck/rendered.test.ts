import type { Browser } from 'playwright-core'
import type { Stage } from '../../src/effects/stage'
import type { TextLine } from './rendered/measure'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../src/effects/browser'
import { serveFolder } from '../../src/effects/serve'
import { builtDeck } from '../../src/effects/slidev'
import { openStage } from '../../src/effects/stage'
import { clipping, margins, overflow, overlap, shifts, size } from './rendered/checks'
import { measureText } from './rendered/measure'

const ROOT = join(import.meta.dirname, '../..')
// A projector, and a room that still has a 4:3 one.
const SIZES = [{ width: 1280, height: 720 }, { width: 1024, height: 768 }]
// Slidev asks for the screen to stay on; a browser without a screen refuses, and nothing is lost.
const HARMLESS = /Wake Lock/

interface State { slide: string, click: number, lines: TextLine[] }

let browser: Browser
let site: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  site = await serveFolder(await builtDeck(ROOT))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

describe.each(SIZES)('the built deck at $width × $height', ({ width, height }) => {
  const states: State[] = []
  const errors: string[] = []
  const hosts = new Map<string, number>()
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage(browser, site.url, { width, height }, (page) => {
      page.on('console', message => message.type() === 'error' && !HARMLESS.test(message.text()) && errors.push(message.text()))
      page.on('pageerror', error => !HARMLESS.test(String(error)) && errors.push(String(error)))
      page.on('requestfailed', request => errors.push(`cannot load ${request.url()}`))
      page.on('request', (request) => {
        const { host, protocol } = new URL(request.url())
        if (protocol !== 'data:' && protocol !== 'blob:')
          hosts.set(host, (hosts.get(host) ?? 0) + 1)
      })
    })
    for (const { no, alias } of stage.slides) {
      const total = await stage.show(no, 0)
      for (let click = 0; click <= total; click++) {
        if (click > 0)
          await stage.show(no, click)
        states.push({ slide: `${no} ${alias}`, click, lines: await measureText(stage.page, no) })
      }
    }
  }, 240_000)

  // A fault that stays over several clicks is named once, at the first.
  const problems = (check: (lines: TextLine[]) => string[]) => {
    const named = new Set<string>()
    return states.flatMap(({ slide, click, lines }) => check(lines)
      .filter(message => !named.has(`${slide} ${message}`) && named.add(`${slide} ${message}`))
      .map(message => `${slide}, click ${click}: ${message}`))
  }

  it('shows text on every slide', () => {
    expect(states.filter(({ lines }) => lines.length === 0).map(({ slide }) => slide)).toEqual([])
    expect(new Set(states.map(({ slide }) => slide)).size).toBe(stage.slides.length)
  })

  it('reports no error', () => expect([...new Set(errors)]).toEqual([]))

  it('asks no other machine for anything', () => {
    expect([...hosts.keys()]).toEqual([new URL(site.url).host])
  })

  it('keeps all text on the canvas', () => expect(problems(overflow)).toEqual([]))
  it('keeps the margins free', () => expect(problems(margins)).toEqual([]))
  it('cuts no text off', () => expect(problems(clipping)).toEqual([]))
  it('has no text under 14 px', () => expect(problems(size)).toEqual([]))
  it('has no text on text', () => expect(problems(overlap)).toEqual([]))

  it('moves nothing between two clicks', () => {
    expect(states.flatMap(({ slide, click, lines }, i) => click === 0
      ? []
      : shifts(states[i - 1]!.lines, lines).map(message => `${slide}, click ${click}: ${message}`))).toEqual([])
  })
})

it('axe finds nothing serious or critical on any slide', async () => {
  const { page, slides, show } = await openStage(browser, site.url, { width: 1280, height: 720 })
  const found: string[] = []
  for (const { no, alias } of slides) {
    await show(no, 99)
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode(true).include(`.slidev-page-${no}`).analyze()
    for (const { id, help, impact, nodes } of violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))
      found.push(`${no} ${alias}: ${impact} ${id} (${help}): ${nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ')}`)
  }
  expect(found).toEqual([])
}, 240_000)
