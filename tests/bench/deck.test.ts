import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { generateDeck } from '../../src/bench/deck'

describe('the generated deck', () => {
  it.each([1, 10, 45])('has %i slides when parsed as Slidev parses it', (count) => {
    const text = generateDeck(count)
    const deck = loadDeck('slides.md', { read: file => file === 'slides.md' ? text : undefined })
    expect(deck.slides).toHaveLength(count)
    expect(deck.slides.filter(slide => slide.note)).toHaveLength(count - Math.ceil(count / 20))
  })
})
