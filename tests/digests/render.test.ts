import type { Results } from '../../src/kpi/results'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIGESTS, renderDigest } from '../../src/digests/render'
import { markdownTable } from '../../src/digests/tables'

const results = JSON.parse(readFileSync('artifacts/2-kpi/results.json', 'utf8')) as Results
const digest = (name: string): string => readFileSync(`artifacts/2-kpi/digests/${name}.md`, 'utf8')

describe('renderDigest', () => {
  it('names file and line of unknown facts and tables', () => {
    expect(() => renderDigest('a\n{{ churn.nothing }}\n', results, 'x.md')).toThrow(/^x\.md:2: unknown fact churn\.nothing/)
    expect(() => renderDigest('a\n\n<!-- table: nothing -->\n', results, 'x.md')).toThrow(/^x\.md:3: unknown table nothing \(known: segments,/)
  })

  it.each(DIGESTS)('%s is plain ASCII, one page, with source, query, window and what it cannot tell', (name) => {
    const text = digest(name)
    expect(text).toMatch(/^[\x20-\x7E\n]*$/)
    expect(text).not.toMatch(/\{\{|<!--/)
    expect(text.split('\n').length).toBeLessThan(80)
    for (const part of ['| Source |', '| Query |', '| Window |', '| Written by |', '## What this cannot tell'])
      expect(text).toContain(part)
  })

  it.each(DIGESTS)('%s types no figure by hand: its template holds no digit but in names, fixed words and headings of tables', (name) => {
    const template = readFileSync(`src/digests/${name}.md`, 'utf8').replace(/\{\{[^}]*\}\}/g, '').replace(/^\| Query .*$/m, '')
    expect(template.match(/\d+%?/g)?.filter(figure => !['95%', '90', '1', '000'].includes(figure)) ?? []).toEqual([])
  })

  it('the tickets that a digest names are in the data', () => {
    const tickets = readFileSync('artifacts/1-data/tickets.csv', 'utf8')
    const named = digest('zendesk-support-patterns').match(/ZD-\d+/g) ?? []
    expect(named.length).toBeGreaterThan(3)
    for (const ticket of named)
      expect(tickets).toContain(`${ticket},`)
  })
})

describe('markdownTable', () => {
  it('pads, and sets numbers to the right; its cells are Markdown already', () => {
    expect(markdownTable(['name', 'n'], [['a&#124;b', 5000], ['c', 7]])).toBe('| name     |     n |\n|----------|------:|\n| a&#124;b | 5,000 |\n| c        |     7 |')
  })
})
