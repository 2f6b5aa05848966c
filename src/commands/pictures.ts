import type { Stage, StagedSlide } from '../../packages/slidev-companion/src/slidev/stage'
import type { Picture } from '../effects/deck/contact-sheet'
import { join } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { browserArgument } from '../../packages/slidev-companion/src/commands/arguments'
import { counted } from '../../packages/slidev-companion/src/counted'
import { CliError, nearestNames } from '../../packages/slidev-companion/src/errors'
import { withBrowser } from '../../packages/slidev-companion/src/machine/browser'
import { writeGenerated } from '../../packages/slidev-companion/src/machine/generated'
import { outFolder } from '../../packages/slidev-companion/src/machine/out-folder'
import { serveFolder } from '../../packages/slidev-companion/src/machine/serve'
import { builtDeck } from '../../packages/slidev-companion/src/slidev/build'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { contactSheet } from '../effects/deck/contact-sheet'
import { README_PICTURES } from '../effects/deck/made-of'
import { FIXTURE_SIZE, FIXTURES, updateFixtures } from '../effects/deck/picture-fixtures'
import { requireTools, writeReadmePictures } from '../effects/deck/readme-pictures'

const SHEET = 'contact-sheet.png'
const FINAL_SLASHES = /\/+$/
const SIZE = /^(\d{2,5})x(\d{2,5})$/

export default defineCommand({
  meta: {
    name: 'pictures',
    description: 'Writes a PNG of every slide at its last click, and a contact sheet.',
  },
  args: {
    slide: { type: 'string', description: 'number or alias of slides, separated by commas; default: all' },
    clicks: { type: 'boolean', description: 'a picture after every click' },
    size: { type: 'string', default: '980x552', description: 'width x height in pixels' },
    scale: { type: 'string', default: '1', description: 'device pixels a pixel' },
    out: { type: 'string', default: 'dist/pictures', description: 'folder to write to' },
    url: { type: 'string', description: 'address of a running deck (npm start), to skip the build' },
    update: {
      type: 'boolean',
      description: 'replace the pictures that the tests compare with, or those of --slide, once you have looked',
    },
    readme: { type: 'boolean', description: `README's pictures, in ${README_PICTURES}; needs mdbook and poppler` },
    browser: browserArgument,
  },
  async run({ args }) {
    const [width, height] = sizeOf(args.size)
    const out = outFolder(process.cwd(), args.out)
    if (args.readme)
      requireTools()
    const served = await serve(args.url)
    const taken = withBrowser(args.browser, async (browser) => {
      if (args.readme) {
        const names = await writeReadmePictures(process.cwd(), browser, served.url)
        return console.log(`${names.join(', ')} in ${README_PICTURES}: look at them before you commit`)
      }
      if (args.update) {
        const stage = await openStage(browser, served.url, FIXTURE_SIZE)
        const named = args.slide === undefined ? undefined : chosen(stage.slides, args.slide)
        const count = await updateFixtures(process.cwd(), stage, named)
        return console.log(`${count} pictures in ${FIXTURES}: look at them with git diff before you commit`)
      }
      const stage = await openStage(browser, served.url, { width, height, scale: Number(args.scale) })
      const pictures: Picture[] = []
      for (const slide of chosen(stage.slides, args.slide)) {
        for await (const picture of photograph(stage, slide, args.clicks ?? false))
          pictures.push(picture)
      }
      const files = Object.fromEntries(pictures.map(({ name, png }) => [`${name}.png`, png]))
      files[SHEET] = await contactSheet(browser, pictures, { ratio: width / height })
      writeGenerated(out, files, { by: 'pictures', part: args.slide !== undefined })
      console.log(`${counted(pictures.length, 'picture')} in ${out}, all of them in ${join(out, SHEET)}`)
    })
    await taken.finally(() => served.stop())
  },
})

/** Returns the address of a running deck, or serves a built one. */
async function serve(url: string | undefined): Promise<{ url: string, stop: () => Promise<void> }> {
  if (url) {
    if (!await fetch(url).then(({ ok }) => ok, () => false))
      throw new CliError({ found: `no deck answers at ${url}`, fix: 'npm start runs one; without --url it is built' })
    return { url: url.replace(FINAL_SLASHES, ''), stop: async () => {} }
  }
  const onBuild = (): void => console.log('Building the deck …')
  return serveFolder(await builtDeck(process.cwd(), { onBuild }))
}

function sizeOf(text: string): [number, number] {
  const [, width, height] = SIZE.exec(text) ?? []
  if (!width || !height)
    throw new CliError(`--size ${text} is no size (write it as 1280x720)`)
  return [Number(width), Number(height)]
}

function chosen(slides: StagedSlide[], wanted?: string): StagedSlide[] {
  if (wanted === undefined)
    return slides
  return wanted.split(',').map((name) => {
    const slide = slides.find(({ no, alias }) => name === String(no) || name === alias)
    if (slide)
      return slide
    const near = nearestNames(name, slides.map(({ alias }) => alias)).join(', ') || 'none'
    throw new CliError(`there is no slide "${name}" (numbers 1 to ${slides.length}; near: ${near})`)
  })
}

async function* photograph(
  stage: Stage,
  { no, alias }: StagedSlide,
  everyClick: boolean,
): AsyncGenerator<Picture> {
  const total = await stage.show(no, everyClick ? 0 : 99)
  for (let clicks = everyClick ? 0 : total; clicks <= total; clicks++) {
    if (everyClick)
      await stage.show(no, clicks)
    const name = `${String(no).padStart(2, '0')}-${alias}${everyClick ? `-${clicks}` : ''}`
    yield { name, png: await stage.page.screenshot() }
  }
}
