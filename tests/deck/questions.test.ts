import { describe, expect, it } from 'vitest'
import { QUESTIONS } from '../../src/deck/questions'
import { ownDeck } from './own-deck'

describe('the hard questions', () => {
  const aliases = ownDeck().slides.map(({ alias }) => alias)
  it.each(QUESTIONS)('$text is answered on slides that exist', ({ slides }) => {
    expect(slides.filter(alias => !aliases.includes(alias))).toEqual([])
  })
  it('each have at most three slides, so that the numbers can be read', () => {
    expect(QUESTIONS.filter(({ slides }) => slides.length === 0 || slides.length > 3)).toEqual([])
  })
})
