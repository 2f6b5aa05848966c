import type { Fact } from '../src/facts'
import { describe, expect, it } from 'vitest'
import { percentRange, span } from '../src/charts/format'
import { fillFacts, formatFact } from '../src/facts'
import { inLocale, writeList } from '../src/locale'

const fact = (value: number | string, unit: Fact['unit'], currency?: string): Fact => ({ value, unit, currency, what: '' })

/** As a reader sees it, spaces of any width as one. */
function shown(locale: string, one: Fact, as?: 'long' | 'short' | 'day' | 'plain' | 'signed') {
  return inLocale(locale, () => formatFact(one, { as })).replace(/[\u00A0\u202F]/g, ' ').replace(/[\u061C\u200E\u200F]/g, '')
}

describe('numbers and dates in the customs of a locale', () => {
  it.each([
    ['de-DE', fact(0.0825, 'percent'), undefined, '8,3 %'],
    ['de-DE', fact(1234567.5, 'money', 'EUR'), undefined, '1.234.567,50 €'],
    ['de-DE', fact('2026-02-13', 'date'), 'day', 'Fr 13. Feb.'],
    ['de-DE', fact('2026-03-04/2026-03-31', 'dates'), undefined, '4. März – 31. März 2026'],
    ['en-US', fact('2026-04-01', 'date'), 'long', 'April 1, 2026'],
    ['en-GB', fact('2026-11-24', 'date'), 'short', '24 November'],
    ['en-GB', fact('2026-09-30', 'date'), 'short', '30 Sept'],
    ['pt-BR', fact('2028-02-21', 'date'), 'short', '21 de fev.'],
    ['ja-JP', fact(37000, 'count'), undefined, '37,000'],
    ['ja-JP', fact(37000, 'money', 'JPY'), undefined, '￥37,000'],
    ['ja-JP', fact('2026-03-04/2026-03-31', 'dates'), undefined, '2026年3月4日 – 3月31日'],
    ['ar-EG', fact(5000, 'count'), undefined, '٥٬٠٠٠'],
    ['ar-EG', fact(0.08, 'percent'), undefined, '٨٫٠ ٪'],
    ['ar-EG-u-nu-latn', fact(5000, 'count'), undefined, '5,000'],
    ['tr-TR', fact(0.08, 'percent'), undefined, '%8,0'],
    ['en-GB', fact(1234, 'money', 'ILS'), undefined, '₪1,234'],
    ['de-DE', fact(-0.004, 'points'), 'signed', '\u22120,4 points'],
    ['de-DE', fact(-0.0004, 'points'), 'signed', '0,0 points'],
  ] as const)('%s: %o as %s is %s', (locale, one, as, text) => {
    expect(shown(locale, one, as)).toBe(text)
  })

  it.each(['de-DE', 'ja-JP', 'ar-EG'])('%s: what programs read stays in ASCII', (locale) => {
    const plain = [fact(5000.5, 'count'), fact(0.08, 'percent'), fact('2026-02-13', 'date'), fact(1234, 'money', 'JPY')]
    expect(plain.map(one => shown(locale, one, 'plain'))).toEqual(['5,001', '8.0%', '13 Feb 2026', 'JPY 1,234'])
  })

  it('joins lists and spans of days as the locale does', () => {
    const spaces = (text: string) => text.replaceAll('\u00A0', ' ')
    const in_ = (locale: string) => inLocale(locale, () => [writeList(['A', 'B', 'C']), spaces(span('2026-01-09', '2026-01-15'))])
    expect(in_('en-GB')).toEqual(['A, B, C', '9–15 Jan'])
    expect(in_('de-DE')).toEqual(['A, B, C', '9.–15. Jan.'])
    expect(in_('ja-JP')).toEqual(['A、B、C', '1月9日 – 1月15日'])
    expect(in_('pt-BR')).toEqual(['A, B, C', '9–15 de jan.'])
    expect(in_('en-US')).toEqual(['A, B, C', 'Jan 9 – Jan 15'])
  })

  it('a month that is cut and the end of a sentence have one point', () => {
    const facts = { 'company.locale': fact('pt-BR', 'text'), 'calendar.graded': fact('2028-02-21', 'date') }
    expect(fillFacts('On {{ calendar.graded | short }}. On {{ calendar.graded | short }}, too.', facts, { file: 'x.md' }).replaceAll('\u00A0', ' ')).toBe('On 21 de fev. On 21 de fev., too.')
  })

  it('is that of the facts where a text is filled in, and the house\'s own again behind it', () => {
    const facts = { 'company.locale': fact('de-DE', 'text'), 'churn.baseline.rate': fact(0.08, 'percent') }
    expect(fillFacts('{{ churn.baseline.rate }}', facts, { file: 'x.md' })).toBe('8,0\u202F%')
    expect(() => inLocale('de-DE', () => {
      throw new Error('stop')
    })).toThrow('stop')
    expect(percentRange(0.0728, 0.0878)).toBe('7.3–8.8\u202F%')
  })
})
