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

const FINDINGS: GuidePage = {
  ...pageFrom('03-findings', 'The first answer', '03-research'),
  at: 'findings',
  opening: 'The agent has answered. Before anybody decides on the answer, it is worth reading what it '
    + 'says, and what each of its figures rests on.',
}

const RECORD: GuidePage = {
  ...pageFrom('04-record', 'The yes and its record', '04-approval'),
  at: 'approved',
  opening: 'The finding is approved at the second attempt. The record now holds a no with its '
    + 'reason, and a yes; it is worth as much as the accounts behind it.',
}

const FAILURES: GuidePage = {
  ...pageFrom('05-failures', 'Failures and merges', '05-implementation'),
  at: 'one-crashes',
  opening: 'Agents crash, and a parallel run merges by default. What counts is what then reaches main.',
}

const RESULTS: GuidePage = {
  ...pageFrom('06-results', 'What can be measured', '06-reporting'),
  at: 'arms',
  opening: 'Some of what the release did can be measured already; whether the key result moved '
    + 'cannot. Here the two are kept apart.',
}

const MORNING: GuidePage = {
  ...pageFrom('06-morning', 'The morning report', '06-reporting'),
  at: 'morning-report',
  opening: 'Nobody has to ask how things stand: a report says it every working day, and says so when '
    + 'it does not know.',
}

/** The sections in order, as slides.md has them. A page of the guide that grew too long is cut in two. */
export const SECTIONS: readonly Section[] = [
  section('00', 'Overview', 4, 'README', 'One key result in four weeks'),
  section('01', 'Scenario', 5.75, undefined, undefined, [pageFrom('key-result', 'The key result')]),
  section('02', 'Data ingestion', 5, '02-data-ingestion'),
  section('03', 'Research', 8.75, undefined, undefined, [FINDINGS]),
  section('04', 'Approval', 7, undefined, undefined, [RECORD]),
  section('05', 'Implementation', 5.75, undefined, undefined, [FAILURES]),
  section('06', 'Reporting', 5.25, undefined, undefined, [
    RESULTS,
    MORNING,
    pageFrom('key-result-graded', 'What can be graded, and when'),
  ]),
  section('07', 'Decision', 3.5, '07-decision', 'The decision'),
  section('A', 'Appendix', 0, 'appendix', 'Appendix', [pageFrom('appendix-commands', 'Commands and words')]),
]

const BY_NUMBER = new Map(SECTIONS.map(one => [one.no, one]))

/** Returns the section of that number, if there is one. */
export function sectionOf(no: unknown): Section | undefined {
  return BY_NUMBER.get(String(no))
}

/** Returns the numbers of the sections that a deck has, by their own: from 00 without a gap, letters as they are. */
export function sectionNumbers(found: readonly unknown[]): Map<string, string> {
  const there = SECTIONS.filter(({ no }) => found.some(one => String(one) === no))
  return new Map(there.map(({ no }, i) => [no, /^\d/.test(no) ? String(i).padStart(2, '0') : no]))
}

// -- internal --

function section(
  no: string,
  name: string,
  minutes: number,
  page = `${no}-${name.toLowerCase()}`,
  title = name,
  further: GuidePage[] = [],
): Section {
  const stage = Number(no) >= 2 && Number(no) <= 6 ? Number(no) - 1 : undefined
  const first = { ...pageFrom(page, title), ...no === '00' && { from: 'pages/00-overview.md' } }
  return { no, name, stage, minutes, pages: [first, ...further] }
}

function pageFrom(page: string, name: string, from = page): GuidePage {
  return { file: `${page}.md`, name, from: `pages/${from}.md` }
}
