import { expect, it } from 'vitest'
import { sectionNumbers, SECTIONS } from '../../src/deck/sections'

it('the numbers of the sections have no gap, whichever a deck has; a letter stays', () => {
  expect([...sectionNumbers(['00', '01', '04', undefined, '04', '06', 'A'])]).toEqual([['00', '00'], ['01', '01'], ['04', '02'], ['06', '03'], ['A', 'A']])
})

it('the whole deck has the numbers of its pages', () => {
  const all = SECTIONS.map(({ no }) => no)
  expect([...sectionNumbers(all).values()]).toEqual(all)
})
