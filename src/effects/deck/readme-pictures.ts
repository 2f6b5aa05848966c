import type { Browser } from 'playwright-core'
import type { Outputs } from '../../../packages/slidev-companion/src/machine/generated'
import type { Stage } from '../../../packages/slidev-companion/src/slidev/stage'
import type { Picture } from './contact-sheet'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDeck } from '../../../packages/slidev-companion/src/deck/open'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { makeHandout } from '../../../packages/slidev-companion/src/handout/make'
import { writeGenerated } from '../../../packages/slidev-companion/src/machine/generated'
import { inTemporaryFolder } from '../../../packages/slidev-companion/src/machine/temporary'
import { openStage } from '../../../packages/slidev-companion/src/slidev/stage'
import { buildBook, NO_MDBOOK } from './book'
import { contactSheet } from './contact-sheet'
import { lastDashboard, MADE_OF, madeOf, ON_SHEET, ON_TOUR, README_PICTURES, tourInGuide } from './made-of'
import { fixturePictures } from './picture-fixtures'

/** The canvas of a slide, in a picture as wide as README's column. */
const CANVAS = { width: 980, height: 552 }
const WIDTH = 760
/** A page of the guide or a dashboard: as much of it as tells what it is. */
const WINDOW = { width: WIDTH, height: 620 }
const SHEET_WIDTH = 1200

const NO_POPPLER = 'install poppler (poppler-utils on Debian, brew install poppler)'
const TOOLS = [
  ['mdbook', '--version', NO_MDBOOK],
  ['pdfinfo', '-v', { found: 'pdfinfo was not found', fix: NO_POPPLER }],
  ['pdftoppm', '-v', { found: 'pdftoppm was not found', fix: NO_POPPLER }],
] as const

/** Ends a run before the deck is built, where a program is missing. */
export function requireTools(): void {
  const missing = TOOLS.filter(([tool, version]) => spawnSync(tool, [version]).error !== undefined)
  if (missing.length > 0)
    throw new CliError(missing.map(([, , problem]) => problem))
}

/** Writes README's pictures of the deck at `url`, and what each was made from; returns their names. */
export async function writeReadmePictures(root: string, browser: Browser, url: string): Promise<string[]> {
  const made = madeOf(root)
  const stage = await openStage(browser, url, { ...CANVAS, scale: WIDTH / CANVAS.width })
  const [slide] = await slidesOf(stage, [ON_TOUR])
  const sheet = await slidesOf(await openStage(browser, url, CANVAS), ON_SHEET)
  const files: Outputs = {
    'deck.png': await contactSheet(browser, sheet, { ratio: CANVAS.width / CANVAS.height, width: SHEET_WIDTH }),
    'tour-slide.png': slide!.png,
    'tour-handout.png': await inTemporaryFolder(folder => pageOfHandout(root, folder)),
    'tour-guide.png': await inTemporaryFolder(folder => pageOfGuide(root, folder, browser)),
    'tour-dashboard.png': await pictureOf(browser, join(root, lastDashboard(root))),
  }
  writeGenerated(join(root, README_PICTURES), { ...files, [MADE_OF]: `${JSON.stringify(made, null, 2)}\n` })
  return Object.keys(files)
}

// -- internal --

async function slidesOf(stage: Stage, aliases: string[]): Promise<Picture[]> {
  const pictures: Picture[] = []
  const named = stage.slides.filter(({ alias }) => aliases.includes(alias))
  for await (const { alias, png } of fixturePictures(stage, named))
    pictures.push({ name: alias, png })
  return pictures
}

/** The handout names a place in it after each slide: poppler says on which page it is. */
async function pageOfHandout(root: string, folder: string): Promise<Uint8Array> {
  const pdf = join(folder, 'handout.pdf')
  writeFileSync(pdf, await makeHandout(await openDeck(join(root, 'slides.md')), { copy: 'customer', paper: 'A4' }))
  const places = execFileSync('pdfinfo', ['-dests', pdf], { encoding: 'utf8' }).split('\n')
  const page = places.find(line => line.endsWith(`"${ON_TOUR}"`))?.trim().split(/\s/)[0]
  if (page === undefined)
    throw new CliError(`the handout has no page of the slide ${ON_TOUR}`)
  const size = ['-scale-to-x', String(WIDTH), '-scale-to-y', '-1']
  execFileSync('pdftoppm', ['-png', '-singlefile', '-f', page, '-l', page, ...size, pdf, join(folder, 'page')])
  return readFileSync(join(folder, 'page.png'))
}

async function pageOfGuide(root: string, folder: string, browser: Browser): Promise<Uint8Array> {
  await buildBook(root, folder)
  const { config: { guide } } = await openDeck(join(root, 'slides.md'))
  const page = tourInGuide(root).page.replace(/md$/, 'html')
  return pictureOf(browser, join(folder, guide?.folder ?? '', page), `#${ON_TOUR}`)
}

/** Returns a picture of the top of a page, or of what follows its anchor. */
async function pictureOf(browser: Browser, file: string, anchor = ''): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: WINDOW })
  try {
    await page.goto(`${pathToFileURL(file).href}${anchor}`, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    return await page.screenshot()
  }
  finally {
    await page.close()
  }
}
