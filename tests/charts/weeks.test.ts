import { expect, it } from 'vitest'
import { drawLast, gradedWindow, lastLabel } from '../../src/charts/weeks'

/** So many pixels a day from 1 May. */
const scale = (pixels: number) => (day: Date): number => 655 + pixels * ((day.getTime() - Date.UTC(2027, 4, 1)) / 86_400_000 - 55)
const window = { chart: 'xmr', start: '2027-06-25', end: '2027-07-22', graded: '2027-07-23' }

function placeOf(left: number, middle: number, x = scale(4)) {
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

it('"not begun" stands before a window that is narrower than the words', () => {
  const drawn = (pixels: number) => JSON.stringify(gradedWindow(scale(pixels), 288, { ...window, last: lastLabel(300, 150, '7.5', 'to 3 Jun') }))
  expect(drawn(1)).toContain(`"x":${655 - 88},"y":132,"width":88`)
  expect(drawn(4)).toContain(`"x":${655 + (28 * 4 - 4) / 2 - 44},"y":132,"width":88`)
})
