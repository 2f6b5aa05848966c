import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'

/** From here on a slide stays long enough for somebody to ask. */
const LONG = 1
const RE_ASKED = /^Asked "[^"]+\?" \S/m
const RE_BRIDGE = /^Bridge: \S[^\n]*$/

export const spoken: DeckRule = {
  id: 'spoken',
  asks: `Notes of slides that are played end with a bridge to the next (the last asks for its decision); those of ${LONG} minute or more have a likely question and its answer.`,
  check({ slides }: Deck) {
    const played = slides.filter(({ minutes }) => (minutes ?? 0) > 0)
    return played.flatMap((slide) => {
      const { note, minutes, layout } = slide
      const bridge = RE_BRIDGE.test(note.trim().split('\n').at(-1)!)
      return [
        ...(slide !== played.at(-1) && !bridge ? [{ slide, found: 'the note ends without a bridge', mend: 'end with a line such as Bridge: so that\'s who. Now when.' }] : []),
        ...(minutes! >= LONG && layout !== 'cover' && !RE_ASKED.test(note) ? [{ slide, found: 'the note has no likely question', mend: 'add a line such as Asked "is that a lot?" and the answer' }] : []),
      ]
    })
  },
}
