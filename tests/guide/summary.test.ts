import { describe, expect, it } from 'vitest'
import { addToSummary } from '../../src/guide/summary'

const BASE = 'guides/enterprise/kpi-okr'
const entry = (bullet: string) => [`${bullet} [Guide](${BASE}/README.md)`, `  ${bullet} [Scenario](${BASE}/01-scenario.md)`]
const add = (summary: string) => addToSummary(summary, BASE, entry)

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
})
