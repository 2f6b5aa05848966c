import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, repeat } from '../../src/data/random'

describe('createRandom', () => {
  it.each([0.3, 16.5, 499, 500, 800, 3000])('draws Poisson numbers of mean and variance %d', (mean) => {
    const { poisson } = createRandom('poisson', String(mean))
    const drawn = repeat(4000, () => poisson(mean))
    const average = drawn.reduce((a, b) => a + b, 0) / drawn.length
    const variance = drawn.reduce((sum, one) => sum + (one - average) ** 2, 0) / drawn.length
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / drawn.length))
    expect(variance / mean).toBeGreaterThan(0.88)
    expect(variance / mean).toBeLessThan(1.12)
  })

  it('keeps whole numbers between their ends', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, more) => {
      const drawn = createRandom(seed, 'x').between(low, low + more)
      expect(drawn).toBeGreaterThanOrEqual(low)
      expect(drawn).toBeLessThanOrEqual(low + more)
    }))
  })
})
