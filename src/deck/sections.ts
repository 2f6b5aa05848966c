import type { GuidePage } from '../../packages/slidev-companion/src/guide/config'

/** A section of the deck. A slide names it by number in its front matter. */
export interface Section {
  /** "03", "A". */
  no: string
  name: string
  /** The part of the timeline that it tells: 1 to 5. */
  stage?: number
  /** Of the whole talk. */
  minutes: number
  /** Its pages in the guide, in order. */
  pages: GuidePage[]
}

/** The sections in order, as slides.md has them. */
export const SECTIONS: readonly Section[] = [
  section('00', 'Overview', 4, 'README', 'One key result in four weeks'),
  section('01', 'Scenario', 6),
  section('02', 'Data ingestion', 5, '02-data-ingestion'),
  section('03', 'Research', 9),
  section('04', 'Approval', 7),
  section('05', 'Implementation', 6),
  section('06', 'Reporting', 8, '06-reporting', 'Reporting', [pageFrom('07-decision', 'The decision')]),
  section('A', 'Appendix', 0, 'appendix', 'Appendix', [pageFrom('appendix-commands', 'Commands and words')]),
]

const BY_NUMBER = new Map(SECTIONS.map(one => [one.no, one]))

/** Returns the section of that number, if there is one. */
export function sectionOf(no: unknown): Section | undefined {
  return BY_NUMBER.get(String(no))
}

function section(
  no: string,
  name: string,
  minutes: number,
  page = `${no}-${name.toLowerCase()}`,
  title = name,
  further: GuidePage[] = [],
): Section {
  const stage = Number(no) >= 2 ? Number(no) - 1 : undefined
  const first = { ...pageFrom(page, title), ...no === '00' && { from: 'pages/00-overview.md' } }
  return { no, name, stage, minutes, pages: [first, ...further] }
}

function pageFrom(page: string, name: string): GuidePage {
  return { file: `${page}.md`, name, from: `pages/${page}.md` }
}
