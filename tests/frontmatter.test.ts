import { describe, expect, it } from 'vitest'
import { readFrontmatter } from '../src/frontmatter'

describe('readFrontmatter', () => {
  it('reads YAML and the rest', () => {
    expect(readFrontmatter('---\nlayout: cover\n---\n# Hello\n', 'a.md')).toEqual({ data: { layout: 'cover' }, content: '# Hello\n' })
  })

  it.each(['js', 'javascript', 'coffee', 'coffeescript', 'cson'])('does not run ---%s', (language) => {
    const text = `---${language}\n(globalThis.ran = true, {})\n---\n`
    expect(() => readFrontmatter(text, 'a.md')).toThrow(/a\.md:1: cannot read the front matter: .*switched off/)
    expect('ran' in globalThis).toBe(false)
  })

  it('names file and line of broken YAML, every time it is read', () => {
    for (let time = 0; time < 2; time++)
      expect(() => readFrontmatter('---\na: 1\nb: [\n---\n', 'b.md')).toThrow(/^b\.md:\d+: cannot read/)
  })
})
