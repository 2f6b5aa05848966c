import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../src/errors'
import { notPainted } from '../../src/handout/painted'

const shown = { one: 'The first office ﬁles its words.', two: 'A sign: → and “quotes”.' }
const starts = { one: 2, two: 3, contents: 1 }
const said = (pages: string[]) => notPainted(shown, starts, pages).map(describeProblem)

describe('a sheet whose words are not on paper', () => {
  it('is fine when they are, in any case and order, with a header beside them', () => {
    expect(said(['contents', 'Page 2 FIRST the office files its words.', 'and "quotes" A sign: “quotes”→.'])).toEqual([])
  })

  it('is named with what it lacks', () => {
    expect(said(['contents', 'Page 2', 'A sign: → and “quotes”.'])).toEqual([
      expect.stringMatching(/^handout: 1 of 2 sheets lack words on paper: one \d+ of 28 letters \(the browser finds no font/),
    ])
  })

  it('is not excused by the words of another sheet', () => {
    expect(said([shown.one, '', shown.two])).toHaveLength(1)
  })

  it('names a sign that no font draws', () => {
    expect(said(['', shown.one, 'A sign: and “quotes”.'])).toEqual(['handout, sheet two: no font draws the sign → (U+2192) (use another, or name one that looks like it in companion.config.ts: handout.signs)'])
  })

  it('does not blame the fonts for a letter that is cut off', () => {
    expect(said(['', 'The first ofice files its words.', shown.two])).toEqual([
      'handout, sheet one: the slide has more of these letters than the paper: f (text that leaves its box is cut off: give it room, or write less)',
    ])
  })
})
