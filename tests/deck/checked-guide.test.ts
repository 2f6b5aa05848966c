import { expect, it } from 'vitest'
import { deckFiles } from '../../packages/slidev-companion/src/deck/files'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { guideProblems } from '../../packages/slidev-companion/src/guide/export-deck'
import { artifactsOf } from '../../src/effects/deck/guide'
import { preparation } from '../../src/effects/deck/read-deck'
import { guideOf } from '../../src/forms/guide'
import { root } from './own-deck'

const PAGE = 'pages/04-approval.md'
const prepare = preparation(root)

/** What `npm run check` says of the guide when one page has a text more after its last slide. */
function problemsWith(more: string): { said: string[], line: number } {
  let line = 0
  const planted = (text: string, file: string): string => {
    if (file !== PAGE)
      return text
    const slide = `${text}\n---\nlayout: evidence\nsection: '04'\nrouteAlias: planted\n---\n\n# Planted\n\n${more}\n\n::guide::\n\nProse.\n`
    line = slide.split('\n').indexOf(more) + 1
    return slide
  }
  const deck = loadDeck('slides.md', { read: deckFiles(root).read, prepare: (text, file) => planted(prepare(text, file), file) })
  const said = guideProblems({ root, entry: 'slides.md', config: { guide: guideOf(artifactsOf(root)) } }, deck)
  return { said: said.map(describeProblem), line }
}

it.each([
  ['nothing planted', 'Words.', undefined],
  ['a component without a Markdown form', '<Balance of="2" />', '<Balance> has no form in the guide (give it one in src/forms/components.ts'],
  ['a step that was never recorded', '<Transcript step="merge-forced" />', '<Transcript>: there is no artifacts/4-transcripts/merge-forced.trycmd (near: merge-refused.trycmd'],
])('the check of the guide: %s', (_, more, message) => {
  const { said, line } = problemsWith(more)
  expect(said).toEqual(message === undefined ? [] : [expect.stringContaining(`${PAGE}:${line}: ${message}`)])
})
