import type { Manifest } from './package'
import { COMMANDS, PARTS } from './package'

/** What a company's folder begins with, beside the package. */
export interface NewFolder {
  /** The company's name. */
  name: string
  /** Of the folder. */
  folder: string
  /** The file of the package. */
  tarball: string
  project: Manifest
  scenario: string
  /** The words of its README, with places for names. */
  readme: string
}

/** What commands make from the scenario. */
const MADE = [
  'node_modules/',
  'dist/',
  '.cache/',
  '/docs/book/',
  '/docs/guides/',
  '/artifacts/1-data/',
  '/artifacts/brand/',
  '/artifacts/*.json',
]
const PLACE = /\{\{ (\w+) \}\}/g

/** Returns the files with which a company's own deck begins, by their paths. */
export function folderFiles({ name, folder, tarball, project, scenario, readme }: NewFolder): Record<string, string> {
  const words: Record<string, string> = { name, tarball, package: project.name }
  return {
    'README.md': readme.replace(PLACE, (place, word: string) => words[word] ?? place),
    'package.json': `${JSON.stringify(manifestOf(folder, tarball, project), null, 2)}\n`,
    '.gitignore': ignored(),
    'artifacts/scenario.yaml': scenario,
    'docs/book.toml': bookOf(name),
    'docs/SUMMARY.md': '# Summary\n',
    'brand/README.md': 'The logo goes here, as SVG of plain shapes or as PNG: `logo: brand/logo.svg` under `brand:` in '
      + '`artifacts/scenario.yaml`.\n',
    'data/README.md': 'Your own customers, tickets, survey and emails go here, as CSV or Parquet: '
      + '`npm run artifacts -- --data data`. The columns are in `artifacts/README.md`.\n',
  }
}

/** Returns the manifest of a company's folder: every command is the package's own. */
export function manifestOf(folder: string, tarball: string, { name, engines, overrides, allowScripts }: Manifest) {
  return {
    name: folder.toLowerCase().replace(/[^\w-]+/g, '-').replace(/^[-_]+/, '') || 'our-deck',
    version: '0.1.0',
    private: true,
    type: 'module',
    engines,
    scripts: Object.fromEntries(COMMANDS.map(command => [command, `${name} ${command}`])),
    dependencies: { [name]: `file:${tarball}` },
    overrides,
    allowScripts,
  }
}

// -- internal --

/** Returns the settings of a book of which the guide is a part. */
function bookOf(name: string): string {
  return `[book]
title = ${JSON.stringify(name)}
language = "en"
src = "."

[build]
build-dir = "book"
create-missing = false
`
}

/** The package brings its parts anew; what is made from the scenario is made anew; a recording is kept. */
function ignored(): string {
  const brought = PARTS.map(part => `/${part}`)
  return [...MADE, ...brought, '/.chant-deck.json', ''].join('\n')
}
