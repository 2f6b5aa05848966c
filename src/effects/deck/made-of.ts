import type { DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../../../packages/slidev-companion/src/errors'
import { buildGuide } from './guide'
import { FIXTURES } from './picture-fixtures'
import { readDeck } from './read-deck'

/** Where README's pictures lie. */
export const README_PICTURES = 'docs/pictures'
/** What each of them was made from when it was made. */
export const MADE_OF = 'made-of.json'
/** What makes them anew. */
export const README_COMMAND = 'npm run pictures -- --readme'
/** The slides on the sheet, in the order of the deck. */
export const ON_SHEET = ['offer', 'findings', 'rejected', 'target-reach', 'parallel', 'decision']
/** The slide of the tour: as it is shown, in the handout and in the guide. */
export const ON_TOUR = 'onboarding-lead'

const DASHBOARDS = 'artifacts/3-workspace/dashboard'
/** The chart of a section of the guide. */
const CHART = /<img src="([^"]+\.svg)"/g

/** Returns for each of README's pictures a hash of what it is made from, as the deck is now. */
export function madeOf(root: string): Record<string, string> {
  const slide = (alias: string): Uint8Array => readFileSync(fileOf(root, `${FIXTURES}/${alias}.png`))
  const { section, charts } = tourInGuide(root)
  return {
    'deck.png': hashOf(ON_SHEET.map(slide)),
    'tour-slide.png': hashOf([slide(ON_TOUR)]),
    'tour-handout.png': hashOf(besideTour(root).flatMap(({ alias, guide }) => [slide(alias!), guide])),
    'tour-guide.png': hashOf([section, ...charts]),
    'tour-dashboard.png': hashOf([readFileSync(fileOf(root, lastDashboard(root)))]),
  }
}

/** Returns the page of the guide that holds the slide of the tour, its section there, and the charts in it. */
export function tourInGuide(root: string): { page: string, section: string, charts: string[] } {
  const guide = buildGuide(root)
  const anchor = `{#${ON_TOUR}}`
  const found = Object.entries(guide).flatMap(([page, text]) =>
    text.split(/^(?=## )/m).filter(part => part.split('\n')[0]!.endsWith(anchor)).map(section => ({ page, section })))
  if (found.length !== 1)
    throw new CliError(`the guide has ${found.length} sections ${anchor}, and README shows one`)
  const { page, section } = found[0]!
  return { page, section, charts: [...section.matchAll(CHART)].map(([, file]) => guide[file!] ?? '') }
}

/** Returns the dashboard of the last morning, as its path in the project. */
export function lastDashboard(root: string): string {
  const days = existsSync(join(root, DASHBOARDS)) ? readdirSync(join(root, DASHBOARDS)).sort() : []
  return `${DASHBOARDS}/${days.at(-1) ?? '<day>'}/index.html`
}

// -- internal --

/** A page of the handout holds a slide or two: that of the tour, and the one before or after it. */
function besideTour(root: string): DeckSlide[] {
  const { slides } = readDeck(root)
  const at = slides.findIndex(({ alias }) => alias === ON_TOUR)
  return slides.slice(at - 1, at + 2)
}

function fileOf(root: string, file: string): string {
  if (!existsSync(join(root, file)))
    throw new CliError({ file, found: 'is missing', fix: 'README shows the deck of this project, with its recording' })
  return join(root, file)
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts)
    hash.update(createHash('sha256').update(part).digest())
  return hash.digest('hex').slice(0, 16)
}
