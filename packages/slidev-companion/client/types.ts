export type Paper = 'A4' | 'Letter'
export type Copy = 'customer' | 'presenter'

/** What the handout route prints; plain data, so it can be handed to the browser. */
export interface Handout {
  title: string
  /** What the deck says it is about, or nothing. */
  subtitle: string
  /** What stands below the title at the foot of every page, or nothing. */
  notice: string
  /** The day that its data is of, in words, or nothing. */
  asOf: string
  /** Which edition of the deck it is, or nothing. */
  edition: string
  copy: Copy
  paper: Paper
  /** Address of the guide's folder, or nothing. */
  guideUrl: string
  sections: HandoutSection[]
  /** Page by sheet id; who prints writes them. */
  pages: Record<string, number>
}

export interface HandoutSection {
  /** "03", "A"; empty for slides before the first section, and where there are no sections. */
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
  /** It fills a page of its own, turned: one can write on it. */
  whole?: boolean
  /** The line under the picture, where the slide does not show it on paper. */
  sourceHtml: string
  proseHtml: string
  noteHtml: string
  /** Where the guide tells the same, if its address is known. */
  guide?: { page: string, href: string }
}
