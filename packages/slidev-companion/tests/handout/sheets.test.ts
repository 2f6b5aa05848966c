import type { DeckSlide } from '../../src/deck/load'
import { describe, expect, it } from 'vitest'
import { bookmarksOf } from '../../src/handout/bookmarks'
import { handoutOf, withClickMarks } from '../../src/handout/sheets'
import { parseMarkdown } from '../../src/markdown/parse'

function slide(change: Partial<DeckSlide>): DeckSlide {
  return {
    no: 1,
    title: 'Title',
    named: true,
    layout: 'evidence',
    frontmatter: {},
    content: '',
    parsed: parseMarkdown(''),
    body: '',
    source: '',
    guide: 'What a reader needs.',
    note: 'What only the speaker says.',
    file: 'pages/03-research.md',
    index: 1,
    line: 1,
    contentLine: 1,
    noteLine: 1,
    ...change,
  }
}
const deck = {
  title: 'The deck',
  frontmatter: { info: 'About it' },
  slides: [
    slide({ no: 1, alias: 'cover', layout: 'cover', section: '00', file: 'slides.md' }),
    slide({ no: 2, alias: 'sum', section: '00', title: 'Summary', file: 'pages/00-overview.md' }),
    slide({ no: 3, alias: 'research', section: '03', layout: 'opener', title: 'Message' }),
    slide({ no: 4, alias: 'run', section: '03', title: 'A run' }),
  ],
}
const NAMES: Record<string, string> = { '00': 'Overview', '03': 'Research' }
const GUIDE = [
  { file: 'README.md', name: 'Overview', from: 'pages/00-overview.md' },
  { file: '03-research.md', name: 'Research', from: 'pages/03-research.md' },
]
const sectionName = (id: string): string => NAMES[id] ?? ''
const prose = ({ guide }: DeckSlide): string => guide
const options = { copy: 'customer', paper: 'A4', asOf: 'As of a day', prose, sectionName, opener: 'opener' } as const

describe('the handout of a deck', () => {
  it('has a sheet a slide, in order, in its sections', () => {
    expect(handoutOf(deck, options).sections.map(({ id, sheets }) => [id, sheets.map(sheet => `${sheet.kind} ${sheet.id}`)])).toEqual([
      ['', ['cover cover']],
      ['00', ['slide sum']],
      ['03', ['opener research', 'slide run']],
    ])
  })

  it('has no note in the reader\'s copy, and has it in the presenter\'s', () => {
    expect(JSON.stringify(handoutOf(deck, options))).not.toContain('only the speaker')
    expect(JSON.stringify(handoutOf(deck, { ...options, copy: 'presenter' }))).toContain('only the speaker')
  })

  it('names the place in the guide with its address, and not at all without', () => {
    const sheets = (guideUrl?: string) => handoutOf(deck, { ...options, guidePages: GUIDE, guideUrl }).sections.flatMap(section => section.sheets)
    expect(sheets().flatMap(({ guide }) => guide ?? [])).toEqual([])
    expect(sheets('https://example.org/kpi').map(({ guide }) => guide?.page)).toContain('03-research › run')
    expect(sheets('https://example.org/kpi/').map(({ guide }) => guide?.href)).toContain('https://example.org/kpi/03-research.html#run')
    expect(sheets('https://example.org/kpi').map(({ guide }) => guide?.href)).toContain('https://example.org/kpi/index.html#sum')
  })

  it('names the second page of a file from the slide on with which it begins', () => {
    const cut = [...GUIDE, { ...GUIDE[1]!, file: '03-run.md', at: 'run' }]
    const slides = deck.slides.map((slide, i) => ({ ...slide, index: i + 1 }))
    const [, , { sheets = [] } = {}] = handoutOf({ ...deck, slides }, { ...options, guidePages: cut, guideUrl: 'https://example.org' }).sections
    expect(sheets.map(({ guide }) => guide?.page)).toEqual(['03-research › research', '03-run › run'])
  })

  it('has the line under a picture, the notice and the sheets to be filled in where the configuration says so', () => {
    const source = ({ no }: DeckSlide) => no === 4 ? 'Counted *twice*.' : ''
    const { notice, sections } = handoutOf(deck, { ...options, source, notice: 'A test.', whole: ['run'] })
    const sheets = sections.flatMap(({ sheets }) => sheets)
    expect(notice).toBe('A test.')
    expect(sheets.map(({ sourceHtml }) => sourceHtml)).toEqual(['', '', '', '<p>Counted <em>twice</em>.</p>\n'])
    expect(sheets.map(({ whole = false }) => whole)).toEqual([false, false, false, true])
    expect(handoutOf(deck, options)).toMatchObject({ notice: '' })
  })

  it('has bookmarks by section and slide', () => {
    const outline = bookmarksOf(handoutOf(deck, options))
    expect(outline.map(({ title, kids }) => [title, kids?.map(kid => kid.title)])).toEqual([
      ['Title', undefined],
      ['Contents', undefined],
      ['00 Overview', ['Summary']],
      ['03 Research', ['A run']],
    ])
  })

  it('has one list of sheets, and no guide, where the configuration names neither', () => {
    const plain = handoutOf(deck, { copy: 'customer', paper: 'A4', prose })
    expect(plain.sections.map(({ id, sheets }) => [id, sheets.map(sheet => `${sheet.kind} ${sheet.id}`)])).toEqual([
      ['', ['cover cover', 'slide sum', 'slide research', 'slide run']],
    ])
    expect(plain.sections[0]!.sheets.flatMap(({ guide }) => guide ?? [])).toEqual([])
    expect(bookmarksOf(plain).map(({ title }) => title)).toEqual(['Title', 'Contents', 'Summary', 'Message', 'A run'])
  })

  it('has its titles in plain words', () => {
    const slides = [slide({ title: 'A **bold** `code` &amp; <b>tag</b>', alias: 'no anchor' })]
    const [section] = handoutOf({ ...deck, slides }, options).sections
    expect(section!.sheets).toMatchObject([{ id: 'slide-1', title: 'A bold code & tag' }])
  })

  it('counts the clicks of a note', () => {
    expect(withClickMarks('[click] One. [click:2] Three.')).toBe('**[click 1]** One. **[click 3]** Three.')
  })
})
