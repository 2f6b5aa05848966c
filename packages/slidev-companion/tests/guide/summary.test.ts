import { describe, expect, it } from 'vitest'
import { addToSummary } from '../../src/guide/summary'

const BASE = 'guides/enterprise/kpi-okr'
const entry = (bullet: string) => [`${bullet} [Guide](${BASE}/README.md)`, `  ${bullet} [Scenario](${BASE}/01-scenario.md)`]
/** The pages of the entry, and one of an earlier run. */
const PAGES = new Set(['README.md', '01-scenario.md', '09-gone.md'].map(page => `${BASE}/${page}`))
const add = (summary: string) => addToSummary(summary, PAGES, entry)

describe('the entry in a SUMMARY.md', () => {
  it('goes under the Enterprise part, after what is there', () => {
    expect(add('# Summary\n\n- [A](a.md)\n\n# Enterprise\n\n- [B](b.md)\n  - [Draft]()\n\n---\n\n# Other\n\n- [C](c.md)\n'))
      .toBe('# Summary\n\n- [A](a.md)\n\n# Enterprise\n\n- [B](b.md)\n  - [Draft]()\n- [Guide](guides/enterprise/kpi-okr/README.md)\n  - [Scenario](guides/enterprise/kpi-okr/01-scenario.md)\n\n---\n\n# Other\n\n- [C](c.md)\n')
  })

  it('makes the part before the suffix chapters if it is missing', () => {
    expect(add('# Summary\n\n- [A](a.md)\n\n[Contributors](who.md)\n'))
      .toBe('# Summary\n\n- [A](a.md)\n\n# Enterprise\n\n- [Guide](guides/enterprise/kpi-okr/README.md)\n  - [Scenario](guides/enterprise/kpi-okr/01-scenario.md)\n\n[Contributors](who.md)\n')
  })

  it.each(['# Summary\n\n- [A](a.md)\n', '# Summary\r\n\r\n* [A](a.md)\r\n', '# Summary\n\n# Enterprise\n', '', '\uFEFF# Summary\n\n[Pre](p.md)\n\n- [A](a.md)\n    - [deep](d.md)\n'])('is the same the second time: %j', (summary) => {
    const once = add(summary)
    expect(add(once)).toBe(once)
    expect(once.includes('\r\n')).toBe(summary.includes('\r\n'))
  })

  it('replaces an older entry where it stands and nothing else', () => {
    const old = `# Summary\n\n- [A](a.md)\n  - [Guide](${BASE}/README.md)\n    - [Gone](${BASE}/09-gone.md)\n  - [Z](z.md)\n`
    expect(add(old)).toBe(`# Summary\n\n- [A](a.md)\n  - [Guide](${BASE}/README.md)\n    - [Scenario](${BASE}/01-scenario.md)\n  - [Z](z.md)\n`)
  })
  it.each([
    ['a comment after the items', '# Summary\n\n- [A](a.md)\n', '\n<!--\n- [B](b.md)\n-->\n', '\n# Enterprise\n\n'],
    ['a comment with an Enterprise of its own', '<!--\n# Enterprise\n\n- [B](b.md)\n-->\n\n# Enterprise\n\n- [A](a.md)\n', '\n# Other\n', ''],
    ['a comment with an old entry', `<!--\n- [Guide](${BASE}/README.md)\n-->\n\n# Enterprise\n\n- [A](a.md)\n`, '', ''],
    ['a comment that is never closed', '- [A](a.md)\n', '\n<!--\n- [B](b.md)\n', '\n# Enterprise\n\n'],
    ['a fence', '- [A](a.md)\n', '\n```\n# Enterprise\n\n- [B](b.md)\n```\n', '\n# Enterprise\n\n'],
  ])('leaves alone %s', (_, above, below, part) => {
    expect(add(above + below)).toBe(`${above}${part}${entry('-').join('\n')}\n${below}`)
    expect(add(add(above + below))).toBe(add(above + below))
  })

  it.each([
    ['ordered items', '# Summary\n\n1. [A](a.md)\n2. [B](b.md)\n', '\n[Suffix](s.md)\n', '-', '\n# Enterprise\n\n'],
    ['items with a plus', '# Enterprise\n\n+ [A](a.md)\n', '\n# Other\n', '+', ''],
    ['ordered items of the part', '# Enterprise\n\n1) [A](a.md)\n   1) [B](b.md)\n', '\n[Suffix](s.md)\n', '-', ''],
    ['prefix chapters', '[Pre](pre.md)\n[A](a.md)\n', '', '-', '\n# Enterprise\n\n'],
    ['the title and prefix chapters', '# Summary\n\n[Pre](pre.md)\n', '', '-', '\n# Enterprise\n\n'],
    ['a part without items', '# Summary\n\n- [A](a.md)\n\n# Part\n', '\n[Suffix](s.md)\n', '-', '\n# Enterprise\n\n'],
    ['an underlined heading', '- [A](a.md)\n\nEnterprise\n==========\n\n- [B](b.md)\n', '\nOther\n=====\n\n- [C](c.md)\n', '-', ''],
    ['a heading in italics', '# Summary\n\n# *Enterprise*\n\n- [A](a.md)\n', '\n# Other\n', '-', ''],
    ['words that are no suffix chapter', '# Summary\n\n# Enterprise\n\nFor the whole firm.\n', '\n# Other\n\n- [B](b.md)\n', '-', '\n'],
    ['a closed heading without items', '# Summary\n\n# Enterprise #\n', '\n[Suffix](s.md)\n', '-', '\n'],
  ])('goes below %s', (_, above, below, bullet, part) => {
    expect(add(above + below)).toBe(`${above}${part}${entry(bullet).join('\n')}\n${below}`)
    expect(add(add(above + below))).toBe(add(above + below))
  })

  it('is set apart from a paragraph that would run on from it', () => {
    expect(add('# Enterprise\n[Suffix](s.md)\n')).toBe(`# Enterprise\n\n${entry('-').join('\n')}\n\n[Suffix](s.md)\n`)
  })

  it.each([
    ['LF', '# Summary\n\r\n- [A](a.md)\n\n- [B](b.md)\n', '\n'],
    ['CRLF', '# Summary\r\n\n- [A](a.md)\r\n\r\n- [B](b.md)\r\n', '\r\n'],
    ['CRLF, the last line open', '# Summary\r\n\r\n- [A](a.md)', '\r\n'],
  ])('adds lines as most lines end (%s) and changes no other byte', (_, summary, eol) => {
    const open = /[\r\n]$/.test(summary) ? '' : eol
    expect(add(summary)).toBe(`${summary}${open}${['', '# Enterprise', '', ...entry('-'), ''].join(eol)}`)
  })

  it('takes only the pages of the guide for its own, and leaves what stands between them', () => {
    const notes = `  - [Our notes](${BASE}/mine.md)\n`
    const once = `# Enterprise\n\n${entry('-')[0]}\n${notes}${entry('-')[1]}\n`
    expect(add(once)).toBe(once)
    expect(add(once.replace(entry('-')[1]!, `  - [Gone](./${BASE}/09-gone.md)`))).toBe(`# Enterprise\n\n${entry('-').join('\n')}\n${notes}`)
  })

  it.each(['- [a](b.md)\n', '<!--\n', '<!-- ', '# Enterprise\n', '[', '> ', '- ', '```\n', '`', '*a_', '\r', '[a]: b\n', `- [Guide](${BASE}/README.md)\n`])('takes time in proportion to its length: many %j', (piece) => {
    const time = (length: number) => {
      const start = performance.now()
      add(piece.repeat(length / piece.length))
      return performance.now() - start
    }
    time(10_000)
    expect(time(400_000)).toBeLessThan(40 * Math.max(50, time(40_000)))
  })
})
