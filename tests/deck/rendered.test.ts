import type { Browser, Page } from 'playwright-core'
import type { Stage } from '../../packages/slidev-companion/src/slidev/stage'
import type { TextLine } from './rendered/measure'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { violations } from '../axe'
import { ownDeck } from './own-deck'
import { clipping, covered, margins, overflow, overlap, shifts, size, strength, underTitle } from './rendered/checks'
import { measureText, widenText } from './rendered/measure'

const ROOT = join(import.meta.dirname, '../..')
// A projector, a room that still has a 4:3 one, and the canvas itself, as on a small laptop.
const SIZES = [{ width: 1280, height: 720 }, { width: 1024, height: 768 }, { width: 980, height: 552 }]
// Slidev asks for the screen to stay on; a browser without a screen refuses, and nothing is lost.
const HARMLESS = /Wake Lock/

// tests/styles computes that each of them can be read on its ground.
const READABLE = ['ink', 'ink-2', 'focus', 'alert', 'paper', 'term-ink', 'term-dim', 'term-prompt', 'term-fail'].map((token) => {
  const hex = new RegExp(`--${token}: #(\\w{6});`).exec(readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8'))![1]!
  return `rgb(${[0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`
})
/** Four clicks are as many as a speaker counts without looking. */
const MOST_CLICKS = 4

const isGrave = ({ impact }: { impact?: string | null }) => impact === 'serious' || impact === 'critical'

interface State { slide: string, click: number, width: number, lines: TextLine[] }

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

describe('the built deck', () => {
  const everyState: State[] = []
  const canvases = new Map<number, { width: number, height: number }>()
  const headings: { slide: string, levels: number[] }[] = []
  const grave: string[] = []
  const tooWide: string[] = []
  const errors: string[] = []
  const hosts = new Map<string, number>()
  let stage: Stage

  /** Measures what a slide shows in a window of each size. */
  async function measureAt(no: number, slide: string, click: number): Promise<void> {
    for (const { width, height } of SIZES) {
      await stage.page.setViewportSize({ width, height })
      await stage.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      canvases.set(width, (await stage.page.locator('#slide-content').boundingBox())!)
      everyState.push({ slide, click, width, lines: await measureText(stage.page, no) })
    }
  }

  /** Returns what axe finds on a slide. */
  async function graveOn(no: number, slide: string): Promise<string[]> {
    const found = await violations(stage.page, { within: `.slidev-page-${no}` })
    return found.filter(isGrave).map(({ id, help, impact, nodes }) =>
      `${slide}: ${impact} ${id} (${help}): ${nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ')}`)
  }

  beforeAll(async () => {
    stage = await openStage(browser, site.url, SIZES[0]!, (page) => {
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
        await measureAt(no, `${no} ${alias}`, click)
      }
      grave.push(...await graveOn(no, `${no} ${alias}`))
      await widenText(stage.page, no, 0.04)
      const wide = await measureText(stage.page, no)
      tooWide.push(...[overflow, clipping, overlap, underTitle].flatMap(check => check(wide)).map(message => `${no} ${alias}: ${message}`))
      headings.push({ slide: `${no} ${alias}`, levels: await stage.page.locator(`.slidev-page-${no} :is(h1,h2,h3,h4)`).evaluateAll(found => found.map(({ tagName }) => Number(tagName[1]))) })
    }
  }, 600_000)

  describe.each(SIZES)('at $width × $height', ({ width, height }) => {
    const states = (): State[] => everyState.filter(state => state.width === width)
    // A fault that stays over several clicks is named once, at the first.
    const problems = (check: (lines: TextLine[]) => string[]) => {
      const named = new Set<string>()
      return states().flatMap(({ slide, click, lines }) => check(lines)
        .filter(message => !named.has(`${slide} ${message}`) && named.add(`${slide} ${message}`))
        .map(message => `${slide}, click ${click}: ${message}`))
    }

    it('shows the whole canvas, as large as the window allows, whatever its shape', () => {
      const canvas = canvases.get(width)!
      const scale = Math.min(width / 980, height / 552)
      expect(canvas.width).toBeCloseTo(980 * scale, 0)
      expect(canvas.height).toBeCloseTo(552 * scale, 0)
    })

    it('shows text on every slide', () => {
      expect(states().filter(({ lines }) => lines.length === 0).map(({ slide }) => slide)).toEqual([])
      expect(new Set(states().map(({ slide }) => slide)).size).toBe(stage.slides.length)
    })

    it('keeps all text on the canvas', () => expect(problems(overflow)).toEqual([]))
    it('keeps the margins free', () => expect(problems(margins)).toEqual([]))
    it('cuts no text off', () => expect(problems(clipping)).toEqual([]))
    it('has no text under 14 px', () => expect(problems(size)).toEqual([]))
    it('has all text in readable colours, at full strength', () => expect(problems(strength(READABLE))).toEqual([]))
    it('has no text under a shape', () => expect(problems(covered)).toEqual([]))
    it('has no text on text', () => expect(problems(overlap)).toEqual([]))

    it('moves nothing between two clicks', () => {
      expect(states().flatMap(({ slide, click, lines }, i) => click === 0
        ? []
        : shifts(states()[i - 1]!.lines, lines).map(message => `${slide}, click ${click}: ${message}`))).toEqual([])
    })
  })

  it('has as many clicks on each slide as its note has marks, and at most four', () => {
    const marked = new Map(ownDeck().slides.map(({ no, alias, note }) => [`${no} ${alias}`, note.split('[click]').length - 1]))
    const clicks = new Map(everyState.map(({ slide, click }) => [slide, click]))
    expect([...clicks].filter(([slide, click]) => marked.get(slide) !== click).map(([slide, click]) => `${slide}: ${click} clicks on the slide, ${marked.get(slide)} [click] in its note: add or take a mark where the hand moves`)).toEqual([])
    expect([...clicks].filter(([, click]) => click > MOST_CLICKS).map(([slide, click]) => `${slide}: ${click} clicks: reveal more at once, or make two slides`)).toEqual([])
  })

  it('has one first heading on each slide, and none of the third level without one of the second', () => {
    expect(headings.filter(({ levels }) => levels.filter(level => level === 1).length !== 1 || levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)).map(({ slide, levels }) => `${slide}: headings ${levels.join(', ')}`)).toEqual([])
  })

  it('stands still for who asked for less motion', async () => {
    expect(await stage.page.evaluate(() => [...document.querySelectorAll('.slidev-layout, .slidev-layout *')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return animationName !== 'none' || transitionDuration.split(', ').some(duration => Number.parseFloat(duration) > 0)
    }).map(element => element.outerHTML.slice(0, 80)).slice(0, 5))).toEqual([])
  })

  // Hinted fonts are up to 4 % wider than those measured here.
  it('has room on every slide for letters 4 % wider', () => expect(tooWide).toEqual([]))
  it('has nothing serious or critical on any slide that axe finds', () => expect(grave).toEqual([]))
  it('reports no error', () => expect([...new Set(errors)]).toEqual([]))

  it('asks no other machine for anything', () => {
    expect([...hosts.keys()]).toEqual([new URL(site.url).host])
  })
})

