import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { root } from '../../../../tests/deck/own-deck'
import { exportDeckTo } from '../../src/guide/export-deck'
import { describeWith } from '../require'

const CASES = join(import.meta.dirname, 'cases')

/** What a reader finds on the built page of a case: words as they are typed, elements by selector; and what nobody may find. */
const BUILT: Record<string, { reads?: string[], finds?: Record<string, number>, never?: string[] }> = {
  'markdown-in-html-blocks': { reads: ['Go to rye', '[Oven] of five', 'It costs {{ price }}'], finds: { 'ul a[href="#rye"]': 1, 'p a[href="#rye"]': 1, 'td a[href="#rye"]': 1, 'li code': 1 }, never: ['](', '**', '`'] },
  'presenter-only': { reads: ['On the slide.', 'Public words.'], never: ['discount', 'Instead of'] },
  'bound-attributes': { finds: { 'a[href="#rye"]:not(.header)': 4 } },
  'angle-destinations': { finds: { 'main label > img[src="assets/public/my%20pics/a%20b.png"]': 2, 'a[href="assets/notes/of%20the%20day.txt"]': 1 } },
  'labels-of-two-slides': { reads: ['and [more].'], finds: { 'a[href="https://example.org/first"]': 1, 'a[href="https://example.org/second"]': 1 } },
  'headings-in-braces': { reads: ['Result: {:ok, value}', 'Set {1, 2}', 'Returns {ok, value}'] },
  'group-marks-in-code': { reads: ['::code-group', 'Look::\n', '\n::\n\n    more'] },
  'mdc-blocks': { reads: ['[card]', 'Inside the card.', '[badge] new and red word.', 'In a slot.'], finds: { 'dl': 0, 'main > p': 3 }, never: ['::', '{'] },
  'as-typed': { reads: ['--port 80, "as is"... Pages 3--5, ~5 EUR~.', 'Attention\n: the oven is hot'], finds: { 'del, dl': 0, 'a[href="https://example.org/start"]': 1, 'a[href="mailto:team@example.org"]': 1 } },
  'titles-in-html': { reads: ['Rye and wheat'], finds: { 'h2 em': 1, 'h3': 0 }, never: ['Slide 2'] },
  'element-at-the-start-of-a-line': { reads: ['We bake bread\nevery day\nand cakes on Sundays.'], finds: { 'main > p': 1, 'main li': 2, 'main li p': 0 } },
  'language-and-direction': { finds: { 'html[lang="ar"][dir="rtl"]': 1, 'main div[dir="rtl"] > p': 1 } },
  'what-mdbook-knows-and-slidev-does-not': { reads: ['costs $$5 or $$6', 'Say \\(x\\)', 'No [link](javascript:alert(1)) here.', '# shown', 'don\'t', 'by its indent -- "alone"'], finds: { 'a[href^="javascript"]': 0, 'pre.playground': 0, 'dl': 0 } },
}

describeWith('mdbook', 'what mdBook makes of an exported deck', (mdbook) => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'built-'))
    vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterAll(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(Object.keys(BUILT))('%s reads as on the slides', (name) => {
    const { reads = [], finds = {}, never = [] } = BUILT[name]!
    exportDeckTo({ root: join(CASES, name, 'deck'), entry: 'slides.md', config: {} }, join(folder, name))
    const { document, text } = built(mdbook, join(folder, name), '01-')
    for (const words of reads)
      expect(text).toContain(words)
    for (const words of never)
      expect(text).not.toContain(words)
    expect(Object.fromEntries(Object.keys(finds).map(selector => [selector, document.querySelectorAll(selector).length]))).toEqual(finds)
  })

  it('the project\'s own book prints every --flag that its pages name', () => {
    const sources = join(folder, 'own')
    cpSync(join(root, 'docs'), sources, { recursive: true, filter: path => path !== join(root, 'docs/book') })
    const guide = 'guides/enterprise/kpi-okr'
    const pages = readdirSync(join(sources, guide)).filter(file => file.endsWith('.md'))
    expect(pages.length).toBeGreaterThan(7)
    build(mdbook, sources)
    const eaten = pages.flatMap((page) => {
      const flags = new Set(readFileSync(join(sources, guide, page), 'utf8').replaceAll('-\\-', '--').match(/(?<![\w-])--[a-z][\w-]*/g))
      const { text } = read(join(sources, 'book', guide, page === 'README.md' ? 'index.html' : page.replace(/md$/, 'html')))
      return [...[...flags].filter(flag => !text.includes(flag)), ...text.match(/(?<![\w\u202F %])[–—][a-z][\w-]*/g) ?? []].map(flag => `${page}: ${flag}`)
    })
    expect(eaten).toEqual([])
  }, 60_000)
})

function build(mdbook: string, book: string) {
  const { status, stderr } = spawnSync(mdbook, ['build', book], { encoding: 'utf8' })
  expect(stderr).not.toMatch(/\b(?:WARN|ERROR)\b/)
  expect(status).toBe(0)
}

function built(mdbook: string, book: string, page: string) {
  build(mdbook, book)
  return read(join(book, 'book', readdirSync(join(book, 'book')).find(file => file.startsWith(page) && file.endsWith('.html'))!))
}

function read(file: string) {
  const { document } = parseHTML(readFileSync(file, 'utf8'))
  return { document, text: document.querySelector('main')!.textContent }
}
