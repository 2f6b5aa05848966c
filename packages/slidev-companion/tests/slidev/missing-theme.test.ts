import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { builtDeck } from '../../src/slidev/build'

const folder = mkdtempSync(join(tmpdir(), 'bare-deck-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a deck without its theme is told what to install, and where', async () => {
  writeFileSync(join(folder, 'slides.md'), '---\ntheme: default\n---\n\n# One\n')
  const install = 'install it beside the deck: npm install --save-dev @slidev/cli @slidev/theme-default'
  await expect(builtDeck(folder)).rejects.toThrow(install)
}, 60_000)
