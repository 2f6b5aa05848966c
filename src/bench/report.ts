/** One comparison: ours against what a user would run instead, in the same unit. */
export interface Comparison {
  what: string
  ours: number
  against: string
  theirs: number
  unit: 's' | 'KB' | 'MB'
  /** The largest ratio that is still good. */
  goal: number
}

/** One figure with an upper limit of its own, or none. */
export interface Figure {
  what: string
  value: number
  unit: 's' | 'KB' | 'MB' | 'ms' | 'times' | 'requests'
  limit?: number
}

export interface Row {
  name: string
  comparisons: Comparison[]
  figures: Figure[]
}

/** Returns the middle value; of an even number of values the mean of the middle two. Throws on none. */
export function median(values: number[]): number {
  if (values.length === 0)
    throw new RangeError('no median of nothing')
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
}

/** Returns ours / theirs; throws when there is nothing to compare with. */
export function ratio(ours: number, theirs: number): number {
  if (!(theirs > 0))
    throw new RangeError(`cannot compare with ${theirs}`)
  return ours / theirs
}

/** Returns a row as lines of text, each with its goal and whether it was met. */
export function formatRow({ name, comparisons, figures }: Row): string {
  return [
    name,
    ...comparisons.map(({ what, ours, against, theirs, unit, goal }) => {
      const found = ratio(ours, theirs)
      const both = `${what}: ${amount(ours, unit)}; ${against}: ${amount(theirs, unit)}`
      return `  ${both}; ratio ${found.toFixed(2)}, goal ≤ ${goal}: ${verdict(found, goal)}`
    }),
    ...figures.map(({ what, value, unit, limit }) => {
      const goal = limit === undefined ? '' : `, goal < ${amount(limit, unit)}: ${verdict(value, limit)}`
      return `  ${what}: ${amount(value, unit)}${goal}`
    }),
  ].join('\n')
}

/** Returns how many goals of the row were missed. */
export function missedGoals({ comparisons, figures }: Row): number {
  return comparisons.filter(({ ours, theirs, goal }) => ratio(ours, theirs) > goal).length
    + figures.filter(({ value, limit }) => limit !== undefined && value > limit).length
}

// -- internal --

function verdict(value: number, limit: number): string {
  return value <= limit ? 'met' : `MISSED by ${((value / limit - 1) * 100).toFixed(0)} %`
}

function amount(value: number, unit: Figure['unit']): string {
  const decimals = value >= 100 ? 0 : value >= 1 ? 1 : 2
  return `${value.toFixed(decimals)} ${unit}`
}
