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

/**
 * The largest mean that is drawn in one part. Its limit, exp(−mean), must not be 0: it is from exp(−746) on.
 * The product itself reaches 0 at some exp(−735). exp(−500) has still full precision.
 */
const PART = 500

/**
 * Returns a generator whose numbers depend on seed and stream alone. Each purpose has a stream of its own,
 * so that another rate for one of them does not change what the others draw.
 */
export function createRandom(seed: string, stream: string): Random {
  const next = sfc32(hash128(`${seed}/${stream}`))
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

/** sfc32 by Chris Doty-Humphrey (PractRand, public domain): uniform numbers from four 32-bit words. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  function next(): number {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  // The state is mixed before its first number counts.
  for (let i = 0; i < 15; i++)
    next()
  return next
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

/** Returns the results of so many draws. */
export function repeat<T>(times: number, draw: () => T): T[] {
  return Array.from({ length: times }, draw)
}
