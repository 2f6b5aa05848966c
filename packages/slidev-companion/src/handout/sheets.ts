import type { Copy, Handout, HandoutSection, Paper, Sheet } from '../../client/types'
import type { Deck, DeckSlide } from '../deck/load'
import type { GuidePage } from '../guide/config'
import { pagesOf } from '../guide/chapters'
import { headingWords, proseToHtml, textWords } from './prose'

export type { Copy, Handout, Paper } from '../../client/types'

export interface HandoutOptions {
  copy: Copy
  paper: Paper
  /** The day that the deck's data is of, in words. */
  asOf?: string
  /** Which edition of the deck it is. */
  edition?: string
  /** Returns a slide's prose for readers as Markdown. */
  prose: (slide: DeckSlide) => string
  /** Returns the line under a slide's picture as Markdown. */
  source?: (slide: DeckSlide) => string
  /** What stands below the title at the foot of every page. */
  notice?: string
  /** The aliases of slides that fill a page of their own. */
  whole?: readonly string[]
  /** Returns what a section is called; without it there are none. */
  sectionName?: (id: string) => string
  /** The layout of the slide that opens a section. */
  opener?: string
  /** The pages of the deck's guide, if it has one. */
  guidePages?: readonly GuidePage[]
  /** Address of the guide's folder, with or without a final slash. */
  guideUrl?: string
}

const FINAL_SLASHES = /\/+$/
const MARKDOWN_FILE = /\.md$/
/** An alias that a link can name as it is. */
const ANCHOR = /^[\w-]+$/

/**
 * Returns the handout of a deck: a sheet a slide, in order, in its sections. Notes are in the
 * presenter's copy alone.
 */
export function handoutOf(deck: Deck, options: HandoutOptions): Handout {
  const { copy, paper, asOf = '', edition = '', notice = '', sectionName } = options
  const guideUrl = options.guideUrl?.replace(FINAL_SLASHES, '')
  const pageOf = options.guidePages && pagesOf(deck, options.guidePages)
  const sections: HandoutSection[] = []
  for (const slide of deck.slides) {
    const first = sections.length === 0
    const id = sectionName && !first ? slide.section ?? sections.at(-1)!.id : ''
    if (sections.at(-1)?.id !== id)
      sections.push({ id, name: id && sectionName!(id), sheets: [] })
    sections.at(-1)!.sheets.push(sheetOf(slide, first, { ...options, guideUrl, pageOf }))
  }
  const { info } = deck.frontmatter
  const subtitle = typeof info === 'string' ? textWords(info) : ''
  return {
    title: headingWords(deck.title),
    subtitle,
    notice,
    asOf,
    edition,
    copy,
    paper,
    guideUrl: guideUrl ?? '',
    sections,
    pages: {},
  }
}

interface SheetOptions extends HandoutOptions { pageOf?: ReturnType<typeof pagesOf> }

function sheetOf(slide: DeckSlide, first: boolean, options: SheetOptions): Sheet {
  const { copy, opener, prose, source, whole, pageOf, guideUrl } = options
  const id = slide.alias !== undefined && ANCHOR.test(slide.alias) ? slide.alias : `slide-${slide.no}`
  return {
    id,
    no: slide.no,
    title: headingWords(slide.title),
    kind: first ? 'cover' : opener !== undefined && slide.layout === opener ? 'opener' : 'slide',
    ...whole?.includes(id) && { whole: true },
    sourceHtml: source ? proseToHtml(source(slide), guideUrl) : '',
    proseHtml: proseToHtml(prose(slide), guideUrl),
    noteHtml: copy === 'presenter' ? proseToHtml(withClickMarks(slide.note), guideUrl) : '',
    guide: placeInGuide(id, pageOf?.(slide), guideUrl),
  }
}

/** Returns where the guide tells what a slide shows. Without an address it is of no use on paper. */
function placeInGuide(id: string, page?: GuidePage, url?: string): Sheet['guide'] {
  if (page === undefined || !url)
    return undefined
  const name = page.file.replace(MARKDOWN_FILE, '')
  const [words, html] = name === 'README' ? ['overview', 'index'] : [name, name]
  return { page: `${words} › ${id}`, href: `${url}/${html}.html#${id}` }
}

const CLICK = /\[click(?::(\d+))?\]/gi

/** Numbers the places of a note where the hand moves: [click] becomes **[click 2]**. */
export function withClickMarks(note: string): string {
  let clicks = 0
  return note.replace(CLICK, (_, by?: string) => `**[click ${clicks += Number(by ?? 1)}]**`)
}
