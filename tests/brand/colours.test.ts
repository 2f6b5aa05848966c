import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ALERT, colourFaults } from '../../src/brand/colours'
import { TOKENS } from '../../src/charts/tokens'
import { root } from '../deck/own-deck'

const OURS = { accent: TOKENS.focus, ink: TOKENS.ink }

it('this project\'s own colours pass', () => {
  expect(colourFaults(OURS)).toEqual([])
  expect(readFileSync(join(root, 'styles/tokens.css'), 'utf8')).toContain(`--alert: ${ALERT};`)
})

it.each([
  ['#FFD400', /contrast of 1\.43, and needs 4\.5, to paper/],
  ['#1A1A1A', /contrast of 1, and needs 2, to ink/],
  ['#6B6B6B', /contrast of 1\.\d+, and needs 2, to context/],
  ['#1D5C3A', /distance of 13\.38, and needs 15, to alert/],
])('%s is no accent, and a colour that is one is named', (accent, found) => {
  const [fault, ...more] = colourFaults({ ...OURS, accent })
  expect(more).toEqual([])
  expect(fault).toMatchObject({ of: 'accent', found: expect.stringMatching(found) })
  expect(colourFaults({ ...OURS, accent: fault!.nearest! })).toEqual([])
})

it.each(['#999999', '#4A4A4A', '#BF4D00'])('%s is no ink, and a colour that is one is named', (ink) => {
  const faults = colourFaults({ ...OURS, ink })
  expect(faults[0]!.of).toBe('ink')
  const repaired = Object.fromEntries(faults.map(({ of, nearest }) => [of, nearest!]))
  expect(colourFaults({ ...OURS, ...repaired })).toEqual([])
})

it('the colour that is named keeps the hue where that can be', () => {
  const [fault] = colourFaults({ ...OURS, accent: '#2E8BD8' })
  const [red, green, blue] = fault!.nearest!.slice(1).match(/../g)!.map(part => Number.parseInt(part, 16))
  expect(blue!).toBeGreaterThan(green!)
  expect(green!).toBeGreaterThan(red!)
})

it('where both fail, both are named, and what is named passes together', () => {
  const faults = colourFaults({ accent: '#FF0000', ink: '#00FF00' })
  expect(faults.map(({ of }) => of)).toEqual(['ink', 'accent'])
  const [ink, accent] = faults.map(({ nearest }) => nearest!)
  expect(colourFaults({ ink: ink!, accent: accent! })).toEqual([])
})
