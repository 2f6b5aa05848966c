import { describe, expect, it } from 'vitest'
import { askedIn, QUESTIONS } from '../../src/deck/questions'
import { ownDeck } from './own-deck'

describe('the hard questions', () => {
  const aliases = ownDeck().slides.map(({ alias }) => alias)
  it.each(QUESTIONS)('$text is answered on slides that exist', ({ slides }) => {
    expect(slides.filter(alias => !aliases.includes(alias))).toEqual([])
  })
  it('are numbered without a gap: what a deck has no slide for is not among them', () => {
    const asked = askedIn(alias => alias !== 'one-crashes' && alias !== 'morning-report' && alias !== 'who-did-what')
    expect(asked.map(({ text }) => text)).toEqual(QUESTIONS.map(({ text }) => text).filter(text => text !== 'What happens on failure?'))
    expect(asked[1]!.slides).toEqual(['cost'])
  })
  it('each have at most three slides, so that the numbers can be read', () => {
    expect(QUESTIONS.filter(({ slides }) => slides.length === 0 || slides.length > 3)).toEqual([])
  })
})