describe('around the slides', () => {
  let page: Page
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(`${site.url}/#/2`)
    await page.locator('.slidev-layout h1:visible').first().waitFor()
  })
  afterAll(async () => void await page?.close())

  it('the language is named, and the title is the deck\'s', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toContain('one key result')
  })

  it.each([
    ['the controls', async () => page.mouse.move(200, 740)],
    ['the overview', async () => page.keyboard.press('o')],
    ['the dialog to go to a slide', async () => page.keyboard.press('Escape').then(() => page.keyboard.press('g'))],
  ])('axe finds nothing serious or critical in %s', async (_, open) => {
    await open()
    await page.waitForTimeout(1500)
    const found = await violations(page)
    expect(found.filter(isGrave)
      .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ')}`)).toEqual([])
    expect(found.map(({ id }) => id)).not.toContain('landmark-one-main')
  }, 60_000)

  it('the overview shows every slide', async () => {
    await page.keyboard.press('Escape')
    await page.locator('.slidev-page-2 h1:visible').first().waitFor()
    await page.keyboard.press('o')
    await page.waitForFunction(slides => document.querySelectorAll('.z-modal .slidev-layout').length === slides, ownDeck().slides.length, { timeout: 10_000 })
  })
})

describe('the checks find a fault that is planted in a slide', () => {
  let stage: Stage
  let no: number
  beforeAll(async () => {
    stage = await openStage(browser, site.url, { width: 1280, height: 720 })
    no = stage.slides.find(({ alias }) => alias === 'decision')!.no
    await stage.show(no, 0)
  })

  /** Returns the lines of the slide with one more element in it. */
  async function withPlanted(style: string, html = 'a planted text'): Promise<TextLine[]> {
    await stage.page.evaluate(([no, style, html]) => {
      document.querySelector('#planted')?.remove()
      document.querySelector(`.slidev-page-${no} .slidev-layout`)!.insertAdjacentHTML('beforeend', `<div id="planted" style="position:absolute;white-space:nowrap;${style}">${html}</div>`)
    }, [no, style, html] as [number, string, string])
    return measureText(stage.page, no)
  }
  const finding = (check: (lines: TextLine[]) => string[], lines: TextLine[]) => check(lines).filter(message => message.includes('planted'))

  it.each([
    ['text that leaves the canvas', overflow, 'left:940px;top:300px'],
    ['text in the margin', margins, 'left:20px;top:300px'],
    ['text that its box cuts off', clipping, 'left:700px;top:132px;width:60px;overflow:hidden'],
    ['text under 14 px', size, 'left:700px;top:132px;font-size:13px'],
    ['text that a scale makes small', size, 'left:700px;top:132px;font-size:18px;transform:scale(.7)'],
    ['text in a colour for lines', strength(READABLE), 'left:700px;top:132px;color:var(--context)'],
    ['text that is half faded', strength(READABLE), 'left:700px;top:132px;opacity:.5'],
    ['text on text', overlap, 'left:60px;top:495px'],
    ['text under the tails of the title', underTitle, 'left:60px;top:88px'],
  ] as const)('%s', async (_, check, style) => {
    expect(finding(check, await withPlanted('left:700px;top:132px'))).toEqual([])
    expect(finding(check, await withPlanted(style))).not.toEqual([])
  })

  it('text of a picture that a bar lies over, and not the bar behind one', async () => {
    const bar = '<rect x="40" width="60" height="20" fill="#888"/>'
    const words = '<text y="15">planted</text>'
    const picture = (inside: string) => withPlanted('left:700px;top:132px', `<svg width="120" height="20">${inside}</svg>`)
    expect(finding(covered, await picture(bar + words))).toEqual([])
    expect(finding(covered, await picture(words + bar))).not.toEqual([])
  })

  it('text that moves at a click', async () => {
    const before = await withPlanted('left:700px;top:132px')
    await stage.page.evaluate(() => document.querySelector<HTMLElement>('#planted')!.style.top = '138px')
    expect(shifts(before, await measureText(stage.page, no)).join()).toContain('planted')
  })

  it('but not text that is faded out, or only for screen readers', async () => {
    for (const style of ['opacity:0', 'visibility:hidden', 'display:none'])
      expect(finding(overflow, await withPlanted(`left:940px;top:300px;${style}`))).toEqual([])
  })

  it('and axe finds a picture without words', async () => {
    await withPlanted('left:700px;top:132px', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">')
    const found = await violations(stage.page, { within: `.slidev-page-${no}` })
    expect(found.map(({ id }) => id)).toContain('image-alt')
  })

  afterAll(async () => void await stage?.page.close())
})
