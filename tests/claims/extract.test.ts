/* eslint-disable no-template-curly-in-string -- sources of templates stand here as strings */
import { describe, expect, it } from 'vitest'
import { claimsOf } from '../../src/claims/areas'
import { hashOf } from '../../src/claims/claim'
import { readSource, saidFiles } from '../../src/effects/claims/ledger'
import { root } from '../deck/own-deck'

const said = (file: string, source: string) => claimsOf(source, file).map(({ line, text, place }) => `${line} ${place} ${text}`)

describe('a page of the deck', () => {
  it('gives its front matter, title, bullets, rows, props, notes and code, each with its line', () => {
    const page = [
      '---',
      'layout: evidence',
      'title: Lost in 28 days',
      '---',
      '',
      '# Acme loses 8 of 100',
      '',
      '<Hundred lost="9"',
      '  later="66" />',
      '',
      '- one',
      '  goes on',
      '- two',
      '',
      '| a | 5 % |',
      '|---|---|',
      '',
      '::guide::',
      '',
      'First sentence. Second {{ a.b }}',
      'of two lines. `code 5`',
      '',
      '```sh',
      '$ chant merge',
      '```',
      '',
      '<!--',
      'A note. [click] Another.',
      '',
      '::otherwise::',
      '',
      'A third.',
      '-->',
    ].join('\n')
    expect(said('pages/x.md', page)).toEqual([
      '3 words title: Lost in 28 days',
      '6 words # Acme loses 8 of 100',
      '8 words <Hundred lost="9" later="66" />',
      '11 words - one goes on',
      '13 words - two',
      '15 words | a | 5 % |',
      '20 words First sentence.',
      '20 words Second {{ a.b }} of two lines.',
      '21 words `code 5`',
      '23 code ```sh',
      '24 words $ chant merge',
      '28 words A note.',
      '28 words [click] Another.',
      '32 words A third.',
    ])
  })

  it('takes of front matter what a reader sees, and no key that places the slide', () => {
    const keys = ['section: \'01\'', 'for:', '  - board', 'minutes: 1.5', 'measure: churn', 'elsewhere: a', 'yours: no']
    const page = ['---', ...keys, 'holds: a.b > 0', 'told: It was told.', 'otherwise: \'It was not.\'', '---', '', '# A', '', '---', '', '# B']
    expect(said('pages/x.md', page.join('\n'))).toEqual([
      '9 words holds: a.b > 0',
      '10 words told: It was told.',
      '11 words otherwise: \'It was not.\'',
      '14 words # A',
      '18 words # B',
    ])
  })

  it('leaves out nothing but marks of structure', () => {
    const pages = saidFiles(root).filter(file => file.startsWith('pages/'))
    expect(pages.length).toBeGreaterThan(5)
    for (const file of pages) {
      const source = readSource(root, file)
      const places = /^(?:section|for|layout|routeAlias|minutes|measure|elsewhere|instead|yours|src): .*$/gm
      const letters = (text: string) => text.replace(/<!--|-->|^::\w+::$|\s/gm, '').replace(/[|:-]/g, '')
      const claims = claimsOf(source, file).map(({ text }) => letters(text)).join('')
      expect(claims.length, file).toBe(letters(source.replace(/^`{3,}$/gm, '').replace(places, '')).length)
    }
  })

  it('knows a sentence again whose lines were broken elsewhere', () => {
    expect(hashOf('One two\nthree.')).toBe(hashOf('One\ntwo   three. '))
  })
})

describe('a component', () => {
  it('gives its text, attributes, bound values, script and what its style writes', () => {
    const source = [
      '<script setup lang="ts">',
      'import { percent } from \'./format\'',
      'const label = \'5 % left\'',
      'const most = 7',
      'const shown = percent(most)',
      '</script>',
      '<template>',
      '  <p class="x1" title="Nine of ten">Lost {{ count }} of 100 <b :lost="9">{{ low }}</b></p>',
      '  <i v-for="n in 12" :aria-label="`${n} gone`" />',
      '</template>',
      '<style>',
      'p::after { content: \'per week\'; }',
      '</style>',
    ].join('\n')
    expect(said('components/X.vue', source)).toEqual([
      '8 words title="Nine of ten"',
      '8 words Lost {{ count }} of 100',
      '8 code :lost="9"',
      '8 code {{ low }}',
      '9 code v-for="n in 12"',
      '9 words :aria-label="`${n} gone`"',
      '3 words 5 % left',
      '4 code most 7',
      '5 code percent(most)',
      '12 words content: \'per week\'',
    ])
  })
})

describe('a script', () => {
  it('gives texts, sums of texts as one, numbers by their holder, values as they are written', () => {
    const source = 'import { words } from \'./text\'\ntype A = \'no text\'\nconst a = `${n} of ` + most + \' at risk\'\nwords(1, { size: 18, Plan: \'lost\' })\n'
    expect(said('src/charts/x.ts', source)).toEqual([
      '3 words ${n} of ${most} at risk',
      '4 code words 1',
      '4 code size 18',
      '4 words Plan',
      '4 code lost',
    ])
  })
})

describe('what no reader sees of a script', () => {
  it.each([
    ['a step through a text', 'const a = text.slice(1).codePointAt(0)', []],
    ['the last of a list', 'const a = list.at(-1) ?? list[0]', []],
    ['a word that is compared', 'const a = issue.code === \'invalid_key\'', []],
    ['what is thrown', 'throw new Error(`no fact ${key} of 12`)', []],
    ['a problem as commands print it', 'problems.push({ line: 3, found: \'no fact\', fix: \'name one\' })', []],
    ['but not another number there', 'const a = text.slice(9)', ['1 code slice 9']],
    ['nor a digit that is a value', 'const a = { most: 1 }', ['1 code most 1']],
    ['nor a number in words', 'const a = b === c ? \'9 % left\' : \'5\'', ['1 words 9 % left', '1 words 5']],
    ['nor what is added to a text', 'const a = `${n} of ` + \'all\'', ['1 words ${n} of all']],
    ['a path with its parts is code', 'const a = `charts/${id}.svg`', ['1 code charts/${id}.svg']],
  ])('%s', (_, source, claims) => {
    expect(said('src/charts/x.ts', source)).toEqual(claims)
  })
})

it('a query gives the fields of its header and each line of its statement', () => {
  expect(said('artifacts/2-kpi/x.sql', '-- name: losses\n-- window: 28 days,\n-- whole. Twice.\nselect count(*)\n  from churn -- lost\n')).toEqual([
    '1 words name: losses',
    '2 words window: 28 days, whole.',
    '3 words Twice.',
    '4 code select count(*)',
    '5 code from churn -- lost',
  ])
})

it('the scenario gives its texts, not its comments and numbers', () => {
  expect(said('artifacts/scenario.yaml', '# says nothing\npeople:\n  owner:\n    name: Sarah # nor this\nshare: 0.5\n')).toEqual(['4 words people.owner.name: Sarah'])
})
