/** Returns the grade of a rate, from 0 at the baseline or above it to 1 at the target or below it; all are fractions. */
export function gradeOf<Rate extends number | null>(rate: Rate, { baseline, target }: { baseline: number, target: number }): Rate {
  return (rate === null ? null : Math.min(1, Math.max(0, (baseline - rate) / (baseline - target)))) as Rate
}
