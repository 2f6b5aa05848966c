import type { Deck } from '../../packages/slidev-companion/src/deck/load'
import type { GuidePage } from '../../packages/slidev-companion/src/guide/config'
import type { Quoted } from '../deck/slide-facts'
import type { Fact } from '../facts'
import { unescapeMarkdown } from '../../packages/slidev-companion/src/escape'
import { pagesOf } from '../../packages/slidev-companion/src/guide/chapters'
import { words } from '../../packages/slidev-companion/src/guide/mdbook'
import { borneOutBy } from '../deck/borne-out'
import { SECTIONS } from '../deck/sections'
import { formatFact } from '../facts'

export const EVIDENCE_PAGE = 'evidence.md'

const RE_SECTION = /^#{1,2} .*\{#([\w-]+)\}$/gm
const HEAD = '| figure | value | of | window | evidence |\n|---|---:|---:|---|---|'
const OPENING = `# Evidence: where every figure comes from

Each figure of these pages, in the order in which it is told, with its value, what it counts, how many it
rests on, its window and its method. A query is a file that you can run; what was recorded was counted in
the transcripts and the history of the story; what comes from the scenario stands in the one file that is
written by hand, or follows from its dates. Shares and differences are shown with one decimal.`

/** Returns the page of the guide that lists every figure with its evidence, by section and slide. */
export function evidencePage(deck: Deck, { facts, slides }: Quoted): string {
  const keysOf = new Map(slides.map(({ alias, keys }) => [alias, keys]))
  const pages = SECTIONS.flatMap(({ pages }) => pages)
  const pageOf = pagesOf(deck, pages)
  const parts = pages.flatMap((page) => {
    const told = deck.slides.filter(slide => pageOf(slide) === page && keysOf.get(slide.alias ?? '')?.length)
    const tables = told.map((slide) => {
      const rows = keysOf.get(slide.alias!)!.map(key => rowOf(key, facts[key]!))
      const heading = `### ${words(unescapeMarkdown(slide.title))} {#of-${slide.alias}}`
      return [heading, ...toldIn(page, slide.alias!), `${HEAD}\n${rows.join('\n')}`].join('\n\n')
    })
    return tables.length > 0 ? [`## ${words(page.name)}`, ...tables] : []
  })
  return `${[OPENING, ...parts].join('\n\n')}\n`
}

/** Returns a page of the guide with a link under each slide to the evidence of its figures. */
export function withEvidenceLinks(markdown: string, { slides }: Quoted): string {
  const quoting = new Set(slides.filter(({ keys }) => keys.length > 0).map(({ alias }) => alias))
  const starts = [...markdown.matchAll(RE_SECTION)]
  const sections = starts.map((start, i) => {
    const text = markdown.slice(start.index, starts[i + 1]?.index)
    const link = `<small>\n\n[Evidence of these figures](${EVIDENCE_PAGE}#of-${start[1]})\n\n</small>`
    return quoting.has(start[1]!) ? `${text.trimEnd()}\n\n${link}\n${i + 1 < starts.length ? '\n' : ''}` : text
  })
  return markdown.slice(0, starts[0]?.index) + sections.join('')
}

// -- internal --

/** mdBook builds README.md as index.html and follows no link to a heading of it: its slides stand without one. */
function toldIn({ file, name }: GuidePage, alias: string): string[] {
  return file === 'README.md' ? [] : [`Told in [${words(name)}](${file}#${alias})`]
}

function rowOf(key: string, fact: Fact): string {
  const { by, file } = borneOutBy(key, fact)
  const shown = { value: formatFact(fact), n: fact.n === undefined ? '' : fact.n.toLocaleString('en') }
  const window = fact.window?.includes('/')
    ? formatFact({ value: fact.window, unit: 'dates', what: '' })
    : (fact.window ?? '')
  const evidence = file === undefined ? cell(by) : `[${cell(by)}](artifacts/${file})`
  return `| ${cell(fact.what)} | ${cell(shown.value)} | ${shown.n} | ${cell(window)} | ${evidence} |`
}

function cell(text: string): string {
  return words(text).replaceAll('|', '\\|')
}
