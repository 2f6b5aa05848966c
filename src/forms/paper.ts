import type { DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { Writer } from '../../packages/slidev-companion/src/guide/convert'
import type { Artifacts } from './guide'
import { convert } from '../../packages/slidev-companion/src/guide/convert'
import { tidy } from '../../packages/slidev-companion/src/guide/section'
import { slotsOf } from '../../packages/slidev-companion/src/markdown/slots'
import { inLocale } from '../locale'
import { COMPONENTS } from './components'
import { PAGES } from './guide'
import { localeFrom } from './locale'

/** What is longer is cut, in lines: recordings and files are brief before. */
const MOST = 14
/** The presenter's copy has notes beside the prose: there every listing is cut to this. */
const MOST_BESIDE_NOTES = 12
const FENCE = /^(`{3,})(\w*)\n([\s\S]*?)\n\1$/gm
const OUTSIDE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
const BEFORE_ALIAS = /^(?:\.?\/|#\/?)+/

/**
 * Returns the reader's prose of a slide, or another slot of it, as Markdown for paper: of long
 * recordings and files the lines that matter; links lead to sheets.
 */
export function proseForPaper(
  slide: DeckSlide,
  aliases: ReadonlySet<string>,
  { read, list }: Pick<Artifacts, 'read' | 'list'>,
  { besideNotes = false, slot: name = 'guide' } = {},
): string {
  const context = { read, list, artifact: (path: string) => `artifacts/${path}`, onPaper: true }
  const locale = localeFrom(read)
  const most = besideNotes ? MOST_BESIDE_NOTES : MOST
  const writer: Writer = {
    footnotes: `${slide.alias ?? slide.no}-`,
    url: target => targetOnPaper(target, aliases),
    component(component, props, slot) {
      return component === 'Chart' ? slot : inLocale(locale(), () => COMPONENTS[component]?.(props, slot, context))
    },
    unknown: (_, slot) => slot,
    snippet: () => undefined,
    expression: text => text,
  }
  const markdown = tidy(convert(slotsOf(slide.parsed.nodes).get(name) ?? [], slide.parsed, writer))
  return tidy(
    markdown.replace(FENCE, (whole, marks: string, language: string, code: string) =>
      cutListing(whole, marks, language, code, most)),
  )
}

function cutListing(whole: string, marks: string, language: string, code: string, most: number): string {
  const lines = code.split('\n')
  if (lines.length <= most)
    return whole
  const shown = lines.slice(0, most - 2)
  return `${marks}${language}\n${[...shown, `… ${lines.length - shown.length} lines`].join('\n')}\n${marks}`
}

function targetOnPaper(target: string, aliases: ReadonlySet<string>): string {
  if (OUTSIDE.test(target))
    return target
  const [page = '', anchor] = target.split('#')
  const alias
    = anchor !== undefined && PAGES.some(({ file }) => file === page)
      ? anchor
      : target.replace(BEFORE_ALIAS, '')
  return aliases.has(alias) ? `#${alias}` : target
}
