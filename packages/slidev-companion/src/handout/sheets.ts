import type { Deck, DeckSlide } from '../deck/load'
import { unescapeMarkdown } from '../escape'
import { proseToHtml } from './prose'

export type Paper = 'A4' | 'Letter'
export type Copy = 'customer' | 'presenter'

/** What the handout route prints; plain data, so it can be handed to the browser. */
export interface Handout {
  title: string
  subtitle: string
  /** "Data to 13 Feb 2026", as the cover says it. */
  asOf: string
  copy: Copy
  paper: Paper
  sections: HandoutSection[]
  /** Page by sheet id, known after a first print. */
  pages: Record<string, number>
}

export interface HandoutSection {
  /** "03", "A"; empty for slides before the first section. */
  id: string
  /** "Research", or nothing. */
  name: string
  sheets: Sheet[]
}

export interface Sheet {
  /** Anchor of the sheet: the slide's alias. */
  id: string
  no: number
  title: string
  kind: 'cover' | 'opener' | 'slide'
  proseHtml: string
  noteHtml: string
  /** Where the guide tells the same, as a path in the book, and its address if the book's is known. */
  guide: { page: string, href?: string }
}

export interface HandoutOptions {
  copy: Copy
  paper: Paper
  asOf: string
  /** Markdown of a slide's prose for paper; default: as it is written. */
  prose?: (slide: DeckSlide) => string
  /** Returns what the section of that number is called. */
  sectionName?: (id: string) => string
  /** Address of the guide's folder, with or without a final slash. */
  guideUrl?: string
}

const FINAL_SLASHES = /\/+$/
const NUMBERED_PAGE = /([^/]+)\.md$/

/** Returns the handout of a deck: a sheet a slide, in order, in its sections. Notes are in the presenter's copy alone. */
export function handoutOf(deck: Deck, { copy, paper, asOf, guideUrl, sectionName = () => '', prose = slide => slide.guide }: HandoutOptions): Handout {
  const sections: HandoutSection[] = []
  for (const slide of deck.slides) {
    const id = slide.no === 1 ? '' : slide.section ?? sections.at(-1)?.id ?? ''
    if (sections.at(-1)?.id !== id)
      sections.push({ id, name: sectionName(id), sheets: [] })
    sections.at(-1)!.sheets.push(sheetOf(slide, prose(slide), copy, guideUrl?.replace(FINAL_SLASHES, '')))
  }
  const subtitle = typeof deck.frontmatter.info === 'string' ? deck.frontmatter.info : ''
  return { title: unescapeMarkdown(deck.title), subtitle, asOf, copy, paper, sections, pages: {} }
}

function sheetOf(slide: DeckSlide, prose: string, copy: Copy, guideUrl: string | undefined): Sheet {
  const id = slide.alias ?? `slide-${slide.no}`
  const page = `${NUMBERED_PAGE.exec(slide.file)?.[1] ?? 'README'}`
  const name = page === 'slides' || page.startsWith('00-') ? 'README' : page
  return {
    id,
    no: slide.no,
    title: unescapeMarkdown(slide.title),
    kind: slide.no === 1 ? 'cover' : slide.layout === 'opener' ? 'opener' : 'slide',
    proseHtml: proseToHtml(prose, guideUrl),
    noteHtml: copy === 'presenter' ? proseToHtml(withClickMarks(slide.note), guideUrl) : '',
    guide: { page: `${name === 'README' ? 'overview' : name} › ${id}`, ...(guideUrl ? { href: `${guideUrl}/${name === 'README' ? 'index' : name}.html#${id}` } : {}) },
  }
}

const CLICK = /\[click(?::(\d+))?\]/gi

/** Numbers the places of a note where the hand moves: [click] becomes **[click 2]**. */
export function withClickMarks(note: string): string {
  let clicks = 0
  return note.replace(CLICK, (_, by?: string) => `**[click ${clicks += Number(by ?? 1)}]**`)
}
