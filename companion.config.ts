import type { Deck, DeckSlide } from './packages/slidev-companion/src/deck/load'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from './packages/slidev-companion/src/config'
import { nativeCharts } from './src/charts/native'
import { TOKENS } from './src/charts/tokens'
import { sectionOf } from './src/deck/sections'
import { spokenNote } from './src/deck/spoken-note'
import { VERSIONS } from './src/deck/versions'
import { readBrand } from './src/effects/brand/read'
import { artifactsOf } from './src/effects/deck/guide'
import { preparation, readNotice } from './src/effects/deck/read-deck'
import { readChart, readResults } from './src/effects/kpi/facts'
import { formatFact } from './src/facts'
import { guideOf } from './src/forms/guide'
import { proseForPaper } from './src/forms/paper'
import { inLocale, localeOf } from './src/locale'

const root = import.meta.dirname
const brand = readBrand(root)
const artifacts = artifactsOf(root)

/** Signs of recorded output that neither font of the deck draws, and the nearest that one does. */
const SIGNS = {
  '\u{1F534}': '●', // large red circle
  '\u{1F7E2}': '○', // large green circle
  '\u{1F464}': '·', // bust in silhouette
  '\u{1F4AC}': '·', // speech balloon
  '\u26A0': '!', // warning sign
  '\u2139': 'i', // information source
  '\uFE0F': '', // asks for the coloured form of the sign before it
}

export default defineConfig({
  edition: `Version ${versionOf(root)}`,
  prepare: preparation(root),
  versions: VERSIONS,
  notice: () => readNotice(root),
  checks: [
    async () => (await import('./src/effects/deck/words')).problemsOfWords(root),
    async () => (await import('./src/effects/brand/scripts')).missingScripts(root),
  ],
  guide: guideOf(artifacts, brand),
  handout: {
    sectionName: id => sectionOf(id)?.name ?? '',
    opener: 'opener',
    asOf: dayOfData,
    guide: brand?.guide,
    notice: [...brand?.footer ? [`${brand.footer}.`] : [], `Fictional company, simulated data. Version ${versionOf(root)}`].join(' '),
    source: (slide, { deck }) => onPaper(slide, deck, { slot: 'source' }),
    prose: (slide, { deck, copy }) => onPaper(slide, deck, { besideNotes: copy === 'presenter' }),
    signs: SIGNS,
    style: 'styles/handout.css',
    strict: true,
  },
  site: {
    frontmatter: [
      'layout',
      'section',
      'routeAlias',
      'yours',
      'copy',
      'facts',
      'title',
      'class',
      'clicks',
      'clicksStart',
      'hideInToc',
      'level',
      'preload',
      'transition',
      'zoom',
    ],
    privateHeadmatter: [
      'author',
      'exportFilename',
      'export',
      'for',
      'minutes',
      'instead',
      'src',
      'layout',
      'routeAlias',
      'section',
      'guide',
      'version',
      'hide',
    ],
  },
  pptx: {
    charts: ({ content }) => nativeCharts(content, readResults(root), id => readChart(root, id)),
    colors: { series: [brand?.accent ?? TOKENS.focus, TOKENS.context].map(hex), bounds: hex(TOKENS.context) },
  },
  script: { note: spokenNote },
  build: {
    // The dataset is not here: the deck reads results, never rows.
    sources: [
      'slides.md',
      'board.md',
      'pages',
      'components',
      'layouts',
      'packages/slidev-companion/src',
      'packages/slidev-companion/client',
      'setup',
      'styles',
      'custom-nav-controls.vue',
      'global-top.vue',
      'public',
      'snippets',
      'src',
      'companion.config.ts',
      'vite.config.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'artifacts/2-kpi',
      'artifacts/brand',
      'artifacts/3-workspace',
      'artifacts/4-transcripts',
      'artifacts/claims',
    ],
    keepFree: ['tests', 'types', '.ci'],
  },
})

function onPaper(slide: DeckSlide, deck: Deck, options: Parameters<typeof proseForPaper>[3]): string {
  return proseForPaper(slide, aliasesOf(deck.slides), artifacts, options)
}

function dayOfData(): { words: string, date: Date } {
  const { facts } = readResults(root)
  const day = facts['calendar.asOf']!
  return {
    words: `As of ${inLocale(localeOf(facts), () => formatFact(day, { as: 'long' }))}`,
    date: new Date(`${formatFact(day, { as: 'iso' })}T00:00:00Z`),
  }
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}

function hex(color: string): string {
  return color.slice(1)
}

function aliasesOf(slides: readonly DeckSlide[]): Set<string> {
  return new Set(slides.flatMap(({ alias }) => alias ?? []))
}
