import { expect, it } from 'vitest'
import { loadDeck } from '../../src/deck/load'

const files: Record<string, string> = {
  'slides.md': '---\ntitle: T\nrouteAlias: cover\n---\n\n# Cover\n\n---\nsrc: ./pages/a.md\nsection: from the import\n---\n',
  'pages/a.md': '---\nlayout: evidence\nsection: \'01\'\nminutes: 1.5\ncore: true\n---\n\n# Title\n\n<Chart id="x" />\n\n::right::\n\nRight.\n\n::source::\n\nFrom a query.\n\n::guide::\n\nProse. <!-- hint -->\n\n<!--\nNote.\n-->\n\n---\nhide: true\n---\n\n# Hidden\n',
}
const deck = loadDeck('slides.md', { read: file => files[file] })

it('takes a slide apart: picture and words, source line, prose, note', () => {
  expect(deck.slides[1]).toMatchObject({ no: 2, title: 'Title', layout: 'evidence', minutes: 1.5, body: '<Chart id="x" />\n\nRight.', source: 'From a query.', guide: 'Prose.', note: 'Note.' })
})

it('says where each slide stands', () => {
  expect(deck.slides.map(({ file, line, contentLine }) => `${file}:${line}:${contentLine}`)).toEqual(['slides.md:1:6', 'pages/a.md:1:8'])
})

it('leaves hidden slides out', () => {
  expect(deck.slides.map(({ title }) => title)).not.toContain('Hidden')
})

it('lets the line that imports a file win over its front matter, as Slidev does', () => {
  expect(deck.slides[1]!.section).toBe('from the import')
})
