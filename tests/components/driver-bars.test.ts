import { describe, expect, it } from 'vitest'
import { countAt, countedOnce, endToEnd, scaleOf, START, totalAt } from '../../components/driver-bars'

/** 40 lost; the drivers touched 12, 7 and 3 of them, some of them twice. */
const GROUPS = [{ has: '000', lost: 22 }, { has: '100', lost: 8 }, { has: '110', lost: 4 }, { has: '010', lost: 3 }, { has: '001', lost: 3 }]

describe('the bars of the drivers', () => {
  it('stand one after the other, and end where their sum does', () => {
    expect(endToEnd([12, 7, 3])).toEqual([[{ from: 0, to: 12 }], [{ from: 12, to: 19 }], [{ from: 19, to: 22 }]])
  })

  it('lie on each other where every customer is counted once; a group of nobody draws no piece', () => {
    const { bars, any } = countedOnce(GROUPS)
    expect(any).toBe(18)
    expect(bars.map(bar => bar.reduce((sum, { from, to }) => sum + to - from, 0))).toEqual([12, 7, 3])
    expect(bars.flat().filter(({ from, to }) => from === to)).toEqual([])
  })

  it('of one driver alone are one bar, and of none no bar', () => {
    expect(countedOnce([{ has: '000', lost: 38 }, { has: '010', lost: 2 }])).toMatchObject({ any: 2, bars: [[], [{ from: 0, to: 2 }], []] })
    expect(countedOnce([{ has: '000', lost: 40 }])).toEqual({ any: 0, bars: [[], [], []] })
  })
})

describe.each([
  ['less than all who were lost', 40, [12, 7, 3]],
  ['as many', 40, [20, 15, 5]],
  ['more than all who were lost', 40, [40, 38, 36]],
  ['nobody', 40, [0, 0, 0]],
  ['one driver of three', 40, [2, 0, 0]],
])('a sum of %s', (_, lost, losses) => {
  const sum = losses.reduce((total, one) => total + one)
  const x = scaleOf(lost, sum)

  it('stays within the picture, with the line of all who were lost', () => {
    for (const at of [0, sum, lost, ...endToEnd(losses).flat().map(({ to }) => to)])
      expect([x(at) >= START, x(at) <= 932], String(at)).toEqual([true, true])
  })

  it('has its figure on a bar that holds it, or beside the bar', () => {
    const at = totalAt(sum, x)
    expect(at.class.includes('on-bar') ? x(sum) - START >= 190 : at.x > x(sum)).toBe(true)
  })

  it('has the number of each row beside its bar, or on one that reaches the end', () => {
    for (const bar of endToEnd(losses)) {
      const { x: end, class: look } = countAt(bar, x)
      expect(look === 'count on-bar' || bar.every(({ from, to }) => x(to) <= end - 52 || x(from) >= end)).toBe(true)
    }
  })
})
