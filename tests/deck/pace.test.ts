import { expect, it } from 'vitest'
import { kindOfParagraph, partedNote } from '../../src/deck/notes'
import { paceOf, paceWords } from '../../src/deck/pace'

it.each([
  [1, 30, 'on time'],
  [1, 90, '0:30 behind'],
  [2, 30, '0:30 ahead'],
  [2, 150, 'on time'],
  [3, 250, '1:10 behind'],
])('on slide %s after %s seconds a talk of one, two and no minutes is %s', (page, passed, words) => {
  expect(paceWords(paceOf([1, 2, undefined], page, passed))).toBe(words)
})

it('a likely question and a bridge are paragraphs of their own', () => {
  const note = 'Say this.\n\nAsked "why?" Because.\nAsked "how?" So.\nBridge: on.'
  expect(partedNote(note)).toBe('Say this.\n\nAsked "why?" Because.\n\nAsked "how?" So.\n\nBridge: on.')
  expect(['Say this.', 'Asked "why?"', 'Bridge: on.', 'For the board: on.'].map(kindOfParagraph)).toEqual([undefined, 'asked', 'bridge', 'bridge'])
})
