import type { DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { Question, SpokenNote } from '../../packages/slidev-companion/src/script/config'

const RE_OPENING = /^\*\*\d*[¼½¾]? min, for ([^*]+?)\.?\*\*\s*/
const RE_ASKED = /^Asked "([^"]+)"\.? *(.*)$/gm
const RE_BRIDGE = /^Bridge: (.*)$/m
const RE_BOARD = /^For the board: (.*)$/m

/** Returns the parts of a note of this deck; CONTRIBUTING says how one is written. */
export function spokenNote({ note }: Pick<DeckSlide, 'note'>, { version }: { version?: string } = {}): SpokenNote {
  const text = note.trim()
  const [bridge, board] = [RE_BRIDGE, RE_BOARD].map(line => line.exec(text)?.[1])
  return {
    spoken: [RE_OPENING, RE_ASKED, RE_BRIDGE, RE_BOARD].reduce((rest, part) => rest.replace(part, ''), text).trim(),
    listener: RE_OPENING.exec(text)?.[1],
    questions: [...text.matchAll(RE_ASKED)].map(([, asked, answer]): Question => ({ asked: asked!, answer: answer! })),
    bridge: version === 'board' ? board ?? bridge : bridge,
  }
}
