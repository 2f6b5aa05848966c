import type { Color } from 'culori'
import {
  clampChroma,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  oklch,
  parse,
  wcagContrast,
} from 'culori'
import { TOKENS } from '../charts/tokens'

/** The two colours that a brand sets: of what is marked, and of words. */
export interface Colours { accent: string, ink: string }

/** What is wrong with one of the two, and the nearest colour that passes. */
export interface ColourFault { of: keyof Colours, found: string, nearest?: string }

/** The colour of warnings, which a brand leaves as it is: styles/tokens.css. */
export const ALERT = '#BF4D00'

interface Rule { other: string, against: string, least: number, measure: Measure, why: string }
type Measure = (one: string, other: string) => number

/** WCAG 2.2, 1.4.3: words on their ground. */
const WORDS = 4.5
/** In grey print, of two colours in which data is drawn one is twice as light. */
const GREY = 2
/** Ink leaves room for an accent that is twice as light as it and half as light as the grey: 2 times 2, and some. */
const ROOM = 4.4
/** CIEDE2000: 1 is just seen side by side; marks apart from each other need many times that. */
const APART = 15

const contrast: Measure = (one, other) => wcagContrast(one, other)
const difference = differenceCiede2000()
/** All cones, then without the long, the middle, the short: Machado, Oliveira and Fernandes 2009. */
const EYES: ((color: Color) => Color)[] = [
  color => color,
  ...[filterDeficiencyProt(1), filterDeficiencyDeuter(1), filterDeficiencyTrit(1)],
]
/** The difference as the eyes that see the least of it see it. */
const distance: Measure = (one, other) =>
  Math.min(...EYES.map(seen => difference(seen(parse(one)!), seen(parse(other)!))))

/** Returns what is wrong with a brand's colours, which every output draws in. Empty if nothing is. */
export function colourFaults({ accent, ink }: Colours): ColourFault[] {
  const ofInk = faultOf('ink', ink, inkRules())
  const rules = accentRules(ofInk?.nearest ?? ink)
  return [ofInk, faultOf('accent', accent, rules)].filter(fault => fault !== undefined)
}

// -- internal --

function inkRules(): Rule[] {
  return [
    ...grounds(),
    { ...grey('context', TOKENS.context), least: ROOM, why: 'the accent has to lie between them in grey print' },
    apart('alert', ALERT),
  ]
}

function accentRules(ink: string): Rule[] {
  const { context } = TOKENS
  return [
    ...grounds(),
    grey('ink', ink),
    grey('context', context),
    ...[['ink', ink], ['context', context], ['alert', ALERT]].map(([name, color]) => apart(name!, color!)),
  ]
}

function grounds(): Rule[] {
  return (['paper', 'surface'] as const).map(name =>
    ({ other: name, against: TOKENS[name], least: WORDS, measure: contrast, why: 'words in it are read there' }))
}

function grey(other: string, against: string): Rule {
  return { other, against, least: GREY, measure: contrast, why: 'grey print has to keep them apart' }
}

function apart(other: string, against: string): Rule {
  return { other, against, least: APART, measure: distance, why: 'every kind of eye has to tell them apart' }
}

function faultOf(of: keyof Colours, color: string, rules: Rule[]): ColourFault | undefined {
  const broken = rules.find(rule => !holds(rule, color))
  if (!broken)
    return undefined
  const { other, against, least, measure, why } = broken
  const is = measure === contrast ? 'has a contrast of' : 'is at a CIEDE2000 distance of'
  const measured = `${is} ${floored(measure(color, against))}, and needs ${least}`
  const found = `${color} ${measured}, to ${other} (${against}): ${why}`
  return { of, found, nearest: nearest(color, candidate => rules.every(rule => holds(rule, candidate))) }
}

function holds({ against, least, measure }: Rule, color: string): boolean {
  return measure(color, against) >= least
}

/** Cut, not rounded: 4.499 is no 4.5. */
function floored(value: number): number {
  return Math.floor(value * 100) / 100
}

/** Returns the passing colour that looks most alike: of the same hue if there is one, else of any. */
function nearest(color: string, passes: (candidate: string) => boolean): string | undefined {
  const ALL_HUES = Array.from({ length: 36 }, (_, i) => i * 10)
  return closest(color, [0], passes) ?? closest(color, ALL_HUES, passes)
}

function closest(color: string, turns: number[], passes: (candidate: string) => boolean): string | undefined {
  const { c, h = 0 } = oklch(color)!
  const shades = turns.flatMap(turn => Array.from({ length: 101 }, (_, percent) => percent / 100)
    .flatMap(l => [1, 0.75, 0.5].map(part => ({ mode: 'oklch' as const, l, c: c * part, h: (h + turn) % 360 }))))
  const names = new Set(shades.map(shade => formatHex(clampChroma(shade, 'oklch')).toUpperCase()))
  const byLikeness = [...names]
    .map(name => ({ name, far: difference(color, name) }))
    .sort((a, b) => a.far - b.far)
  return byLikeness.find(({ name }) => passes(name))?.name
}
