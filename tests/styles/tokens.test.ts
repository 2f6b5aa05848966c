import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, parse, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { TOKENS } from '../../src/charts/tokens'
import { root } from '../deck/own-deck'

const css = readFileSync(join(root, 'styles/tokens.css'), 'utf8')
const tokens = Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9A-F]{6});/g)].map(([, name, hex]) => [name!, hex!]))
/** WCAG 2's ratio of luminances. It is also what grey print keeps of two colours. */
const contrast = (a: string, b: string): number => wcagContrast(tokens[a]!, tokens[b]!)
const differ = differenceCiede2000()

/** Text on its grounds needs 4.5; lines and shapes that mean something need 3 (WCAG 1.4.3, 1.4.11). */
const TEXT: [string, string[]][] = [
  ['paper', ['ink', 'ink-2', 'focus', 'alert']],
  ['surface', ['ink', 'ink-2', 'focus', 'alert']],
  ['term', ['term-ink', 'term-dim', 'term-prompt', 'term-fail']],
  ['focus', ['paper']],
  ['alert', ['paper']],
  ['ink', ['paper']],
]
const LINES: [string, string[]][] = [
  ['paper', ['context', 'focus', 'alert', 'ink', 'ink-2']],
  ['surface', ['context', 'focus', 'alert', 'ink', 'ink-2']],
]
const pairs = (list: [string, string[]][]) => list.flatMap(([ground, colours]) => colours.map(colour => ({ colour, ground })))

/** Eyes without the long, the middle or the short cones: Machado, Oliveira and Fernandes 2009, full severity. */
const EYES = { 'all cones': undefined, 'protanopia': filterDeficiencyProt(1), 'deuteranopia': filterDeficiencyDeuter(1), 'tritanopia': filterDeficiencyTrit(1) }

describe('the colours', () => {
  it('of the charts are those of the deck', () => {
    for (const [name, hex] of Object.entries(TOKENS))
      expect(tokens[name], name).toBe(hex)
  })

  it.each(pairs(TEXT))('$colour can be read on $ground', ({ colour, ground }) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(LINES))('a line in $colour is seen on $ground', ({ colour, ground }) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3)
  })

  it('are all in that list', () => {
    const listed = new Set([...TEXT, ...LINES].flatMap(([ground, colours]) => [ground, ...colours]))
    expect(Object.keys(tokens).filter(name => !listed.has(name))).toEqual([])
  })

  it.each([['focus', 'context'], ['focus', 'ink'], ['context', 'ink']])('%s and %s, in which data is drawn, stay apart in grey print: one is more than twice as light', (a, b) => {
    expect(contrast(a, b)).toBeGreaterThan(2)
  })

  describe.each(Object.entries(EYES))('for eyes with %s', (_, simulate) => {
    const seen = (name: string) => simulate ? simulate(parse(tokens[name]!)!)! : parse(tokens[name]!)!
    // CIEDE2000: 1 is just seen side by side; marks apart from each other need many times that.
    it.each([['focus', 'context'], ['focus', 'ink'], ['focus', 'alert'], ['alert', 'context'], ['alert', 'ink'], ['context', 'ink-2'], ['term-fail', 'term-ink'], ['term-fail', 'term-dim'], ['term-fail', 'term-prompt'], ['term-prompt', 'term-ink']])('%s and %s are told apart', (a, b) => {
      expect(differ(seen(a), seen(b))).toBeGreaterThan(15)
    })
  })

  it('the measure of difference gives the published values', () => {
    // Sharma, Wu and Dalal 2005, Color Research and Application 30:21–30, table 1, pairs 1, 7 and 25.
    const lab = (l: number, a: number, b: number) => ({ mode: 'lab65' as const, l, a, b })
    expect(differ(lab(50, 2.6772, -79.7751), lab(50, 0, -82.7485))).toBeCloseTo(2.0425, 4)
    expect(differ(lab(50, 0, 0), lab(50, -1, 2))).toBeCloseTo(2.3669, 4)
    expect(differ(lab(60.2574, -34.0099, 36.2677), lab(60.4626, -34.1751, 39.4387))).toBeCloseTo(1.2644, 4)
  })

  it('stand in tokens.css alone', async () => {
    const files = (await Promise.all(['styles', 'layouts', 'components', 'handout'].map(folder => filesBelow(root, folder)))).flat().filter(file => file !== 'styles/tokens.css')
    expect(files.length).toBeGreaterThan(30)
    expect(files.filter(file => /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?!['-])|\brgba?\(/i.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})
