import type { DeckSlide } from '../../packages/slidev-companion/src/deck/load'
import type { Question, SpokenNote } from '../../packages/slidev-companion/src/script/config'

const RE_OPENING = /^\*\*\d*[¼½¾]? min, for ([^*]+?)\.?\*\*\s*/
const RE_ASKED = /^Asked "([^"]+)"\.? *(.*)$/gm
const RE_BRIDGE = /^Bridge: (.*)$/m
const RE_SHORT = /^In the short cut: (.*)$/m

/** Returns the parts of a note of this deck; CONTRIBUTING says how one is written. */
export function spokenNote({ note }: Pick<DeckSlide, 'note'>, { cut }: { cut?: string } = {}): SpokenNote {
  const text = note.trim()
  const [bridge, short] = [RE_BRIDGE, RE_SHORT].map(line => line.exec(text)?.[1])
  return {
    spoken: [RE_OPENING, RE_ASKED, RE_BRIDGE, RE_SHORT].reduce((rest, part) => rest.replace(part, ''), text).trim(),
    listener: RE_OPENING.exec(text)?.[1],
    questions: [...text.matchAll(RE_ASKED)].map(([, asked, answer]): Question => ({ asked: asked!, answer: answer! })),
    bridge: cut === 'short' ? short ?? bridge : bridge,
  }
}
