import type { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import type { Written } from '../deck/written-at'
import type { Problem } from '../errors'
import type { Stamp } from '../marking'
import type { WhereWritten } from '../site/outside'
import type { Handout } from './sheets'
import { shows } from '../deck/written-at'
import { CliError } from '../errors'
import { withBrowser } from '../machine/browser'
import { loadFonts } from '../machine/fonts'
import { serveFolder } from '../machine/serve'
import { drawn } from '../slidev/drawn'
import { wayOut } from '../slidev/way-out'
import { pageRules, SCREEN } from './paper'
import { readPdf } from './pdf/objects'
import { anchorPages } from './pdf/outline'
import { prepare } from './prepare'
import { shareSheets } from './share-sheets'

const PRINT = { tagged: true, outline: false, preferCSSPageSize: true, printBackground: true }
/** For a large deck's pictures, in milliseconds. */
const LONGEST = 60_000
/** One is enough as a rule, two always but for what nobody has seen. */
const MOST_PRINTS = 3
/** Of what a message quotes. */
const LONGEST_LINE = 160

export interface PrintOptions {
  /** Where the deck lies: its browser is kept there. */
  root: string
  /** How many slides its files have. */
  total: number
  /** Path of a browser. */
  browser?: string
  /** Signs that no font of the deck draws, and what is printed in their place. */
  signs?: Readonly<Record<string, string>>
  /** Only the fonts of the deck are used. */
  strict?: boolean
  /** On every page. */
  stamp?: Stamp
  /** Returns where the deck writes an address. */
  whereWritten: WhereWritten
}

export interface Printed {
  /** As Chromium made it. */
  pdf: PDFDocument
  /** The words on it that authors declared decoration. */
  decoration: string
  /** What each sheet shows: it is read from the page, and the browser closed, while the PDF is worked on. */
  shown: Promise<Record<string, string>>
  /** The first page of each sheet. */
  pages: Record<string, number>
  /** What makes it poorer than it could be. */
  problems: Problem[]
}

/** Prints the handout route of the built deck. */
export function printHandout(
  builtDeck: Promise<string>,
  handout: Handout,
  options: PrintOptions,
): Promise<Printed> {
  const { root, total, browser: named, signs = {}, strict = false } = options
  let served: Awaited<ReturnType<typeof serveFolder>> | undefined
  return new Promise((resolve, reject) => {
    const shown = withBrowser(named, async (browser) => { // it starts while the deck is being built
      const page = await browser.newPage({ viewport: { width: 980, height: 720 }, reducedMotion: 'reduce' })
      await page.addInitScript(giveHandout, [handout, SCREEN] as const)
      const { url } = served = await serveFolder(await builtDeck)
      const problems = watch(page, url, options)
      await page.goto(`${url}/?print#/handout`)
      await requireSlides(page, total)
      problems.push(...await ready(page, drawnSlides(handout)))
      problems.push(...await prepare(page, signs, strict))
      await page.addStyleTag({ content: pageRules(handout.paper, await footerWords(page), options.stamp) })
      const { pdf, pages } = await printPages(page, await shareSheets(page, handout.paper))
      resolve({ pdf, decoration: await decorationOf(page), shown, pages, problems })
      return shownSheets(page)
    }, { root, systemFonts: !strict }).finally(() => served?.stop())
    shown.catch(reject)
  })
}

/**
 * Resolves once the slides of the handout stand on the page, with their images and fonts. Returns the fonts
 * that are missing.
 */
export async function ready(page: Page, slides: number): Promise<Problem[]> {
  await page.waitForFunction((slides) => {
    const handout = document.querySelector('.handout[data-loaded="true"]')
    // A layout need not have the class slidev-layout: Slidev's iframe and none have not.
    return handout
      && [...handout.querySelectorAll('.slidev-page')].filter(page => page.firstElementChild).length >= slides
  }, slides, { timeout: LONGEST })
  await drawn(page, 'body', LONGEST)
  await page.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  return loadFonts(page)
}

// -- internal --

function giveHandout([handout, rules]: readonly [Handout, string]): void {
  Object.assign(window, { handout })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets.push(sheet)
}

/**
 * Returns the title as the fonts here draw it: it stands on the page, so what is done to every text
 * is done to it.
 */
async function footerWords(page: Page): Promise<string> {
  const lines = await page.locator('.handout > .footer').allTextContents()
  return lines.map(line => line.trim()).join('\n')
}

/** Returns how many slides are printed as they are. */
function drawnSlides({ sections }: Handout): number {
  return sections.flatMap(({ sheets }) => sheets).filter(({ kind }) => kind !== 'opener').length
}

/**
 * A deck that Slidev shows with other slides than its files have is prepared otherwise in Slidev.
 */
async function requireSlides(page: Page, total: number): Promise<void> {
  const handout = await page.waitForSelector('.handout', { state: 'attached', timeout: LONGEST })
  const shown = Number(await handout.getAttribute('data-slides'))
  if (shown !== total) {
    throw new CliError({
      found: `Slidev shows ${shown} slides, and the deck's files have ${total}`,
      fix: 'what setup/preparser.ts changes, companion.config.ts has to change as well: prepare',
    })
  }
}

/** Returns the list that fills with what goes wrong on a page. */
function watch(page: Page, url: string, { strict, whereWritten }: PrintOptions): Problem[] {
  const problems: Problem[] = []
  const said = new Set<string>()
  const say = (found: string, place: Partial<Written> = {}, fix?: string): void => {
    if (!said.has(found)) {
      const shown = found.length > LONGEST_LINE ? `${found.slice(0, LONGEST_LINE)}…` : found
      problems.push({ file: place.file ?? 'handout', line: place.line, found: shown, fix })
    }
    said.add(found)
  }
  const sayOf = (address: string, what: string): void => {
    const written = whereWritten(address)
    say(written ? `${shows(written)} ${address}: ${what}` : `${what}: ${address}`, written, wayOut(address))
  }
  page.on('pageerror', error => say(String(error)))
  page.on('requestfailed', request => sayOf(request.url(), 'it cannot be loaded'))
  page.on('request', (request) => {
    if (strict && !request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url()))
      sayOf(request.url(), 'another machine is asked for it')
  })
  return problems
}

