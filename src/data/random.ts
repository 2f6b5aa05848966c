export interface Random {
  /** In [0, 1), 32 bits. */
  next: () => number
  /** True with this probability. */
  chance: (p: number) => boolean
  /** Whole number from low to high, both included. */
  between: (low: number, high: number) => number
  /** Number of successes in n trials; exact, by counting. */
  binomial: (n: number, p: number) => number
  /** Poisson by Knuth's product of uniforms, in parts: Poisson numbers add up to one whose mean is the sum. */
  poisson: (mean: number) => number
  /** Standard normal by Box and Muller. */
  normal: () => number
}

/** exp(−500) is a number of full precision; from exp(−746) on it is 0, and a product of uniforms ends at some 735. */
const PART = 500

/**
 * Returns a generator whose numbers depend on seed and stream alone. A stream a purpose keeps one rate's change
 * from reshuffling what it doesn't touch. sfc32 is by Chris Doty-Humphrey (PractRand, public domain).
 */
export function createRandom(seed: string, stream: string): Random {
  let [a, b, c, d] = hash128(`${seed}/${stream}`)
  function next(): number {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 15; i++)
    next()
  const chance = (p: number): boolean => next() < p
  return {
    next,
    chance,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    binomial: (n, p) => {
      let successes = 0
      for (let i = 0; i < n; i++)
        successes += chance(p) ? 1 : 0
      return successes
    },
    poisson: (mean) => {
      let count = 0
      for (let left = mean; left > 0; left -= PART) {
        const limit = Math.exp(-Math.min(left, PART))
        for (let product = next(); product > limit; count++)
          product *= next()
      }
      return count
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** cyrb128 by bryc (public domain): four 32-bit words from a string. */
function hash128(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1]
}

/** Returns what `draw` gives, so many times: each a draw of its own, which a filled array would not be. */
export function repeat<T>(times: number, draw: () => T): T[] {
  const drawn: T[] = []
  for (let i = 0; i < times; i++)
    drawn.push(draw())
  return drawn
}
