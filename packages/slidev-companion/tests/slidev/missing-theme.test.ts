import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { builtDeck } from '../../src/slidev/build'

const folder = mkdtempSync(join(tmpdir(), 'bare-deck-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a deck without its theme is told what to install, and where', async () => {
  writeFileSync(join(folder, 'slides.md'), '---\ntheme: default\n---\n\n# One\n')
  const said = 'slides.md:1: the theme default is not installed (npm install --save-dev @slidev/theme-default)'
  const onBuild = vi.fn()
  await expect(builtDeck(folder, { onBuild })).rejects.toThrow(said)
  expect(onBuild, 'nothing was built to find it out').not.toHaveBeenCalled()
})
