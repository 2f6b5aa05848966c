import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { missingPackages } from '../../src/deck/packages'
import { describeProblem } from '../../src/errors'

const root = mkdtempSync(join(tmpdir(), 'bare-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function said(frontmatter: Record<string, unknown>): string[] {
  return missingPackages({ root, entry: 'slides.md', config: {} }, { frontmatter }).map(describeProblem)
}

it('names a theme and an addon that are not installed, with what installs them', () => {
  expect(said({})).toEqual(['slides.md:1: the theme default is not installed (npm install --save-dev @slidev/theme-default)'])
  expect(said({ theme: 'bread', addons: ['oven'] })).toEqual([
    'slides.md:1: the theme bread is not installed (npm install --save-dev slidev-theme-bread)',
    'slides.md:1: the addon oven is not installed (npm install --save-dev slidev-addon-oven)',
  ])
  expect(said({ theme: 'slidev-theme-rye', addons: 'slidev-addon-oven' })).toEqual([
    'slides.md:1: the theme slidev-theme-rye is not installed (npm install --save-dev slidev-theme-rye)',
    'slides.md:1: the addon slidev-addon-oven is not installed (npm install --save-dev slidev-addon-oven)',
  ])
})

it('is content with one that is there, under each name, with a theme of the deck and with none', () => {
  mkdirSync(join(root, 'node_modules/slidev-theme-bread'), { recursive: true })
  mkdirSync(join(root, 'node_modules/@baker/theme'), { recursive: true })
  mkdirSync(join(root, 'node_modules/@slidev/addon-oven'), { recursive: true })
  for (const theme of ['bread', 'slidev-theme-bread', '@baker/theme', './theme', 'own/theme', 'none'])
    expect(said({ theme, addons: ['oven', 'own/addon'] })).toEqual([])
})
