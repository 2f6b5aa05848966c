import type { Browser } from 'playwright-core'
import type { Deck, DeckSlide } from '../deck/load'
import type { OpenDeck } from '../deck/open'
import type { Stage } from '../slidev/stage'
import type { PptxSlide } from './write'
import MarkdownIt from 'markdown-it'
import { readDeck } from '../deck/open'
import { spokenTexts } from '../deck/spoken'
import { CliError } from '../errors'
import { unescapeMarkdown } from '../escape'
import { withBrowser } from '../machine/browser'
import { serveFolder } from '../machine/serve'
import { withoutComments } from '../markdown/parse'
import { findLeaks } from '../site/leaks'
import { shownWords } from '../site/open-words'
import { builtDeck } from '../slidev/build'
import { openStage } from '../slidev/stage'
import { readSlide } from './read-slide'

export interface MakePptxOptions {
  /** With the speaker's notes. */
  notes?: boolean
  /** Path of a browser. */
  browser?: string
  /** Build even if no source has changed. */
  fresh?: boolean
  onBuild?: () => void
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
  const deck = readDeck(open)
  const built = await builtDeck(open.root, { entry: open.entry, fresh, onBuild })
  const { writePptx } = await import('./write')
  const [width, height] = canvasOf(deck)
  const slides = await withBrowser(browser, started => takenSlides(started, built, { deck, width, height, notes }))
  if (!notes)
    await refuseLeaks(open, deck, slides)
  const { lang: language = 'en' } = deck.frontmatter.htmlAttrs as { lang?: string } | undefined ?? {}
  const title = unescapeMarkdown(deck.title)
  return { file: await writePptx({ title, language, width, height, slides }), slides: slides.length }
}

// -- internal --

interface Taking { deck: Deck, width: number, height: number, notes: boolean }

function canvasOf({ frontmatter }: Deck): [width: number, height: number] {
  const width = Number(frontmatter.canvasWidth ?? WIDTH)
  const asked = String(frontmatter.aspectRatio ?? '16/9')
  const [, across = '16', down = '9'] = RATIO.exec(asked) ?? []
  const ratio = Number(asked) > 0 ? Number(asked) : Number(across) / Number(down)
  return [width, Math.round(width / ratio)]
}

async function takenSlides(browser: Browser, folder: string, taking: Taking): Promise<PptxSlide[]> {
  const { deck, width, height, notes } = taking
  const { url, stop } = await serveFolder(folder)
  try {
    const stage = await openStage(browser, url, { width, height, scale: SCALE })
    const slides: PptxSlide[] = []
    for (const slide of deck.slides)
      slides.push({ ...await takenSlide(stage, slide), notes: notes ? unescapeMarkdown(slide.note) : undefined })
    return slides
  }
  finally {
    await stop()
  }
}

async function takenSlide({ page, show }: Stage, slide: DeckSlide): Promise<PptxSlide> {
  await show(slide.no, ALL_CLICKS)
  const words = await readSlide(page, slide.no, holdsTable(slide))
  const picture = await page.screenshot({ animations: 'disabled', omitBackground: words.ground !== undefined })
  return { ...words, name: unescapeMarkdown(slide.title), picture }
}

function holdsTable({ content }: DeckSlide): boolean {
  return content.includes('|') && markdown.parse(withoutComments(content), {}).some(({ type }) => type === 'table_open')
}

async function refuseLeaks(open: OpenDeck, deck: Deck, slides: PptxSlide[]): Promise<void> {
  const text = slides
    .map(({ title, name, words, tables }) => [title, name, words, JSON.stringify(tables)].join('\n'))
    .join('\n')
  const leaks = findLeaks([{ file: 'pptx', text }], deck.slides.flatMap(spokenTexts), await shownWords(open, deck))
  if (leaks.length > 0)
    throw new CliError(leaks)
}
