/** A point with its interval; the unit is that of the point. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** What is known of a share of nobody: nothing. */
export interface Unknown { value: null, low: null, high: null }
export const UNKNOWN: Unknown = { value: null, low: null, high: null }

/** Returns a part as a share of the whole; of nothing it is not known. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** The 97.5 % point of the standard normal: intervals here are 95 %. */
export const Z = 1.959963984540054

/**
 * Returns a share with Wilson's score interval. No correction for continuity.
 * Source: Wilson 1927, as method 3 of Newcombe 1998, Statistics in Medicine 17:857–872.
 */
export function wilson(successes: number, n: number): Estimate | Unknown {
  if (n === 0)
    return UNKNOWN
  const p = successes / n
  const centre = p + Z * Z / (2 * n)
  const spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
  const scale = 1 + Z * Z / n
  // At 0 and n the ends are 0 and 1 exactly; the square root would miss them by a binary tail.
  return {
    value: p,
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === n ? 1 : (centre + spread) / scale,
  }
}

/**
 * Returns the difference of two independent shares, a − b, with Newcombe's hybrid score interval.
 * Source: method 10 of Newcombe 1998, Statistics in Medicine 17:873–890.
 */
export function newcombe(successesA: number, nA: number, successesB: number, nB: number): Estimate | Unknown {
  return differenceOf(wilson(successesA, nA), wilson(successesB, nB))
}

/**
 * Returns the difference of two independent estimates, a − b, with the interval that their own intervals give: of
 * shares with Wilson's it is Newcombe's. Source: Zou and Donner 2008, Statistics in Medicine 27:1693–1702.
 */
export function differenceOf(a: Estimate | Unknown, b: Estimate | Unknown): Estimate | Unknown {
  if (a.value === null || b.value === null)
    return UNKNOWN
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/** One stratum: those exposed and those not, with how many of them had the event. */
export interface Stratum {
  exposed: number
  exposedEvents: number
  other: number
  otherEvents: number
}

/**
 * Returns the Mantel–Haenszel risk difference over strata with Sato's interval, which holds for few
 * large strata as for many sparse ones. Strata with one side empty carry no weight. Where no
 * stratum shows any spread (everyone or nobody on each side), its variance is 0, which is no
 * certainty: the counts of all of them together then give the interval. Source: Greenland and
 * Robins 1985, Biometrics 41:55–68; variance: Sato 1989, Biometrics 45:1323–1324.
 */
export function mantelHaenszel(strata: Stratum[]): Estimate | Unknown {
  let weights = 0
  let differences = 0
  let p = 0
  let q = 0
  for (const { exposed: n1, exposedEvents: a, other: n0, otherEvents: c } of strata) {
    const total = n1 + n0
    if (n1 === 0 || n0 === 0)
      continue
    weights += n1 * n0 / total
    differences += (a * n0 - c * n1) / total
    p += (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2) / (total * total)
    q += (a * (n0 - c) + c * (n1 - a)) / (2 * total)
  }
  if (weights === 0)
    return UNKNOWN
  const value = differences / weights
  const variance = (value * p + q) / (weights * weights)
  if (!(variance > 1e-12))
    return pooled(strata, value)
  const error = Math.sqrt(variance)
  return { value, low: Math.max(-1, value - Z * error), high: Math.min(1, value + Z * error) }
}

function pooled(strata: Stratum[], value: number): Estimate {
  const both = strata.filter(({ exposed, other }) => exposed > 0 && other > 0)
  const sum = (name: keyof Stratum): number => both.reduce((total, stratum) => total + stratum[name], 0)
  const { low, high } = newcombe(sum('exposedEvents'), sum('exposed'), sum('otherEvents'), sum('other')) as Estimate
  return { value, low: Math.min(value, low), high: Math.max(value, high) }
}

/**
 * Returns the share to expect in a later sample of m if nothing changes, with its 95 % prediction
 * interval: it carries the chance of both samples. Normal approximation; fit for shares with many
 * events in both. Where nobody or everybody had the event it has no width, and Newcombe's interval
 * of the two samples' difference stands in. Source: Nelson 1982, Applied Life Data Analysis,
 * chapter 6; also Hahn and Meeker 1991, section 6.5.
 */
export function predictShare(successes: number, n: number, m: number): Estimate | Unknown {
  if (n === 0 || m === 0)
    return UNKNOWN
  const p = successes / n
  if (p === 0 || p === 1) {
    const { low, high } = newcombe(p * m, m, successes, n) as Estimate
    return { value: p, low: Math.max(0, p + low), high: Math.min(1, p + high) }
  }
  const spread = Z * Math.sqrt(p * (1 - p) * (1 / n + 1 / m))
  return { value: p, low: Math.max(0, p - spread), high: Math.min(1, p + spread) }
}

/** z of a power of 80 %. */
const Z80 = 0.8416

/**
 * Returns the smallest difference of two shares near p that samples of n and m would show in four
 * cases of five (power 80 %, two-sided 5 %). Source: van Belle, Statistical Rules of Thumb (2008),
 * section 2.4: n = 16 p (1 − p) ÷ difference² for each of two equal samples, with 16 for 2 × (1.96
 * + 0.84)². Nothing where no difference that a share can have would show.
 */
export function detectable(p: number | null, n: number, m: number): number | null {
  if (p === null || p === 0 || p === 1 || n === 0 || m === 0)
    return null
  const least = (Z + Z80) * Math.sqrt(p * (1 - p) * (1 / n + 1 / m))
  // No share differs from p by more than there is on its larger side.
  return least > Math.max(p, 1 - p) ? null : least
}
