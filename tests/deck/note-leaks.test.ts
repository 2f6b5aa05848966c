import type { Text } from '../../packages/slidev-companion/src/site/leaks'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { spokenTexts } from '../../packages/slidev-companion/src/deck/spoken'
import { describeProblem } from '../../packages/slidev-companion/src/errors'
import { findLeaks } from '../../packages/slidev-companion/src/site/leaks'
import { customerTexts, noteLeaks } from '../../src/effects/deck/customer-texts'
import { ownDeck, root } from './own-deck'

const deck = ownDeck()
const texts = customerTexts(root, deck)
const notes = deck.slides.flatMap(spokenTexts)

it('no words of a note stand in what a customer gets', () => {
  expect(noteLeaks(root, deck).map(describeProblem)).toEqual([])
})

it.each(['slides.md', 'README.md', 'components/Hundred.vue', 'layouts/cover.vue', 'src/charts/arms.ts', 'src/forms/components.ts', 'artifacts/2-kpi/charts/arms.json', 'artifacts/3-workspace/reports/2026-02-13.md', 'docs/guides/enterprise/kpi-okr/README.md'])('%s is among what a customer gets', (file) => {
  expect(texts.map(one => one.file)).toContain(file)
})

/** A note of this deck, as it is spoken. */
const SPOKEN = notes.find(({ text }) => text.includes('a clerk that hands work to agents'))!
const RUN = 'a clerk that hands work to agents'

describe('a fragment of a note', () => {
  it.each([
    ['in the prose of a slide', 'pages/01-scenario.md', `**A clerk** that hands work, to *agents*`],
    ['in a table of a slide', 'pages/01-scenario.md', `| think of it | a clerk that hands work to agents |`],
    ['in a link', 'README.md', 'Take [a clerk that hands](https://acme.example) work to agents'],
    ['in a prop of a component', 'pages/04-approval.md', `<BigNumber name="A clerk that hands work to agents" />`],
    ['in the template of a component', 'components/Hundred.vue', '<p>a clerk that <strong>hands</strong> work to agents</p>'],
    ['in the script of a component', 'components/Hundred.vue', 'const words = \'a clerk that hands \'\n  + \'work to agents\''],
    ['in a chart', 'artifacts/2-kpi/charts/arms.json', '"alt": "A clerk\\u0020that hands\\nwork to agents."'],
    ['in README', 'README.md', 'It is a clerk that\nhands work to agents.'],
    ['in the guide', 'docs/guides/enterprise/kpi-okr/README.md', 'A CLERK THAT HANDS WORK TO AGENTS'],
    ['on the site', 'dist/site/a.js', 'h("p","a clerk that hands work to agents")'],
    ['in a message', 'artifacts/3-workspace/messages/2026-02-13/email.eml', 'a clerk that hands&nbsp;work to&#32;agents'],
    ['in a PDF, words parted', 'handout', 'a cl erk that ha\nnds work to agents'],
  ])('%s is found', (_, file, planted) => {
    expect(SPOKEN.text).toContain(RUN)
    const found = findLeaks([{ file, text: `First line.\n${planted}\n` }], notes)
    expect(found[0]).toMatchObject({ file, line: 2, found: expect.stringContaining('clerk that hands work to') })
    const [, of = '', line] = /\((.+):(\d+)\)/.exec(found[0]!.found) ?? []
    expect(readFileSync(join(root, of), 'utf8').split('\n').slice(Number(line) - 1, Number(line) + 1).join(' ')).toMatch(/clerk/)
  })

  it('with a figure in it is found as it is shown, facts filled in', () => {
    const said = notes.flatMap(({ text }) => text.split(/(?<=\.)\s/)).find(sentence => /\d.%/.test(sentence) && sentence.split(' ').length > 8)!
    expect(findLeaks([{ file: 'README.md', text: said }], notes)).not.toEqual([])
  })

  it('that is a short sentence is found whole', () => {
    const note = 'Something long comes first here, really. Nobody will sign that. More.'
    expect(findLeaks([{ file: 'README.md', text: '- Nobody will *sign* that' }], [note])).toHaveLength(1)
  })

  it('is found in every comment of a slide, not only in the last one', () => {
    const { slides } = loadDeck('slides.md', { read: () => '# A title\n\n<!-- The first draft was far too polite. -->\n\nWords.\n\n::guide::\n\nProse.\n\n<!--\nThe note itself is here.\n-->\n' })
    const spoken = slides.flatMap(spokenTexts)
    expect(findLeaks([{ file: 'README.md', text: 'The first draft was far too polite' }], spoken)).toHaveLength(1)
    expect(findLeaks([{ file: 'README.md', text: 'The note itself is here.' }], spoken)).toHaveLength(1)
    expect(customerTexts('/nowhere', { title: '', frontmatter: {}, slides })[0]!.text).not.toContain('polite')
  })

  it.each([
    ['five words of a longer sentence', 'a clerk that hands work'],
    ['six words in another order', 'work to agents hands that clerk a'],
    ['the words of three', 'Nobody signs.'],
    ['words of two slides', 'to agents. a clerk that hands'],
  ])('is not %s', (_, words) => {
    const text: Text = { file: 'README.md', text: words }
    expect(findLeaks([text], [SPOKEN, 'Well. Nobody signs. Done.'])).toEqual([])
  })
})
