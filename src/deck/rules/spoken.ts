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

const NO_BRIDGE = {
  found: 'the note ends without a bridge',
  fix: 'end with a line such as Bridge: so that\'s who. Now when.',
}
const NO_BRIDGE_FOR_BOARD = {
  found: 'the note leads to a slide that the board\'s version leaves out',
  fix: 'add a line such as For the board: so who\'s leaving?',
}
const NO_QUESTION = {
  found: 'the note has no likely question',
  fix: 'add a line such as Asked "is that a lot?" and the answer',
}

/** Returns the rule about the end of a note; where slides are left out another may come next for the board. */
export function spoken(isWhole: boolean): DeckRule {
  return {
    id: 'spoken',
    asks: [
      'Notes of slides that are played end with a bridge to the next (the last asks for its decision);',
      `those of ${LONG} minute or more have a likely question and its answer.`,
      'One that another follows for the board has a bridge for that,',
      'and none of the board\'s points to a slide by its place.',
    ].join(' '),
    check({ slides }: Deck) {
      const played = slides.filter(({ minutes }) => (minutes ?? 0) > 0)
      const forBoard = chosen(played, 'board')
      return played.flatMap((slide) => {
        const { note, minutes, layout } = slide
        const next = slides[slides.indexOf(slide) + 1]
        const board = forBoard.includes(slide)
        const leads = isWhole && board && next !== undefined && !forBoard.includes(next) && slide !== forBoard.at(-1)
        const bridge = RE_BRIDGE.test(note.trim().split('\n').at(-1)!)
        const faults = [
          slide !== played.at(-1) && !bridge && NO_BRIDGE,
          leads && !RE_BOARD.test(note) && NO_BRIDGE_FOR_BOARD,
          board && RE_PLACE.test(note) && namesAPlace(RE_PLACE.exec(note)![0]),
          minutes! >= LONG && layout !== 'cover' && !RE_ASKED.test(note) && NO_QUESTION,
        ]
        return faults.filter(fault => fault !== false).map(fault => ({ slide, ...fault }))
      })
    },
  }
}

// -- internal --

function namesAPlace(words: string) {
  return { found: `the note says "${words}"`, fix: 'name what the slide shows: its place is another for the board' }
}
