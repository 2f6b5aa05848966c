import type { DeckSlide } from '../deck/load'
import type { Writer } from './convert'
import type { GuideInput } from './own'
import { COMPONENTS } from './components'
import { convert } from './convert'
import { PAGES } from './own'
import { tidy } from './section'

/** A longer listing is cut on paper; the guide has it whole. */
const MOST_LINES = 16
const FENCE = /^(`{3,})(\w*)\n([\s\S]*?)\n\1$/gm
const OUTSIDE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
const WORKSPACE = /^3-workspace\//
const BEFORE_ALIAS = /^(?:\.?\/|#\/?)+/

/** Returns the reader's prose of a slide as Markdown for paper: commands with their output stay, whole files are named, links lead to sheets. */
export function proseForPaper(slide: DeckSlide, aliases: ReadonlySet<string>, { read, list }: GuideInput): string {
  const context = { read, list, artifact: (path: string) => `artifacts/${path}` }
  const writer: Writer = {
    footnotes: `${slide.alias ?? slide.no}-`,
    url: target => targetOnPaper(target, aliases),
    component(name, props, slot) {
      if (name === 'ArtifactFile')
        return `The whole file is in the guide: \`${(props.path ?? '').replace(WORKSPACE, '')}\`.`
      return name === 'Chart' ? slot : COMPONENTS[name]?.(props, slot, context)
    },
    unknown: (_, slot) => slot,
    snippet: () => undefined,
    expression: text => text,
  }
  return tidy(convert(slide.guide, writer, slide.contentLine)).replace(FENCE, cutListing)
}

function cutListing(whole: string, marks: string, language: string, code: string): string {
  const lines = code.split('\n')
  if (lines.length <= MOST_LINES)
    return whole
  const cut = [...lines.slice(0, MOST_LINES - 2), `… ${lines.length - MOST_LINES + 2} more lines in the guide`]
  return `${marks}${language}\n${cut.join('\n')}\n${marks}`
}

function targetOnPaper(target: string, aliases: ReadonlySet<string>): string {
  if (OUTSIDE.test(target))
    return target
  const [page = '', anchor] = target.split('#')
  const alias = anchor !== undefined && PAGES.some(({ file }) => file === page) ? anchor : target.replace(BEFORE_ALIAS, '')
  return aliases.has(alias) ? `#${alias}` : target
}
