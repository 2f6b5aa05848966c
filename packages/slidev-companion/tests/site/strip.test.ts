import { describe, expect, it } from 'vitest'
import { stripConfig, stripFrontmatter, stripSlot } from '../../src/site/strip'

describe('what a build leaves out', () => {
  it('is every key of the front matter that the browser does not need', () => {
    const code = 'export const frontmatterData = {"layout":"evidence","for":"compliance","minutes":1,"core":true,"routeAlias":"run"}'
    expect(stripFrontmatter(code, ['layout', 'routeAlias'])).toBe('export const frontmatterData = {"layout":"evidence","routeAlias":"run"}')
  })

  it('is no key of the front matter where none is named: layouts read their own', () => {
    const code = 'export const frontmatterData = {"layout":"evidence","for":"compliance"}'
    expect(stripFrontmatter(code)).toBe(code)
  })

  it('is the slide\'s source and its front matter as written', () => {
    const code = '    ...({"index":3,"title":"A run","frontmatterRaw":"for: compliance","contentRaw":"# A run","noteHTML":"","level":1}),'
    expect(stripFrontmatter(code)).toBe('    ...({"index":3,"title":"A run","level":1,"noteHTML":""}),')
  })

  it('is what only tools read of the headmatter', () => {
    expect(stripConfig('export default {"title":"A deck","minutes":0.5,"author":"someone"}', ['minutes', 'author'])).toBe('export default {"title":"A deck"}')
  })

  it('is the reader\'s prose, and nothing after the next slot', () => {
    expect(stripSlot('# Title\n\n::guide::\n\nProse.\n\n::source::\n\nA source.', 'guide')).toBe('# Title\n\n::source::\n\nA source.')
  })

  it('is not a marker inside a code fence', () => {
    const slide = '# Title\n\n```md\n::guide::\n```\n\nAfter.'
    expect(stripSlot(slide, 'guide')).toBe(slide)
  })
})
