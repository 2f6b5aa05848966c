import type { Page } from 'playwright-core'
import type { Handout } from './sheets'
import { CliError } from '../errors'
import { withBrowser } from '../machine/browser'
import { requireFonts } from '../machine/fonts'
import { serveFolder } from '../machine/serve'
import { NEAREST_GLYPH } from './glyphs'
import { pageRules } from './paper'
import { anchorPages } from './pdf/outline'

/** Where the pages end depends on no slide's looks: a slide has its size. */
const BLANK = '.handout * { visibility: hidden !important } .handout .print-slide-container > * { display: none !important }'
const PRINT = { tagged: true, outline: false, preferCSSPageSize: true, printBackground: true }

interface Printed { pdf: Uint8Array, decoration: string, shown: Record<string, string>, pages: Record<string, number> }

/** Prints the handout route of the built deck twice: the first, blank, tells the pages that the contents name. Returns the PDF as Chromium made it, the words on it that authors declared decoration, and what each sheet shows from which page. */
export async function printHandout(builtDeck: Promise<string>, handout: Handout, browserPath?: string): Promise<Printed> {
  const problems: string[] = []
  let served: Awaited<ReturnType<typeof serveFolder>> | undefined
  const printed = withBrowser(browserPath, async (browser) => { // it starts while the deck is being built
    const page = await browser.newPage({ viewport: { width: 980, height: 720 }, reducedMotion: 'reduce' })
    await page.addInitScript(([data, rules]) => {
      Object.assign(window, { handout: data })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(rules)
      document.adoptedStyleSheets.push(sheet)
    }, [handout, pageRules(handout.paper, handout.title)] as const)
    const { url } = served = await serveFolder(await builtDeck)
    page.on('pageerror', error => problems.push(String(error)))
    page.on('requestfailed', request => problems.push(`cannot load ${request.url()}`))
    page.on('request', request => !request.url().startsWith(url) && !request.url().startsWith('data:') && problems.push(`asks another machine for ${request.url()}`))
    await page.goto(`${url}/?print#/handout`)
    await ready(page, handout.sections.flatMap(section => section.sheets).filter(sheet => sheet.kind !== 'opener').length)
    await prepare(page)
    const blank = await page.addStyleTag({ content: BLANK })
    const pages = await anchorPages(await page.pdf({ ...PRINT, tagged: false }))
    await page.evaluate(async ([pages, blank]) => {
      blank!.parentNode!.removeChild(blank!);
      (window as unknown as { handout: Handout }).handout.pages = pages
      await new Promise(resolve => setTimeout(resolve)) // Vue has written the numbers; printing lays out anew whatever was painted
    }, [pages, blank] as const)
    const pdf = await page.pdf(PRINT)
    if (problems.length > 0)
      throw new CliError(problems.map(found => ({ file: 'handout', found })))
    const decoration = await page.evaluate(() => [...document.querySelectorAll('[aria-hidden="true"]')].map(element => element.textContent).join(' '))
    return { pdf, decoration, shown: await shownSheets(page), pages }
  })
  return printed.finally(() => served?.stop())
}

/** Resolves once that many slides of the handout stand on the page, with their images and fonts. */
export async function ready(page: Page, slides: number): Promise<void> {
  await page.waitForFunction((slides) => {
    const handout = document.querySelector('.handout')
    return handout && handout.querySelectorAll('.slidev-layout').length >= slides
      && !handout.querySelector('.slidev-slide-loading')
      && [...document.images].every(image => image.complete)
  }, slides, { timeout: 60_000 })
  await page.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  await requireFonts(page) // only a layout would ask for them, and there is none yet
}

/** Returns the text that each sheet shows, by its id. */
async function shownSheets(page: Page): Promise<Record<string, string>> {
  await page.emulateMedia({ media: 'print' })
  return page.evaluate(() => Object.fromEntries([...document.querySelectorAll<HTMLElement>('.handout > [id]')].map((sheet) => {
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
    let shown = ''
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const range = document.createRange()
      range.selectNode(node)
      const { width, height } = range.getBoundingClientRect()
      if (width > 1 && height > 1 && node.parentElement!.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        shown += ` ${node.textContent}`
    }
    return [sheet.id, shown]
  })))
}

/** What the structure tree needs of the page: one outline of headings, links that lead to sheets, groups that are no figures. */
async function prepare(page: Page) {
  await page.evaluate((nearest) => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
      const base = sheet.classList.contains('bare') ? 1 : 2
      sheet.querySelectorAll('.slide :is(h1,h2,h3,h4,h5,h6)').forEach((heading, index) => {
        heading.setAttribute('role', 'heading')
        heading.setAttribute('aria-level', String(index === 0 ? base : base + 1))
      })
      for (const figure of sheet.querySelectorAll('figure:not([role])'))
        figure.setAttribute('role', 'group')
    }
    // A picture that holds links is a group: in a Figure they would not be links.
    for (const picture of document.querySelectorAll('.handout svg[role="img"]:has(a)'))
      picture.setAttribute('role', 'group')
    // A cell without words would be missing from its row; `blank` keeps it looking empty.
    for (const cell of document.querySelectorAll('.handout :is(td, th):empty')) {
      cell.classList.add('blank')
      cell.textContent = '\u00A0'
    }
    // Line ends of preformatted text are drawn as an unknown glyph; elements that break lines are not.
    for (const block of document.querySelectorAll<HTMLElement>('.handout :is(pre, code, span, div, p, td)')) {
      if (!getComputedStyle(block).whiteSpace.startsWith('pre'))
        continue
      for (const node of [...block.childNodes]) {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.includes('\n'))
          continue
        const lines = node.textContent.split('\n')
        node.replaceWith(...lines.flatMap((line, i) => i === 0 ? [line] : [document.createElement('br'), line]))
      }
    }
    const texts = document.createTreeWalker(document.querySelector('.handout')!, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const drawn = [...node.textContent ?? ''].map(sign => nearest[sign] ?? sign).join('')
      if (drawn !== node.textContent)
        node.textContent = drawn
    }
    const { sections } = (window as unknown as { handout: Handout }).handout
    const sheets = sections.flatMap(section => section.sheets)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.handout a[href*="#/"]')) {
      const to = link.getAttribute('href')!.split('#/')[1]!.split('?')[0]!
      const sheet = sheets.find(({ id, no }) => id === to || String(no) === to)
      if (sheet)
        link.setAttribute('href', `#${sheet.id}`)
      else
        link.removeAttribute('href')
    }
  }, NEAREST_GLYPH)
}
