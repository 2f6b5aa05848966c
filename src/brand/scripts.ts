import type { Scenario } from '../scenario-schema'
import { inLocale, writeDate, writeNumber } from '../locale'

/** A script that Inter, which has Latin, Greek and Cyrillic, does not draw, and a package with a font that does. */
export interface Script { name: string, pattern: RegExp, font: string }

export interface Use { script: Script, path: PropertyKey[] }

/** Scripts of which the package with a font is called as Unicode calls the script. */
const CALLED_ALIKE = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thai',
]
const SCRIPTS: readonly Script[] = [
  { name: 'Japanese', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, font: 'noto-sans-jp' },
  { name: 'Korean', pattern: /\p{Script=Hangul}/u, font: 'noto-sans-kr' },
  ...CALLED_ALIKE.map(name => ({
    name,
    pattern: new RegExp(`\\p{Script=${name}}`, 'u'),
    font: `noto-sans-${name.toLowerCase()}`,
  })),
]

const HAN = /\p{Script=Han}/u
/** Han characters are drawn as the language of the locale draws them. */
const HAN_FONTS: [locale: RegExp, font: string][] = [
  [/^ja/i, 'noto-sans-jp'],
  [/^ko/i, 'noto-sans-kr'],
  [/^zh.*(?:hant|tw|hk)/i, 'noto-sans-tc'],
  [/^/, 'noto-sans-sc'],
]

/** Returns the scripts that a scenario's words and its locale's dates and numbers need, each with the first field. */
export function scriptsOf(scenario: Scenario): Use[] {
  const texts = textsOf(scenario)
  const han = { name: 'Han', pattern: HAN, font: hanFont(scenario.company.locale, texts) }
  const used = [...SCRIPTS, han].flatMap((script): Use[] => {
    const first = texts.find(({ text }) => script.pattern.test(text))
    return first === undefined ? [] : [{ script, path: first.path }]
  })
  return used.filter(({ script }, i) => used.findIndex(one => one.script.font === script.font) === i)
}

// -- internal --

interface Text { text: string, path: PropertyKey[] }

function textsOf({ company, people, keyResult, plans, tenure, presenter, brand }: Scenario): Text[] {
  const { locale } = company
  const customs = inLocale(locale, () => writeDate('2026-06-09', { weekday: 'long', day: 'numeric', month: 'long' })
    + writeNumber('1234567890'))
  const written = Object.entries({ company, people, keyResult, plans, tenure, presenter, brand })
    .flatMap(([name, value]) => stringsIn(value, [name]))
  return [...written, { text: customs, path: ['company', 'locale'] }]
}

function stringsIn(value: unknown, path: PropertyKey[]): Text[] {
  if (typeof value === 'string')
    return [{ text: value, path }]
  const isTree = typeof value === 'object' && value !== null
  return isTree ? Object.entries(value).flatMap(([name, inside]) => stringsIn(inside, [...path, name])) : []
}

function hanFont(locale: string, texts: Text[]): string {
  const japanese = SCRIPTS[0]!
  if (texts.some(({ text }) => japanese.pattern.test(text)))
    return japanese.font
  return HAN_FONTS.find(([pattern]) => pattern.test(locale))![1]
}
