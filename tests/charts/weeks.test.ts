import { expect, it } from 'vitest'
import { drawLast, gradedWindow, lastLabel } from '../../src/charts/weeks'

/** A pixel a day from 1 May. */
const x = (day: Date): number => 600 + (day.getTime() - Date.UTC(2027, 4, 1)) / 86_400_000
const window = { chart: 'xmr', start: '2027-06-25', end: '2027-07-22', graded: '2027-07-23' }

function placeOf(left: number, middle: number) {
  const last = lastLabel(left, middle, '7.5', 'to 3 Jun')
  const drawn = JSON.stringify(gradedWindow(x, 288, { ...window, last }))
  const top = Number(/"y":(\d+(?:\.\d+)?),"width":88,"height":48/.exec(drawn)![1])
  return { top, room: last.room, patches: drawLast(last, x(new Date(`${window.start}T00:00:00Z`))).length - 2 }
}

it('"not begun" stands in the middle of its window, and elsewhere where the last value reaches into it', () => {
  expect(placeOf(520, 150)).toMatchObject({ top: 132, patches: 0 })
  const { top, room, patches } = placeOf(610, 150)
  expect(patches).toBe(1)
  expect(top + 48 < room.top || top > room.bottom).toBe(true)
  expect(top).toBeGreaterThanOrEqual(56)
})
