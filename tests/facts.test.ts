import type { Fact, Facts, Style } from '../src/facts'
import { describe, expect, it } from 'vitest'
import { CliError } from '../packages/slidev-companion/src/errors'
import { fillFacts, formatFact, formatRange } from '../src/facts'

const fact = (value: number | string, unit: Fact['unit']): Fact => ({ value, unit, what: '' })
const FACTS: Facts = {
  'churn.baseline.rate': fact(0.08, 'percent'),
  'churn.baseline.low': fact(0.0728, 'percent'),
  'churn.baseline.high': fact(0.0878, 'percent'),
  'driver.reply.diff': fact(0.038, 'points'),
  'driver.reply.low': fact(-0.013, 'points'),
  'driver.reply.high': fact(0.068, 'points'),
  'company.customers': fact(5000, 'count'),
}

describe('a fact that has no value, in a note,', () => {
  it('is said in other words in a note: those of the page would be in both', () => {
    const facts: Facts = { 'churn.rate': { value: null, unit: 'percent', what: 'share of those who left in the window' } }
    const text = 'It is {{ churn.rate }}.\n\n<!--\n**1 min, for all.** Look.\n\nIt is {{ churn.rate }}, I say.\n\n[click] Then {{ churn.rate }}.\nAsked "why?" For {{ churn.rate }}.\n-->\n\nAnd {{ churn.rate }}.'
    expect(fillFacts(text, facts, { file: 'a.md' })).toBe('No data: share of those who left in the window.\n\n<!--\n**1 min, for all.** Look.\n\nNot counted here.\n\n[click] Not counted here.\nAsked "why?" Not counted here.\n-->\n\nNo data: share of those who left in the window.')
  })
})

describe('formatFact', () => {
  it.each([
    [fact(0.08, 'percent'), undefined, '8.0\u202F%'],
    [fact(0.08, 'percent'), 'whole', '8\u202F%'],
    [fact(0.08, 'percent'), 'plain', '8.0%'],
    [fact(0.0825, 'percent'), 'bare', '8.3'],
    [fact(-0.004, 'points'), undefined, '\u22120.4 points'],
    [fact(-0.0004, 'points'), undefined, '0.0 points'],
    [fact(-0.004, 'points'), 'plain', '-0.4 points'],
    [fact(0.03, 'points'), 'signed', '+3.0 points'],
    [fact(5000, 'count'), undefined, '5,000'],
    [{ ...fact(1234567, 'money'), currency: 'USD' }, undefined, '$1,234,567'],
    [{ ...fact(1234567.5, 'money'), currency: 'USD' }, undefined, '$1,234,567.50'],
    [{ ...fact(1234567, 'money'), currency: 'JPY' }, undefined, '¥1,234,567'],
    [{ ...fact(1234567, 'money'), currency: 'JPY' }, 'plain', 'JPY 1,234,567'],
    [fact(5000, 'count'), 'digits', '5000'],
    [fact(-0.663, 'percent'), ['whole', 'digits'], '-66'],
    [fact(20.44, 'per1000'), undefined, '20.4'],
    [fact(10.9, 'hours'), undefined, '10.9\u00A0h'],
    [fact('2026-02-13', 'date'), undefined, '13\u00A0Feb\u00A02026'],
    [fact('2026-02-13', 'date'), 'day', 'Fri 13\u00A0Feb'],
    [fact('2026-02-13', 'date'), 'weekday', 'Friday'],
    [fact(9, 'count'), 'word', 'nine'],
    [fact(412, 'count'), 'word', 'four hundred and twelve'],
    [fact(2078, 'count'), 'word', 'two thousand and seventy-eight'],
    [fact(9, 'count'), ['word', 'capital'], 'Nine'],
    [fact(4178, 'count'), 'hundreds', '4,100'],
    [fact('2026-04-01', 'date'), 'long', '1\u00A0April 2026'],
    [fact('2026-04-01', 'date'), 'short', '1\u00A0April'],
    [fact('2026-04-01', 'date'), 'iso', '2026-04-01'],
    [fact('2025-12-19/2026-01-15', 'dates'), undefined, '19\u00A0Dec\u00A02025 – 15\u00A0Jan\u00A02026'],
    [fact('2026-03-04/2026-03-31', 'dates'), undefined, '4\u00A0Mar – 31\u00A0Mar\u00A02026'],
    [fact('2026-03-04/2026-03-31', 'dates'), 'plain', '4 Mar to 31 Mar 2026'],
  ] as const)('shows %o as %s: %s', (one, as, text) => {
    expect(formatFact(one, { as: as as Style | Style[] })).toBe(text)
  })
})

