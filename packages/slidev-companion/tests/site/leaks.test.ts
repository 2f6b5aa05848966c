import { describe, expect, it } from 'vitest'
import { findLeaks, noteRuns } from '../../src/site/leaks'

describe('words of a note', () => {
  it('are every run of six, and shorter sentences whole, without markers and markup', () => {
    expect(noteRuns('**1 min, for compliance.** [click] It says "research". (pause)\n\nSo we\'re buying *an answer*.'))
      .toEqual(['1 min for compliance It says', 'min for compliance It says research', '1 min for compliance', 'So we\'re buying an answer'])
  })

  it('are found however it was typeset', () => {
    const note = 'We\'re buying "an answer", nothing else.'
    for (const text of ['x We’re buying “an answer”, nothing else. y', 'We\\\'re buying \\"an\\u0020answer\\", nothing else.'.replace('\\u0020', '\n'), 'We\'re buy\ning "an ans\nwer", nothing else.'])
      expect(findLeaks([{ file: 'a.js', text }], [note])).toHaveLength(1)
  })

  it('are found though a name in them is written with references', () => {
    expect(findLeaks([{ file: 'a.js', text: 'Ask O’Brien & Sons about it.' }], ['Ask O&#39;Brien &#38; Sons about it.'])).toHaveLength(1)
  })

  it('are not a long name alone, whatever tag follows it', () => {
    const name = '\u2068אביגיל בן דוד אלמוזלינו הכהן\u2069'
    expect(noteRuns(`That is ${name}'s.`)).toEqual(['That is אביגיל בן דוד אלמוזלינו', 'is אביגיל בן דוד אלמוזלינו הכהן\u2069\'s'])
    expect(findLeaks([{ file: 'a.js', text: `<b>${name}</b><span>` }, { file: 'b.js', text: `<b>${name}<span>` }], [`${name}'s word counts.`])).toEqual([])
  })

  it('may stand where the slide says the same', () => {
    expect(findLeaks([{ file: 'a.js', text: 'Agents draft, people decide.' }], ['Agents draft, people decide.'], ['Agents draft, people decide.'])).toEqual([])
  })

  it('are named with file and line', () => {
    expect(findLeaks([{ file: 'dist/a.js', text: 'x\nNobody may read this.' }], ['Nobody may read this.'])[0]).toMatchObject({ file: 'dist/a.js', line: 2, found: expect.stringContaining('Nobody may read this') })
  })

  it('are named with the place of the note, too', () => {
    const note = { file: 'slides.md', line: 40, text: 'Say it slowly.\n\n[click] Nobody may read\nthis.' }
    expect(findLeaks([{ file: 'dist/a.js', text: 'Nobody may read this.' }], [note])[0]!.found).toContain('(slides.md:42)')
  })
})
