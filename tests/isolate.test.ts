import type { Fact, Facts } from '../src/facts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentRange } from '../src/charts/format'
import { fillFacts } from '../src/facts'
import { isForPrograms, isolate, withoutIsolates } from '../src/isolate'
import { inLocale } from '../src/locale'

// ⟪ is the isolate of digits, ⟨ that of letters, ⟩ the end of either.
const SIGNS: Record<string, string> = { '\u2066': '⟪', '\u2068': '⟨', '\u2069': '⟩' }
const seen = (text: string): string => text.replace(/[\u2066\u2068\u2069]/g, sign => SIGNS[sign]!)

const CASES: [kind: string, text: string, told: string][] = [
  ['an Arabic name', 'النيل', '⟨النيل⟩'],
  ['a Hebrew name', 'שלום', '⟨שלום⟩'],
  ['a name of two scripts', 'Nile النيل', '⟨Nile النيل⟩'],
  ['a date with letters', '١٣ فبراير ٢٠٢٦', '⟨١٣ فبراير ٢٠٢٦⟩'],
  ['an Arabic number', '٢٬٤٠٠', '⟪٢٬٤٠٠⟩'],
  ['a Persian number', '۲٬۴۰۰', '⟪۲٬۴۰۰⟩'],
  ['an interval', '٧٫٠–٩٫٢', '⟪⟪٧٫٠⟩–⟪٩٫٢⟩⟩'],
  ['a number with a unit', '٧٫٠ points', '⟪⟪٧٫٠⟩ points⟩'],
  ['an English name', 'Acme SaaS Corp', 'Acme SaaS Corp'],
  ['an English interval', '7.0–9.2\u202F%', '7.0–9.2\u202F%'],
  ['a Japanese name', '株式会社', '株式会社'],
  ['a Devanagari number', '२,४००', '२,४००'],
  ['names of their own within a sentence', 'by \u2068שלום\u2069, \u2068לוי\u2069.', '⟨by ⟨שלום⟩, ⟨לוי⟩.⟩'],
  ['nothing', '', ''],
]

describe('isolate', () => {
  it.each(CASES)('tells %s apart from what stands beside it, if need be', (_kind, text, told) => {
    expect(seen(isolate(text))).toBe(told)
  })

  it('ends what it begins, changes nothing else, and does it once', () => {
    const signs = fc.constantFrom('\u2066', '\u2067', '\u2069', 'ن', '٧', '٫', '–', ' ', 'a', '1', '<')
    fc.assert(fc.property(fc.string({ unit: signs }), (text) => {
      const told = isolate(text)
      expect(withoutIsolates(told)).toBe(withoutIsolates(text))
      expect(isolate(told)).toBe(told)
      const needsIt = /[ن٧]/.test(text)
      const depths = [...told].reduce((all, sign) => [...all, all.at(-1)! + (sign === '\u2069' ? -1 : /[\u2066-\u2068]/.test(sign) ? 1 : 0)], [0])
      expect(needsIt ? [depths.at(-1), Math.min(...depths)] : told).toEqual(needsIt ? [0, 0] : text)
    }))
  })
})

describe('isForPrograms', () => {
  it.each(['<Card name="', '<Card\n  name="', '<Card a="x > y" name=\'', 'text <b>x</b> <Card name="', 'layout: x\nholds: '])('is true after %s', (before) => {
    expect(isForPrograms(before)).toBe(true)
  })

  it.each(['', 'a < b ', '<Card name="a">', '<b>it\'s ', 'title: ', 'holds: x\n# '])('is false after %s', (before) => {
    expect(isForPrograms(before)).toBe(false)
  })
})

describe('facts of an Arabic scenario', () => {
  const share = (value: number): Fact => ({ value, unit: 'percent', what: '' })
  const facts: Facts = {
    'company.locale': { value: 'ar-EG', unit: 'text', what: '' },
    'company.name': { value: 'النيل', unit: 'text', what: '' },
    'churn.baseline.low': share(0.07),
    'churn.baseline.high': share(0.092),
  }
  const fill = (text: string, plain = false): string => seen(fillFacts(text, facts, { file: 'x.md', plain }))

  it('are told apart in words', () => {
    expect(fill('# {{ company.name }}: a plan')).toBe('# ⟨النيل⟩: a plan')
    expect(fill('From {{ churn.baseline.low | bare }}')).toBe('From ⟪٧٫٠⟩')
    expect(fill('({{ churn.baseline | range }})')).toMatch(/^\(⟪⟪٧٫٠⟩–⟪٩٫٢⟩.*⟩\)$/)
  })

  it.each(['<Card name="{{ company.name }}">', '`{{ churn.baseline.low }}`', '[a](/{{ churn.baseline.low }})', 'holds: {{ churn.baseline.low }}'])('are left alone in %s', (text) => {
    expect(fill(text)).not.toMatch(/[⟪⟨⟩]/)
  })

  it('are left alone where all is plain', () => {
    expect(fill('{{ company.name }} {{ churn.baseline | range }}', true)).toBe('النيل 7.0% to 9.2%')
  })

  it('are told apart in the words of charts', () => {
    expect(seen(inLocale('ar-EG', () => percentRange(0.07, 0.092)))).toMatch(/^⟪⟪٧٫٠⟩–⟪٩٫٢⟩.*⟩$/)
    expect(percentRange(0.07, 0.092)).toBe('7.0–9.2\u202F%')
  })
})
