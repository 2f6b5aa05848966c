interface KeyResult { baseline: number, target: number }

/** What a rate will score: 0 at the baseline, 1 at the target. */
export interface ScoreRow { rate: number, score: number }

/**
 * Returns the grade of a value, from 0 at the baseline or on its far side to 1 at the target or beyond it, whether the
 * target is above the baseline or below it.
 */
export function gradeOf<Rate extends number | null>(rate: Rate, { baseline, target }: KeyResult): Rate {
  return (rate === null ? null : Math.min(1, Math.max(0, (baseline - rate) / (baseline - target)))) as Rate
}

/** Returns what each value will score, one `step` a row, from the baseline to the target. */
export function scoreRows({ baseline, target }: KeyResult, step = 0.005): ScoreRow[] {
  const steps = Math.max(1, Math.round(Math.abs(baseline - target) / step))
  return Array.from({ length: steps + 1 }, (_, i) => ({
    rate: baseline - i * (baseline - target) / steps,
    score: i / steps,
  }))
}