describe('fillFacts', () => {
  it('fills keys, styles and intervals', () => {
    expect(fillFacts('{{ churn.baseline.rate | whole }} of {{company.customers}} ({{ churn.baseline | range }})', FACTS, { file: 'x.md' }))
      .toBe('8\u202F% of 5,000 (7.3–8.8\u202F%)')
  })

  it('takes the interval of the parent when the value has no ends of its own', () => {
    expect(fillFacts('{{ churn.baseline.rate | range }}', FACTS, { file: 'x.md', plain: true })).toBe('7.3% to 8.8%')
  })

  it('writes "to" between ends below zero, where a dash would read as a minus', () => {
    expect(fillFacts('{{ driver.reply | range }}', FACTS, { file: 'x.md' })).toBe('\u22121.3 to 6.8 points')
  })

  it('leaves what belongs to Vue alone', () => {
    const text = '{{ $page }} {{ data }} {{ churn }} {{ data.map(x => x) }} {{ props.title }}'
    expect(fillFacts(text, FACTS, { file: 'x.md' })).toBe(text)
  })

  it('collects every unknown key and style with file and line, and the nearest known name', () => {
    const text = 'one\n{{ churn.baseline.rat }}\n\n{{ company.customers | wide }} {{ mrr.nothing }}'
    expect(() => fillFacts(text, FACTS, { file: 'pages/01.md' })).toThrow(CliError)
    try {
      fillFacts(text, FACTS, { file: 'pages/01.md' })
    }
    catch (error) {
      const lines = (error as CliError).message.split('\n')
      expect(lines).toHaveLength(3)
      expect(lines[0]).toContain('pages/01.md:2: unknown fact churn.baseline.rat (did you mean churn.baseline.rate')
      expect(lines[1]).toContain('pages/01.md:4: unknown style "wide"')
      expect(lines[2]).toContain('pages/01.md:4: unknown fact mrr.nothing')
    }
  })

  describe('with a value from outside', () => {
    const facts: Facts = { 'company.name': { value: 'O\'Brien <b>', unit: 'text', what: 'its name' } }

    it('writes it as words of Markdown', () => {
      expect(fillFacts('By {{ company.name }}.', facts, { file: 'x.md' })).toBe('By O&#39;Brien &#60;b&#62;.')
      expect(fillFacts('<Card name="{{ company.name }}">', facts, { file: 'x.md' })).toBe('<Card name="O&#39;Brien &#60;b&#62;">')
    })

    it.each([
      ['code', '`a` and `b {{ company.name }}`'],
      ['code', '```sh\n{{ company.name }}\n```'],
      ['code', '<script>\nconst name = "{{ company.name }}"\n</script>'],
      ['a bound attribute', '<Card name="a" :name="\'{{ company.name }}\'">'],
      ['a bound attribute', '<Card v-if="{{ company.name }}">'],
      ['the address of a link', '[a](https://example.org/{{ company.name }})'],
    ])('refuses it in %s: %s', (place, text) => {
      expect(() => fillFacts(text, facts, { file: 'x.md' })).toThrow(new RegExp(`^x\\.md:\\d: the value of company.name, .* stands in ${place}`))
    })

    it('takes it behind such a place', () => {
      for (const text of ['`a` {{ company.name }}', '```\na\n```\n{{ company.name }}', '<Card :a="1">{{ company.name }}</Card>', '[a](b) {{ company.name }}'])
        expect(fillFacts(text, facts, { file: 'x.md' })).toContain('O&#39;Brien')
    })
  })
})

