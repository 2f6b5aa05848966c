import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildGuide } from '../src/effects/deck/guide'
import { readDeck } from '../src/effects/deck/read-deck'
import { buildArtifacts, writeArtifacts } from '../src/effects/kpi/artifacts'
import { describeAcme } from './acme'
import { root } from './deck/own-deck'

// What README promises to someone who edits the one file: everything computed follows, nothing typed by hand disagrees.
describeAcme('a changed target', () => {
  let copy: string
  const before = { deck: readDeck(root), guide: buildGuide(root) }

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'changed-scenario-'))
    for (const part of ['slides.md', 'pages', 'artifacts', 'src/digests', 'components', 'layouts'])
      cpSync(join(root, part), join(copy, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const file = join(copy, 'artifacts/scenario.yaml')
    const scenario = readFileSync(file, 'utf8')
    const changed = scenario.replace(/^(\s*target:\s*)0\.05\b/m, '$10.06')
    expect(changed).not.toBe(scenario)
    writeFileSync(file, changed)
    await writeArtifacts(copy, await buildArtifacts({ root: copy }))
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('a changed target changes the titles of the deck', () => {
    const titles = readDeck(copy).slides.map(({ title }) => title)
    expect(titles.find(title => title.startsWith('The key result:'))).toContain('6\u202F%')
    expect(titles).not.toEqual(before.deck.slides.map(({ title }) => title))
  })

  it('it changes the pages and the charts of the guide', () => {
    const guide = buildGuide(copy)
    for (const page of ['README.md', '01-scenario.md', '06-reporting.md'])
      expect(guide[page], page).not.toBe(before.guide[page])
    expect(readFileSync(join(copy, 'artifacts/2-kpi/charts/progress.svg'), 'utf8')).not.toBe(readFileSync(join(root, 'artifacts/2-kpi/charts/progress.svg'), 'utf8'))
  })

  it('no slide and no prose still says the old target, but for words that were recorded', () => {
    const says = readDeck(copy).slides.flatMap(({ alias, title, body, guide, source, note }) =>
      [title, body, guide, source, note].join('\n').split('\n').filter(line => /(?<![\d.])5(?:\.0)?[ \u00A0\u202F]%/.test(line)).map(line => `${alias}: ${line}`))
    expect(says).toEqual([])
  })
})
