import { expect, it } from 'vitest'
import { withPlainMeta } from '../../src/slidev/plain-meta'

it('a description is plain words, as no page shows Slidev\'s quotes and marks', () => {
  const info = '&quot;## Bread\\nof **rye** &amp; &quot;salt&quot;, see [here](https://bread.example)&quot;'
  const page = withPlainMeta(`<meta name="description" content="${info}">\n<meta property="og:title" content="Bread">`)
  expect(page).toBe('<meta name="description" content="Bread of rye &amp; &quot;salt&quot;, see here">\n<meta property="og:title" content="Bread">')
})

it('a title in quotes of its own stays as it is', () => {
  const page = '<meta property="og:title" content="&quot;Bread&quot;: a story">'
  expect(withPlainMeta(page)).toBe(page)
})
