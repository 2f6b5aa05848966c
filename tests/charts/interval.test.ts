import { expect, it } from 'vitest'
import { roundTicks, ticksAt } from '../../src/charts/interval'

it.each([
  ['fine ticks are thinned', -0.04, 0.1, [-0.04, 0, 0.04, 0.08]],
  ['coarse ones stay: one tick alone says nothing', -0.05, 0.13, [-0.05, 0, 0.05, 0.1]],
  ['so do wide ones', -0.1, 0.35, [-0.1, 0, 0.1, 0.2, 0.3]],
])('%s', (_, low, high, ticks) => {
  expect(ticksAt(roundTicks(low, high, 8), 4)).toEqual(ticks)
})
