import { describe, expect, it } from 'vitest'
import { spokenNote } from '../../src/deck/spoken-note'
import { ownDeck } from './own-deck'

const NOTE = `**1½ min, for the VP.** Look here.

[click] And there.

Asked "is that a lot?" Yes.
Asked "show me". Here.
For the board: on we go.
Bridge: so who?`

describe('a note of this deck', () => {
  it('is listener, words, questions and bridge', () => {
    expect(spokenNote({ note: NOTE })).toEqual({
      spoken: 'Look here.\n\n[click] And there.',
      listener: 'the VP',
      questions: [{ asked: 'is that a lot?', answer: 'Yes.' }, { asked: 'show me', answer: 'Here.' }],
      bridge: 'so who?',
    })
  })

  it('leads elsewhere for the board', () => {
    expect(spokenNote({ note: NOTE }, { version: 'board' }).bridge).toBe('on we go.')
  })

  it('leaves no mark of its own in what is said', () => {
    for (const slide of ownDeck().slides)
      expect(spokenNote(slide).spoken, slide.title).not.toMatch(/^(?:Asked "|Bridge:|For the board:|\*\*\d*[¼½¾]? min)/m)
  })
})
