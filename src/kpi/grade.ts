/** Returns the grade of a rate, from 0 at the baseline or above it to 1 at the target or below it; all are fractions. */
export function gradeOf(rate: number, { baseline, target }: { baseline: number, target: number }): number {
  return Math.min(1, Math.max(0, (baseline - rate) / (baseline - target)))
}
