import type { Row } from '../../src/bench/report'
import { describe, expect, it } from 'vitest'
import { formatRow, median, missedGoals, ratio } from '../../src/bench/report'

const row: Row = {
  name: 'story',
  comparisons: [{ what: 'replay', ours: 12, against: 'its commands', theirs: 10, unit: 's', goal: 1.5 }],
  figures: [{ what: 'peak memory', value: 2500, unit: 'MB', limit: 2000 }],
}

describe('the report of the bench', () => {
  it('takes the middle of an odd number, the mean of the middle two of an even one', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 10, 2])).toBe(3)
    expect(median([7])).toBe(7)
    expect(() => median([])).toThrow('nothing')
  })

  it('refuses a ratio to nothing', () => {
    expect(ratio(1, 4)).toBe(0.25)
    expect(() => ratio(1, 0)).toThrow('compare with 0')
  })

  it('prints both figures, their ratio, the goal and by how much it was missed', () => {
    expect(formatRow(row)).toBe('story\n  replay: 12.0 s; its commands: 10.0 s; ratio 1.20, goal ≤ 1.5: met\n  peak memory: 2500 MB, goal < 2000 MB: MISSED by 25 %')
  })

  it('counts the goals missed', () => {
    expect(missedGoals(row)).toBe(1)
    expect(missedGoals({ ...row, figures: [] })).toBe(0)
    expect(missedGoals({ ...row, comparisons: [{ ...row.comparisons[0]!, goal: 1.1 }] })).toBe(2)
  })
})
