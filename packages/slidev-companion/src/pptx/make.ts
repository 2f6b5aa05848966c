import type { Browser } from 'playwright-core'
import type { Deck, DeckSlide } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import type { Written } from '../deck/written-at'
import type { Problem } from '../errors'
import type { Stage } from '../slidev/stage'
import type { NativeChart, PptxConfig } from './config'
import type { Box } from './read-slide'
import type { PptxSlide } from './write'
import MarkdownIt from 'markdown-it'
import { readDeck } from '../deck/open'
import { spokenTexts } from '../deck/spoken'
import { placesOf, shows } from '../deck/written-at'
import { CliError } from '../errors'
import { unescapeMarkdown } from '../escape'
import { requireBrowser, withBrowser } from '../machine/browser'
import { serveFolder } from '../machine/serve'
import { withoutComments } from '../markdown/parse'
import { findLeaks } from '../site/leaks'
import { shownWords } from '../site/open-words'
import { builtDeck } from '../slidev/build'
import { openStage } from '../slidev/stage'
import { wayOut } from '../slidev/way-out'
import { readSlide } from './read-slide'

export interface MakePptxOptions {
  /** With the speaker's notes. */
  notes?: boolean
  /** Path of a browser. */
  browser?: string
  /** Build even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
  /** Told of what is not in the pictures because it could not be loaded. */
  warn?: (problem: Problem) => void
}

export interface Pptx { file: Uint8Array, slides: number }

/** Slidev's own canvas. */
const WIDTH = 980
const RATIO = /^\s*(\d+(?:\.\d+)?)\s*[/:]\s*(\d+(?:\.\d+)?)\s*$/
/** Device pixels to one of the canvas: sharp on a wall. */
const SCALE = 2
/** More clicks than a slide has: Slidev stops at its last. */
const ALL_CLICKS = 999

const markdown = new MarkdownIt()

/**
 * Returns a deck as a PowerPoint file: a slide a slide, in its last state. Without `notes` words of a note in it are a
 * CliError.
 */
export async function makePptx(open: OpenDeck, options: MakePptxOptions = {}): Promise<Pptx> {
  const { notes = false, browser, fresh, onBuild } = options
  requireBrowser(browser)
  const deck = readDeck(open)
  const built = await builtDeck(open.root, { entry: open.entry, version: open.version, fresh, onBuild })
  const { writePptx } = await import('./write')
  const [width, height] = canvasOf(deck)
  const { charts, colors } = open.config.pptx ?? {}
  const lost = new Set<string>()
  const taking = { deck, width, height, notes, charts, onLost: (address: string) => void lost.add(address) }
  // A sign that the deck's fonts lack is drawn by one of the machine, as in any browser.
  const slides = await withBrowser(browser, started => takenSlides(started, built, taking), { systemFonts: true })
  const whereWritten = await placesOf(open, deck)
  lost.forEach(address => options.warn?.(lostProblem(address, whereWritten(address))))
  if (!notes)
    await refuseLeaks(open, deck, slides)
  const { lang: language = 'en' } = deck.frontmatter.htmlAttrs as { lang?: string } | undefined ?? {}
  const title = unescapeMarkdown(deck.title)
  const file = await writePptx({
    title,
    language,
    width,
    height,
    slides,
    colors,
    stamp: open.stamp,
    slideAt: placeIn(deck),
  })
  return { file, slides: slides.length }
}

// -- internal --

interface Taking extends PptxConfig {
  deck: Deck
  width: number
  height: number
  notes: boolean
  /** Told of an address that could not be loaded. */
  onLost: (address: string) => void
}

function canvasOf({ frontmatter }: Deck): [width: number, height: number] {
  const width = Number(frontmatter.canvasWidth ?? WIDTH)
  const asked = String(frontmatter.aspectRatio ?? '16/9')
  const [, across = '16', down = '9'] = RATIO.exec(asked) ?? []
  const ratio = Number(asked) > 0 ? Number(asked) : Number(across) / Number(down)
  return [width, Math.round(width / ratio)]
}

async function takenSlides(browser: Browser, folder: string, taking: Taking): Promise<PptxSlide[]> {
  const { deck, width, height, notes, charts, onLost } = taking
  const { url, stop } = await serveFolder(folder)
  try {
    const stage = await openStage(browser, url, { width, height, scale: SCALE }, page =>
      void page.on('requestfailed', request => onLost(request.url())))
    const slides: PptxSlide[] = []
    for (const slide of deck.slides) {
      slides.push({
        ...(await takenSlide(stage, slide, charts?.(slide))),
        notes: notes ? unescapeMarkdown(slide.note) : undefined,
      })
    }
    return slides
  }
  finally {
    await stop()
  }
}

async function takenSlide(
  { page, show }: Stage,
  slide: DeckSlide,
  asked: readonly NativeChart[] = [],
): Promise<PptxSlide> {
  await show(slide.no, ALL_CLICKS)
  const elements = asked.map(({ at }) => at)
  const { places, ...words } = await readSlide(page, { no: slide.no, tables: holdsTable(slide), elements })
  const charts = asked.map((chart, i) => ({ chart, box: partOf(places[i] ?? missing(slide, chart), chart) }))
  const picture = await page.screenshot({ animations: 'disabled', omitBackground: words.ground !== undefined })
  return { ...words, charts, name: unescapeMarkdown(slide.title), picture }
}

function lostProblem(address: string, written?: Written): Problem {
  return {
    file: written?.file ?? 'pptx',
    line: written?.line,
    found: `${shows(written)} ${address}: it cannot be loaded`,
    fix: wayOut(address),
  }
}

function partOf({ x, width, ...rest }: Box, { across: [from, to] = [0, 1] }: NativeChart): Box {
  return { ...rest, x: x + from * width, width: (to - from) * width }
}

function missing({ file, line }: DeckSlide, { at, title }: NativeChart): never {
  const found = `the slide shows nothing that is ${at}, for the chart "${title}"`
  throw new CliError({ file, line, found, fix: 'correct `at` of that chart in pptx.charts of the configuration' })
}

function placeIn({ slides }: Deck): (name: string) => number | undefined {
  const places = new Map(slides.flatMap(({ alias, no }, i) => [[String(no), i + 1], [alias ?? '', i + 1]] as const))
  return name => places.get(name)
}

function holdsTable({ content }: DeckSlide): boolean {
  return content.includes('|') && markdown.parse(withoutComments(content), {}).some(({ type }) => type === 'table_open')
}

async function refuseLeaks(open: OpenDeck, deck: Deck, slides: PptxSlide[]): Promise<void> {
  const texts = slides.map(({ title, name, words, tables, charts, links }, i) => ({
    file: `pptx, slide ${i + 1}`,
    text: [title, name, words, ...[tables, charts, links].map(part => JSON.stringify(part))].join('\n'),
  }))
  const leaks = findLeaks(texts, deck.slides.flatMap(spokenTexts), await shownWords(open, deck))
  if (leaks.length > 0)
    throw new CliError(leaks.map(leak => ({ ...leak, line: undefined })))
}
