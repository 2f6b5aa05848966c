import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Text } from '../../../packages/slidev-companion/src/site/leaks'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { spokenTexts } from '../../../packages/slidev-companion/src/deck/spoken'
import { filesOf } from '../../../packages/slidev-companion/src/machine/sources'
import { commentsOf } from '../../../packages/slidev-companion/src/markdown/parse'
import { findLeaks } from '../../../packages/slidev-companion/src/site/leaks'

/** Where words stand that a customer may get, beside the slides. The guide is made of them, and is one of them. */
const PLACES = [
  'README.md',
  'CHANGELOG.md',
  'components',
  'layouts',
  'setup',
  'custom-nav-controls.vue',
  'public',
  'src/charts',
  'src/digests',
  'src/forms',
  'src/kpi',
  'src/story',
  'artifacts/README.md',
  'artifacts/scenario.yaml',
  'artifacts/2-kpi',
  'artifacts/3-workspace',
  'artifacts/4-transcripts',
  'docs',
  'packages/slidev-companion/README.md',
  'packages/slidev-companion/client',
  'packages/slidev-companion/docs',
]
const RE_TEXT = /\.(?:md|vue|[cm]?[jt]sx?|css|html|json|ya?ml|svg|sql|sh|eml|trycmd|txt)$/

/** Returns every place where words of a note stand in what a customer may get. */
export function noteLeaks(root: string, deck: Deck): Problem[] {
  return findLeaks(customerTexts(root, deck), deck.slides.flatMap(spokenTexts))
}

/** Returns every text that a customer may get: the slides without comments, facts filled in, and all files of words. */
export function customerTexts(root: string, deck: Deck): Text[] {
  const slides = deck.slides.map(({ file, content, contentLine }): Text =>
    ({ file, text: withEmptyComments(content), line: contentLine }))
  const files = PLACES.map(place => join(root, place)).filter(existsSync).flatMap(place =>
    statSync(place).isDirectory() ? filesOf(place).map(file => join(place, file)) : [place])
  return [...slides, ...files.filter(file => RE_TEXT.test(file)).map(file => ({
    file: file.slice(root.length + 1),
    text: readFileSync(file, 'utf8'),
  }))]
}

/** Returns a text in which comments are empty lines, so that the others keep their numbers. */
function withEmptyComments(text: string): string {
  return commentsOf(text).reduceRight((rest, { from, end }) =>
    rest.slice(0, from) + text.slice(from, end).replace(/[^\n]/g, '') + rest.slice(end), text)
}
