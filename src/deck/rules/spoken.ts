import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'

/** From here on a slide stays long enough for somebody to ask. */
const LONG = 1
const RE_ASKED = /^Asked "[^"]+\?" \S/m
const RE_BRIDGE = /^Bridge: \S[^\n]*$/
const RE_SHORT = /^In the short cut: \S/m
/** In the short cut another slide stands there. */
const RE_PLACE = /\b(?:next|previous) slide\b|\bslides? (?:after|before|back|later|from)\b/i

export const spoken: DeckRule = {
  id: 'spoken',
  asks: `Notes of slides that are played end with a bridge to the next (the last asks for its decision); those of ${LONG} minute or more have a likely question and its answer. A marked slide that another follows in the short cut has a bridge for it, and points to no slide by its place.`,
  check({ slides }: Deck) {
    const played = slides.filter(({ minutes }) => (minutes ?? 0) > 0)
    return played.flatMap((slide) => {
      const { note, minutes, layout } = slide
      const next = slides[slides.indexOf(slide) + 1]
      const leads = slide.core && next !== undefined && !next.core && slide !== slides.findLast(({ core }) => core)
      const bridge = RE_BRIDGE.test(note.trim().split('\n').at(-1)!)
      return [
        ...(slide !== played.at(-1) && !bridge ? [{ slide, found: 'the note ends without a bridge', fix: 'end with a line such as Bridge: so that\'s who. Now when.' }] : []),
        ...(leads && !RE_SHORT.test(note) ? [{ slide, found: 'the note leads to a slide that the short cut leaves out', fix: 'add a line such as In the short cut: so who\'s leaving?' }] : []),
        ...(slide.core && RE_PLACE.test(note) ? [{ slide, found: `the note says "${RE_PLACE.exec(note)![0]}"`, fix: 'name what the slide shows: its place is another in the short cut' }] : []),
        ...(minutes! >= LONG && layout !== 'cover' && !RE_ASKED.test(note) ? [{ slide, found: 'the note has no likely question', fix: 'add a line such as Asked "is that a lot?" and the answer' }] : []),
      ]
    })
  },
}
