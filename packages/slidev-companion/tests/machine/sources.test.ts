import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../../tests/deck/own-deck'
import { DECK_SOURCES, hashSources } from '../../src/machine/sources'

/** What stands beside the sources and goes into no build. */
const NO_SOURCES = ['CONTRIBUTING.md', 'LICENSE', 'README.md', 'coverage', 'dist', 'docs', 'eslint.config.js', 'knip.json', 'node_modules', 'tests', 'types', 'vitest.config.ts']

it('names everything of the project a source or none', () => {
  const known = new Set([...NO_SOURCES, ...DECK_SOURCES.map(source => source.split('/')[0]!)])
  expect(readdirSync(root).filter(name => !name.startsWith('.') && !known.has(name))).toEqual([])
})

it('hashes every source anew when it changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-sources-'))
  try {
    for (const source of DECK_SOURCES.filter(source => source !== 'snippets')) {
      const file = join(folder, statSync(join(root, source)).isFile() ? source : `${source}/deep/file`)
      mkdirSync(dirname(file), { recursive: true })
      const hashes = new Set([await hashSources(folder)])
      for (const text of ['one', 'two']) {
        writeFileSync(file, text)
        hashes.add(await hashSources(folder))
      }
      expect(hashes.size, source).toBe(3)
    }
  }
  finally {
    rmSync(folder, { recursive: true })
  }
})
