import { expect, it } from 'vitest'
import { wayOut } from '../../src/slidev/way-out'

it('tells a theme\'s web fonts, of which no copy helps, from what the deck shows', () => {
  for (const address of ['https://fonts.googleapis.com/css2?family=Avenir+Next', 'https://fonts.gstatic.com/s/a.woff2'])
    expect(wayOut(address)).toContain('`fonts: { provider: none }` in the first front matter turns them off')
  for (const address of ['https://example.com/fonts.googleapis.com/a.png', 'https://example.com/a.png'])
    expect(wayOut(address)).toBe('a copy in public/ is there without a network, too')
  expect(wayOut('https://example.com/a.png', 'put it into public/')).toBe('put it into public/')
})