describe('rounding to a whole', () => {
  const measured = (value: number, unit: Fact['unit'] = 'percent'): Fact => ({ ...fact(value, unit), query: 'churn.sql' })
  const title = (from: Fact, to: Fact): string =>
    fillFacts('From {{ churn.latest.rate | whole }} to {{ churn.latest.high | whole }}', { 'churn.latest.rate': from, 'churn.latest.high': to }, { file: 'x.md', plain: true })

  it.each([
    [0.08, '8%'],
    [0.0804, '8%'],
    [0.032, '3.2%'],
    [0.096, '9.6%'],
    [0.0996, '10%'],
    [0.6628, '66%'],
    [0.004, '0.4%'],
    [-0.032, '-3.2%'],
  ])('of %d leaves %s: a tenth says little beside two digits', (value, text) => {
    expect(formatFact(measured(value), { as: ['whole', 'plain'] })).toBe(text)
  })

  it.each(['points', 'hours', 'per1000', 'ratio', 'factor', 'percent'] as const)('keeps the tenth of a small number of %s', (unit) => {
    const value = unit === 'percent' || unit === 'points' ? 0.024 : 2.4
    expect(formatFact(measured(value, unit), { as: ['whole', 'bare'] })).toBe('2.4')
    expect(formatFact(measured(unit === 'percent' || unit === 'points' ? 0.02 : 2, unit), { as: ['whole', 'bare'] })).toBe('2')
  })

  it('shows what the scenario declares as it declares it', () => {
    expect(fillFacts('{{ kr.baseline | whole }}', { 'kr.baseline': fact(0.124, 'percent') }, { file: 'x.md', plain: true })).toBe('12.4%')
    expect(title(fact(0.032, 'percent'), fact(0.024, 'percent'))).toBe('From 3.2% to 2.4%')
    expect(title(fact(0.08, 'percent'), fact(0.05, 'percent'))).toBe('From 8% to 5%')
  })

  it('never rounds away the difference that a line is about', () => {
    expect(title(measured(0.912), measured(0.908))).toBe('From 91.2% to 90.8%')
    expect(title(measured(0.124), measured(0.106))).toBe('From 12.4% to 10.6%')
    expect(title(measured(0.656), measured(0.419))).toBe('From 66% to 42%')
  })
})

describe('a fact without a value', () => {
  const UNKNOWN: Facts = {
    ...FACTS,
    'driver.integration.rate': { value: null, unit: 'percent', what: 'churn of those whom it touched', why: 'there was nothing to count' },
    'driver.integration.low': { value: null, unit: 'points', what: 'its lower end' },
    'driver.reply.rate': { value: null, unit: 'percent', what: 'churn of those whom it touched, counted by a rule that is long, one driver at a time' },
    'driver.integration.high': { value: null, unit: 'points', what: 'its upper end' },
  }
  const fill = (text: string): string => fillFacts(text, UNKNOWN, { file: 'x.md' })

  it('is no 0 and no NaN, in any unit and style', () => {
    for (const unit of ['percent', 'points', 'count', 'per1000', 'hours', 'money', 'date', 'dates', 'text', 'ratio', 'factor'] as const)
      expect([formatFact({ value: null, unit, what: '' }), formatFact({ value: null, unit, what: '' }, { as: ['whole', 'bare', 'plain', 'signed', 'long'] })]).toEqual(['no data', 'no data'])
    expect(formatRange(UNKNOWN['driver.integration.low']!, UNKNOWN['driver.integration.high']!)).toBe('no data')
  })

  it.each([
    ['# They left more often: {{ driver.integration.rate | whole }}', '# No data: churn of those whom it touched'],
    ['- Left: {{ driver.integration.rate }} of {{ company.customers }}.', '- No data: churn of those whom it touched.'],
    ['They left, {{ driver.integration | range }}.', 'No data: its lower end.'],
    ['| rate | {{ driver.integration.rate }} |', '| rate | no data |'],
    ['<Big value="{{ driver.integration.rate }}" />', '<Big value="no data" />'],
    ['title: {{ driver.integration.rate }}', 'title: no data'],
    ['[click] Now {{ driver.integration.rate }}.', '[click] No data: churn of those whom it touched.'],
    ['Kept: {{ company.customers }}.', 'Kept: 5,000.'],
    ['# Sooner: {{ driver.reply.rate }}', '# No data: churn of those whom it touched, counted by a rule that is long'],
  ])('%s makes no sentence', (text, filled) => {
    expect(fill(text)).toBe(filled)
  })
})

describe('what a component computes with', () => {
  const values = { part: 'driver.reply.diff', whole: 'company.customers' }
  it.each(['en-GB', 'de-DE', 'ar-EG', 'hi-IN', 'fr-FR'])('is the same number in %s', (locale) => {
    const facts = { ...FACTS, 'company.locale': fact(locale, 'text') }
    const filled = Object.values(values).map(key => fillFacts(`{{ ${key} | digits }}`, facts, { file: 'x.md' }))
    expect(filled.map(Number)).toEqual([3.8, 5000])
  })
})

it('what stands within a sentence begins small, and keeps the names in it', () => {
  const facts: Facts = { 'a.b': { value: 'Milk money arrives by Monday', unit: 'text', what: '' }, 'a.c': { value: 'VAT is paid', unit: 'text', what: '' } }
  expect(fillFacts('So: {{ a.b | lower }}, {{ a.c | lower }}.', facts, { file: 'a.md' })).toBe('So: milk money arrives by Monday, VAT is paid.')
})