/**
 * Prints with the pages that contents and links are to name, and again where others came out. Returns the PDF
 * and the pages in it.
 */
async function printPages(page: Page, expected: Record<string, number>): Promise<Pick<Printed, 'pdf' | 'pages'>> {
  let written = expected
  for (let prints = 1; ; prints++) {
    await page.evaluate(writePages, written)
    const pdf = await readPdf(await page.pdf(PRINT))
    const pages = anchorPages(pdf)
    const isRight = Object.entries(pages).every(([anchor, at]) => (written[anchor] ?? at) === at)
    if (isRight || prints === MOST_PRINTS)
      return { pdf, pages }
    written = pages
  }
}

async function writePages(pages: Record<string, number>): Promise<void> {
  (window as unknown as { handout: Handout }).handout.pages = pages
  for (const place of document.querySelectorAll<HTMLElement>('.handout .on-page'))
    place.textContent = `\u00A0(p.\u00A0${pages[place.dataset.to!] ?? ''})`
  await new Promise(resolve => setTimeout(resolve)) // Vue has written the numbers; printing lays out anew
}

function decorationOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-hidden="true"]')]
      .map(element => element.textContent)
      .join(' '),
  )
}

/** Returns the text that each sheet shows, by its id. */
async function shownSheets(page: Page): Promise<Record<string, string>> {
  await page.emulateMedia({ media: 'print' })
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.handout > [id]')].map((sheet) => {
        const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
        let shown = ''
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          if (node.parentElement!.closest('.katex-mathml'))
            continue // a formula is there twice: this one is read, the other is painted
          const range = document.createRange()
          range.selectNode(node)
          const { width, height, top, left } = range.getBoundingClientRect()
          const slide = node.parentElement!.closest('.slide')?.getBoundingClientRect() // what leaves it is cut off
          const cut
            = slide
              && (top > slide.bottom
                || left > slide.right
                || top + height < slide.top
                || left + width < slide.left)
          if (
            !cut
            && width > 1
            && height > 1
            && node.parentElement!.checkVisibility({
              visibilityProperty: true,
              opacityProperty: true,
            })
          ) {
            shown += ` ${node.textContent}`
          }
        }
        return [sheet.id, shown]
      }),
    ),
  )
}
