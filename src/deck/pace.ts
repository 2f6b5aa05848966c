/** Minutes of the slides in order; a slide without any takes no time. */
export type Plan = readonly (number | undefined)[]

/**
 * Returns by how many seconds a talk is ahead of its plan (above 0) or behind it (below) on a
 * slide, counted from 1. While the slide still has its own time, neither.
 */
export function paceOf(plan: Plan, page: number, passed: number): number {
  const until = (count: number) => 60 * plan.slice(0, count).reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0)
  const begin = until(page - 1)
  const end = until(page)
  return passed < begin ? begin - passed : passed > end ? end - passed : 0
}

/** Returns a pace in words: "1:20 behind". */
export function paceWords(pace: number): string {
  const seconds = Math.round(Math.abs(pace))
  if (seconds === 0)
    return 'on time'
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} ${pace > 0 ? 'ahead' : 'behind'}`
}
