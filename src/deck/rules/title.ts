import type { DeckSlide } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'
import { unescapeMarkdown } from '../../../packages/slidev-companion/src/escape'

/** Two lines of 28 px in 800 px hold 85 characters. */
const MOST = 85

export const title: DeckRule = {
  id: 'title',
  asks: `An action title: a sentence of at most ${MOST} characters, no question, unlike every other title.`,
  check({ slides }) {
    const first = new Map<string, DeckSlide>()
    return slides.flatMap((slide) => {
      const title = unescapeMarkdown(slide.title)
      const at = (found: string, fix: string) => ({ slide, found, fix })
      const same = first.get(title.toLowerCase())
      first.set(title.toLowerCase(), same ?? slide)
      return [
        ...(title.length > MOST
          ? [at(`the title has ${title.length} characters`, `cut it to ${MOST}`)]
          : []),
        ...(title.endsWith('?') ? [at('the title is a question', 'answer it in the title')] : []),
        ...(title.split(/\s+/).length < 4
          ? [at(`the title "${title}" is a topic`, 'write the sentence that the picture proves')]
          : []),
        ...(same
          ? [
              at(
                `the title of ${same.alias ?? `slide ${same.no}`} once more`,
                'say what this picture proves and that one does not',
              ),
            ]
          : []),
      ]
    })
  },
}
