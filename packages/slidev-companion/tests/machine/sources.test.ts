import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import config from '../../../../companion.config'
import { root } from '../../../../tests/deck/own-deck'
import { hashSources, sourcesOf } from '../../src/machine/sources'

/** What stands beside the sources and goes into no build. */
const NO_SOURCES = ['CHANGELOG.md', 'CITATION.cff', 'CODE_OF_CONDUCT.md', 'SECURITY.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'coverage', 'dist', 'docs', 'eslint.config.js', 'knip.json', 'node_modules', 'tests', 'types', 'vitest.config.ts']
const SOURCES = config.build!.sources!

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-sources-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

it('names everything of the project a source or none', () => {
  const known = new Set([...NO_SOURCES, ...SOURCES.map(source => source.split('/')[0]!)])
  expect(readdirSync(root).filter(name => !name.startsWith('.') && !known.has(name))).toEqual([])
})

it('hashes every source anew when it changes', async () => {
  write('companion.config.mjs', `export default { build: { sources: ${JSON.stringify(SOURCES)} } }`)
  for (const source of SOURCES.filter(source => !['snippets', 'artifacts/brand'].includes(source) && source !== 'companion.config.ts')) {
    const file = statSync(join(root, source)).isFile() ? source : `${source}/deep/file`
    const hashes = new Set([await hashSources(folder)])
    for (const text of ['one', 'two']) {
      write(file, text)
      hashes.add(await hashSources(folder))
    }
    expect(hashes.size, source).toBe(3)
  }
})

describe('a deck that names no sources', () => {
  it('has all that lies in its folder, but packages and outputs', async () => {
    for (const file of ['slides.md', 'pages/a.md', 'pages/node_modules/x.js', 'node_modules/x.js', '.git/HEAD', 'dist/a.pdf', 'handout.pdf', 'public/b.pdf'])
      write(file, '')
    expect(await sourcesOf(folder, {})).toEqual(['pages/a.md', 'public/b.pdf', 'slides.md'])
  })

  it('is another deck when its packages are others', async () => {
    write('deck/slides.md', '')
    write('package-lock.json', 'one')
    const before = await hashSources(join(folder, 'deck'))
    write('package-lock.json', 'two')
    expect(await hashSources(join(folder, 'deck'))).not.toBe(before)
  })
})
