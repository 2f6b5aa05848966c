import { describe, expect, it } from 'vitest'
import { judgeWeeks, weeksOf } from '../../../src/kpi/frame/weeks'
import { gradeOf, scoreRows } from '../../../src/kpi/grade'
import { differenceOf, newcombe, wilson } from '../../../src/kpi/intervals'
import { calendarOf, parseScenario } from '../../../src/scenario'
import { ACME } from '../../acme'

const calendar = calendarOf(parseScenario(ACME))

describe('weeks of the frame', () => {
  it('are whole, and end on the day before as-of', () => {
    const weeks = weeksOf(calendar)
    expect(weeks).toHaveLength(18)
    expect(weeks.at(-1)).toMatchObject({ week: 18, end: '2026-02-12', frozen: false, sprintWeek: 4 })
  })

  it('are judged by the limits of the frozen ones alone', () => {
    const values = Array.from({ length: 18 }, (_, i) => i === 17 ? 50 : 10 + i % 2)
    expect(judgeWeeks(values, calendar).map(({ signal }) => signal)).toEqual([...Array.from({ length: 17 }, () => null), 'outside'])
  })

  it('pass over a week in which nothing was counted, and know no limits of one week', () => {
    const values = Array.from({ length: 18 }, (_, i) => i === 3 ? null : i === 17 ? 50 : 10 + i % 2)
    const weeks = judgeWeeks(values, calendar)
    expect(weeks[3]).toMatchObject({ value: null, signal: null })
    expect(weeks[17]!.signal).toBe('outside')
    expect(judgeWeeks(values.map((value, i) => i === 2 ? value : null), calendar)[2]).toMatchObject({ value: 10, signal: null, mean: null, upper: null })
  })
})

describe('a grade', () => {
  const up = { baseline: 0.3, target: 0.45 }
  it('rises with the value where the target is above the baseline', () => {
    expect([0.2, 0.3, 0.375, 0.45, 0.6].map(value => Number(gradeOf(value, up).toFixed(6)))).toEqual([0, 0, 0.5, 1, 1])
  })

  it('of hours rises as they fall', () => {
    expect([12, 11, 8.5, 6, 2].map(value => gradeOf(value, { baseline: 11, target: 6 }))).toEqual([0, 0, 0.5, 1, 1])
  })

  it('has rows from the baseline to the target, whichever is higher', () => {
    const rows = scoreRows(up, 0.01)
    expect(rows).toHaveLength(16)
    expect([rows[0]!.rate, rows.at(-1)!.rate]).toEqual([0.3, 0.45])
    expect(scoreRows({ baseline: 11, target: 10.9 }, 0.5)).toHaveLength(2)
  })
})

it('the difference of two shares by their intervals is Newcombe\'s', () => {
  expect(differenceOf(wilson(56, 70), wilson(48, 80))).toEqual(newcombe(56, 70, 48, 80))
})
