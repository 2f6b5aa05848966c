import { describe, expect, it } from 'vitest'
import { proseToHtml } from '../../src/handout/prose'

describe('prose on a sheet', () => {
  it('stands below the slide: headings are of level 3', () => {
    expect(proseToHtml('# One\n\n#### Two')).toBe('<h3>One</h3>\n<h3>Two</h3>\n')
  })

  it('keeps links to other sheets and to the net', () => {
    expect(proseToHtml('[here](#cover) and [there](https://example.org/a)')).toBe('<p><a href="#cover">here</a> and <a href="https://example.org/a">there</a></p>\n')
  })

  it('leads into the book when its address is known', () => {
    expect(proseToHtml('[page](03-research.md#run)', 'https://example.org/kpi')).toContain('<a href="https://example.org/kpi/03-research.html#run">page</a>')
  })

  it('makes words of a link that would lead nowhere on paper', () => {
    expect(proseToHtml('[the file](artifacts/digests/a.md)')).toBe('<p><span>the file</span></p>\n')
  })

  it('does not part a range of figures after its dash; a date is words', () => {
    expect(proseToHtml('34.6–44.1\u202F% of **7–9**, 19 Dec – 15 Jan'))
      .toBe('<p><span class="range">34.6–44.1\u202F%</span> of <strong><span class="range">7–9</span></strong>, 19 Dec – 15 Jan</p>\n')
  })

  it('shows raw HTML as text, so nothing of it runs', () => {
    expect(proseToHtml('<img src=x onerror=alert(1)>')).toContain('&lt;img')
  })

  it('leaves out the tags of components and keeps their words; code and types are as typed', () => {
    expect(proseToHtml('Before <Tag of="a > b"/>after.\n\n<Note>\n\nWithin.\n\n</Note>\n\n<v-click>Once.</v-click>'))
      .toBe('<p>Before after.</p>\n\n<p>Within.</p>\n\n<p>Once.</p>\n')
    expect(proseToHtml('`<Tag />` and Promise<Result>')).toBe('<p><code>&lt;Tag /&gt;</code> and Promise&lt;Result&gt;</p>\n')
  })
})
