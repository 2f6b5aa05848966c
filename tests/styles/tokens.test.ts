import type { Sight } from './colour'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../../src/effects/sources'
import { root } from '../deck/own-deck'
import { contrast, deltaE, distance, rgbOf } from './colour'

const css = readFileSync(join(root, 'styles/tokens.css'), 'utf8')
const tokens = Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9A-F]{6});/g)].map(match => [match[1]!, match[2]!]))
const ratio = (a: string, b: string) => contrast(rgbOf(tokens[a]!), rgbOf(tokens[b]!))

/** Text on its grounds needs 4.5; lines and shapes that mean something need 3 (WCAG 1.4.3, 1.4.11). */
const TEXT: [string, string[]][] = [
  ['paper', ['ink', 'ink-2', 'focus', 'alert']],
  ['surface', ['ink', 'ink-2', 'focus', 'alert']],
  ['term', ['term-ink', 'term-dim', 'term-prompt', 'term-fail']],
  ['focus', ['paper']],
  ['ink', ['paper']],
]
const LINES: [string, string[]][] = [
  ['paper', ['context', 'focus', 'alert', 'ink', 'ink-2']],
  ['surface', ['context', 'focus', 'alert', 'ink', 'ink-2']],
]
const pairs = (list: [string, string[]][]) => list.flatMap(([ground, colours]) => colours.map(colour => ({ colour, ground })))

describe('the colours', () => {
  it.each(pairs(TEXT))('$colour can be read on $ground', ({ colour, ground }) => {
    expect(ratio(colour, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(LINES))('a line in $colour is seen on $ground', ({ colour, ground }) => {
    expect(ratio(colour, ground)).toBeGreaterThanOrEqual(3)
  })

  it('are all in that list', () => {
    const listed = new Set([...TEXT, ...LINES].flatMap(([ground, colours]) => [ground, ...colours]))
    expect(Object.keys(tokens).filter(name => !listed.has(name))).toEqual([])
  })

  it.each<[Sight, number]>([['normal', 26], ['protan', 26], ['deutan', 26], ['tritan', 25], ['grey', 10]])('that carry meaning are told apart by %s sight', (sight, least) => {
    const meaning = ['ink', 'context', 'focus', 'alert'].map(name => rgbOf(tokens[name]!))
    for (const [i, a] of meaning.entries()) {
      for (const b of meaning.slice(i + 1))
        expect(distance(a, b, sight)).toBeGreaterThan(least)
    }
  })

  it('stand in tokens.css alone', async () => {
    const files = (await Promise.all(['styles', 'layouts', 'components', 'handout'].map(folder => filesBelow(root, folder)))).flat().filter(file => file !== 'styles/tokens.css')
    expect(files.length).toBeGreaterThan(30)
    expect(files.filter(file => /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?!['-])|\brgba?\(/i.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})

describe('the arithmetic', () => {
  it('gives the published distances (Sharma, Wu and Dalal 2005, pairs 1, 7 and 17)', () => {
    expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    expect(deltaE([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4)
    expect(deltaE([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
  })
  it('gives the ends of the scale of contrast', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 5)
    expect(contrast([1, 1, 1], [1, 1, 1])).toBe(1)
  })
})
