import type { Deck } from '../../../packages/slidev-companion/src/deck/load'
import type { DeckRule } from './rule'
import { chosen } from '../../../packages/slidev-companion/src/deck/version'

/** From here on a slide stays long enough for somebody to ask. */
const LONG = 1
const RE_ASKED = /^Asked "[^"]+\?" \S/m
const RE_BRIDGE = /^Bridge: \S[^\n]*$/
const RE_BOARD = /^For the board: \S/m
/** In a version another slide stands there. */
const RE_PLACE = /\b(?:next|previous) slide\b|\bslides? (?:after|before|back|later|from)\b/i

export const spoken: DeckRule = {
  id: 'spoken',
  asks: `Notes of slides that are played end with a bridge to the next (the last asks for its decision); those of ${LONG} minute or more have a likely question and its answer. One that another follows for the board has a bridge for that, and none of the board's points to a slide by its place.`,
  check({ slides }: Deck) {
    const played = slides.filter(({ minutes }) => (minutes ?? 0) > 0)
    const forBoard = chosen(played, 'board')
    return played.flatMap((slide) => {
      const { note, minutes, layout } = slide
      const next = slides[slides.indexOf(slide) + 1]
      const leads = forBoard.includes(slide) && next !== undefined && !forBoard.includes(next) && slide !== forBoard.at(-1)
      const bridge = RE_BRIDGE.test(note.trim().split('\n').at(-1)!)
      return [
        ...(slide !== played.at(-1) && !bridge ? [{ slide, found: 'the note ends without a bridge', fix: 'end with a line such as Bridge: so that\'s who. Now when.' }] : []),
        ...(leads && !RE_BOARD.test(note) ? [{ slide, found: 'the note leads to a slide that the board\'s version leaves out', fix: 'add a line such as For the board: so who\'s leaving?' }] : []),
        ...(forBoard.includes(slide) && RE_PLACE.test(note) ? [{ slide, found: `the note says "${RE_PLACE.exec(note)![0]}"`, fix: 'name what the slide shows: its place is another for the board' }] : []),
        ...(minutes! >= LONG && layout !== 'cover' && !RE_ASKED.test(note) ? [{ slide, found: 'the note has no likely question', fix: 'add a line such as Asked "is that a lot?" and the answer' }] : []),
      ]
    })
  },
}
