interface KeyResult { baseline: number, target: number }

/** What a rate will score: 0 at the baseline, 1 at the target. */
export interface ScoreRow { rate: number, score: number }

/**
 * Returns the grade of a rate, from 0 at the baseline or above it to 1 at the target or below it.
 */
export function gradeOf<Rate extends number | null>(rate: Rate, { baseline, target }: KeyResult): Rate {
  return (rate === null ? null : Math.min(1, Math.max(0, (baseline - rate) / (baseline - target)))) as Rate
}

/** Returns what each rate will score: half a point a row, from the baseline down to the target. */
export function scoreRows({ baseline, target }: KeyResult): ScoreRow[] {
  const steps = Math.round((baseline - target) / 0.005)
  return Array.from({ length: steps + 1 }, (_, i) => ({
    rate: baseline - i * (baseline - target) / steps,
    score: i / steps,
  }))
}
