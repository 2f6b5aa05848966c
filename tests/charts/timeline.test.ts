import { describe, expect, it } from 'vitest'
import { shortened, widthOf } from '../../src/charts/clear'
import { STAGES, timelineSvg } from '../../src/charts/timeline'
import { inLocale } from '../../src/locale'

const weeks = ['2026-01-19 to 2026-01-23', '2026-01-26 to 2026-01-30', '2026-02-02 to 2026-02-06', '2026-02-09 to 2026-02-13']

describe('the timeline', () => {
  it('names the five stages, each week once, both gates and the day of the grade', () => {
    const svg = timelineSvg({ size: 'cover', weeks, graded: '2026-04-01' })
    expect(STAGES.filter(({ name }) => !svg.includes(`>${name}<`))).toEqual([])
    expect([...svg.matchAll(/>(Week \d, [^<]*)</g)].map(([, text]) => text)).toEqual(['Week 1, 19 – 23\u00A0Jan', 'Week 2, 26 – 30\u00A0Jan', 'Week 3, 2 – 6\u00A0Feb', 'Week 4, 9 – 13\u00A0Feb'])
    expect(svg.match(/Human gate/g)).toHaveLength(2)
    expect(svg).toContain('>1\u00A0April<')
  })
  it('names both months of a week that ends in another', () => {
    expect(timelineSvg({ size: 'cover', weeks: ['2026-01-29 to 2026-02-04'] })).toContain('29\u00A0Jan – 4\u00A0Feb')
  })
  it('leaves the number of a week out where its days have no room beside it', () => {
    const long = ['2026-12-14 to 2026-12-18', '2026-12-21 to 2026-12-25', '2026-12-28 to 2027-01-01', '2027-01-04 to 2027-01-08']
    const svg = inLocale('ja-JP', () => timelineSvg({ size: 'cover', weeks: long }))
    expect(svg).toContain('>12月14日 – 12月18日<')
    expect([...svg.matchAll(/>(Week \d), /g)].map(([, text]) => text)).toEqual(['Week 4'])
  })
  it('cuts the month of the grade where the day has no room in full', () => {
    const day = (locale: string, graded: string) => / font-weight="600">([^<]*)<\/text><text[^>]*>first grade/.exec(inLocale(locale, () => timelineSvg({ size: 'cover', weeks, graded })))?.[1]?.replaceAll('\u00A0', ' ')
    expect([day('en-GB', '2026-04-11'), day('en-IE', '2026-11-24'), day('pt-BR', '2028-02-21')]).toEqual(['11 April', '24 Nov', '21 de fev.'])
  })
  it('keeps days of another direction in their order', () => {
    expect(inLocale('ar-EG', () => timelineSvg({ size: 'cover', weeks }))).toMatch(/>Week 1, \u2068/)
  })
  it('lights one stage of an opener and no other', () => {
    const lit = (stage?: number) => timelineSvg({ size: 'opener', stage }).match(/var\(--focus, #00508A\)" stroke-width="8"/g)?.length ?? 0
    expect([undefined, 1, 2, 3, 4, 5].map(lit)).toEqual([0, 1, 1, 1, 1, 1])
  })
  it('reveals gates and grade by clicks in the overview only', () => {
    const steps = (size: 'cover' | 'opener' | 'overview') => [...timelineSvg({ size, weeks, graded: '2026-04-01' }).matchAll(/data-step="(\d)"/g)].map(([, n]) => n)
    expect(steps('overview')).toEqual(['1', '2'])
    expect([...steps('cover'), ...steps('opener')]).toEqual([])
  })
  it('links a stage only where it is told where to', () => {
    const svg = timelineSvg({ size: 'overview', weeks, links: ['#/data-ingestion'] })
    expect([...svg.matchAll(/<a href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['#/data-ingestion'])
  })
})

it('a name has as much of its beginning as has room, and a letter of Japanese takes two', () => {
  expect(widthOf(['電力'])).toBeGreaterThan(widthOf(['abc']))
  expect(shortened('Families', 80)).toBe('Families')
  expect(shortened('كشك "صغير"', 200)).toBe('\u2068كشك "صغير"\u2069')
  expect(shortened('Individuals and families', 80)).toBe('Individua…')
  expect(widthOf([shortened('Individuals and families', 80)])).toBeLessThanOrEqual(80)
})

it('a name is cut between signs as people see them: no mark without its letter, no half of a face', () => {
  expect(widthOf(['ที่'])).toBe(widthOf(['x']))
  expect(shortened('ที่นี่ที่นั่น', 32)).toBe('ที่นี่ที่…')
  expect(shortened('👩‍🚀'.repeat(5), 80).replaceAll('👩‍🚀', '')).toBe('…')
  const svg = timelineSvg({ size: 'overview', weeks, owner: 'ที่'.repeat(12) })
  expect(svg).toContain(`>${'ที่'.repeat(9)}…<`)
})
