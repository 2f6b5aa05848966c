import type { Deck, DeckSlide } from './packages/slidev-companion/src/deck/load'
import type { Problem } from './packages/slidev-companion/src/errors'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from './packages/slidev-companion/src/config'
import { describeProblem } from './packages/slidev-companion/src/errors'
import { nativeCharts } from './src/charts/native'
import { TOKENS } from './src/charts/tokens'
import { unboundClaims } from './src/deck/chosen-titles'
import { isOwnRecording } from './src/deck/own-recording'
import { brokenRule, deckRules } from './src/deck/rules'
import { sectionOf } from './src/deck/sections'
import { spokenNote } from './src/deck/spoken-note'
import { VERSIONS } from './src/deck/versions'
import { readBrand } from './src/effects/brand/read'
import { missingScripts } from './src/effects/brand/scripts'
import { noteLeaks } from './src/effects/deck/customer-texts'
import { artifactsOf } from './src/effects/deck/guide'
import { deckSources, preparation, readNotice, readPlainDeck } from './src/effects/deck/read-deck'
import { recordedIn } from './src/effects/deck/recorded'
import { readChart, readFacts, readResults } from './src/effects/kpi/facts'
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
    () => problemsOfWords(),
    () => missingScripts(root),
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

/** What is wrong with the words of the deck, whatever the names in it, and whichever of its claims hold. */
function problemsOfWords(): Problem[] {
  const unbound = deckSources(root).flatMap(file => unboundClaims(readFileSync(join(root, file), 'utf8'), file))
  const rules = deckRules(recordedIn(root), isOwnRecording(readFacts(root)))
  const wrongIn = (other: boolean): Problem[] => {
    const deck = readPlainDeck(root, { other })
    return [...rules.flatMap(rule => brokenRule(rule, deck)), ...noteLeaks(root, deck)]
  }
  const own = wrongIn(false)
  const known = new Set(own.map(describeProblem))
  const others = unbound.length > 0 ? [] : wrongIn(true)
  return [...unbound, ...own, ...others.filter(problem => !known.has(describeProblem(problem)))]
}

function dayOfData(): { words: string, date: Date } {
  const facts = readFacts(root)
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
