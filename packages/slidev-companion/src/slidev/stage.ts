import type { Browser, Page, Request } from 'playwright-core'
import { requireFonts } from '../machine/fonts'
import { drawn } from './drawn'

/** One slide as the built deck knows it. */
export interface StagedSlide {
  no: number
  alias: string
  title: string
}

/** A deck open in a browser, to be moved slide by slide and click by click. */
export interface Stage {
  page: Page
  slides: StagedSlide[]
  /** Shows a slide after `clicks` clicks; returns the number of clicks it has. */
  show: (no: number, clicks?: number) => Promise<number>
}

interface Nav {
  slides: { no: number, meta: { slide: { title?: string, frontmatter: Record<string, unknown> } } }[]
  clicks: number
  clicksTotal: number
  go: (no: number, clicks?: number) => Promise<void>
}

declare global {
  interface Window {
    deckNav: () => Nav | undefined
  }
}

// A build exposes nothing on `window`; the app's root node leads to what Slidev provides to its
// components.
const EXPOSE_NAV = `window.deckNav = () => {
  const app = document.querySelector('#app')?._vnode?.component?.appContext
  return app?.provides['$$slidev-context']?.nav
}`

export interface StageOptions {
  width: number
  height: number
  /** Device pixels a CSS pixel. */
  scale?: number
}

/** A film may load for as long as it likes. */
const LONGEST_LOAD = 5000

/** Opens the deck at `url` (no final slash). Motion is reduced, so every state is a still. */
export async function openStage(
  browser: Browser,
  url: string,
  { width, height, scale = 1 }: StageOptions,
  prepare?: (page: Page) => void,
): Promise<Stage> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const loading = requestsOf(page)
  prepare?.(page)
  await page.addInitScript(EXPOSE_NAV)
  await page.goto(`${url}/#/1`)
  await page.waitForFunction(() => window.deckNav() && document.querySelector('.slidev-page .slidev-layout'))
  await requireFonts(page)
  // The cursor and the controls of the presenter are no part of a slide.
  await page.addStyleTag({ content: '#slidev-goto-dialog, .slidev-nav, nav { visibility: hidden !important }' })
  const slides = await page.evaluate(() => window.deckNav()!.slides.map(({ no, meta }) => ({
    no,
    alias: String(meta.slide.frontmatter.routeAlias ?? no),
    title: meta.slide.title ?? '',
  })))
  let shown: number | undefined
  const show = async (no: number, clicks = 0): Promise<number> => {
    if (shown !== no)
      await mount(page, loading, no, clicks)
    shown = no
    return showClicks(page, no, clicks)
  }
  return { page, slides, show }
}

/** Returns the requests of a page that have no answer yet; it changes as they come. */
function requestsOf(page: Page): Set<Request> {
  const open = new Set<Request>()
  page.on('request', request => void open.add(request))
  page.on('requestfinished', request => void open.delete(request))
  page.on('requestfailed', request => void open.delete(request))
  return open
}

/** A slide that is loaded on demand counts its clicks only once its components are mounted. */
async function mount(page: Page, loading: Set<Request>, no: number, clicks: number): Promise<void> {
  await goTo(page, no, clicks)
  await loaded(loading) // a component of the slide may come in a file of its own
  await painted(page)
}

async function showClicks(page: Page, no: number, clicks: number): Promise<number> {
  const total = await page.evaluate(() => window.deckNav()!.clicksTotal)
  await goTo(page, no, Math.min(clicks, total))
  await painted(page)
  await atRest(page)
  return total
}

async function loaded(loading: Set<Request>): Promise<void> {
  const end = Date.now() + LONGEST_LOAD
  while (loading.size > 0 && Date.now() < end)
    await new Promise(resolve => setTimeout(resolve, 10))
}

/** Two frames: Vue has patched and the browser has painted. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** A slide that still comes in is not yet where it will stay. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(motion => !(motion instanceof CSSTransition) || motion.playState !== 'running'),
  )
}

/** Goes to a slide and waits until all of it is there. */
async function goTo(page: Page, no: number, clicks: number): Promise<void> {
  await page.evaluate(([no, clicks]) => window.deckNav()!.go(no!, clicks), [no, clicks])
  await page.waitForFunction(async (no) => {
    await document.fonts.ready
    const layout = document.querySelector(`.slidev-page-${no} .slidev-layout`)
    return layout?.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && layout.getBoundingClientRect().width > 0
  }, no)
  await drawn(page, `.slidev-page-${no}`)
}
