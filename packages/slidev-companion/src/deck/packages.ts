import type { Problem } from '../errors'
import type { Deck } from './load'
import type { OpenDeck } from './open'
import { aboveWith } from '../machine/package'

/** Themes that Slidev calls by a short name. */
const OFFICIAL = new Set(['apple-basic', 'bricks', 'default', 'seriph', 'shibainu'])

/** Returns which packages are not installed that a deck names in its headmatter, its theme and its addons. */
export function missingPackages({ root, entry }: OpenDeck, { frontmatter }: Pick<Deck, 'frontmatter'>): Problem[] {
  const { theme = 'default', addons } = frontmatter
  const themes = typeof theme === 'string' && theme !== 'none' ? [theme] : []
  const named = [
    ...themes.map(name => ({ kind: 'theme', name, packages: packagesOf('theme', name) })),
    ...[addons ?? []].flat().map(String).map(name => ({ kind: 'addon', name, packages: packagesOf('addon', name) })),
  ]
  return named
    .filter(({ name, packages }) => !isPath(name) && !packages.some(one => aboveWith(root, `node_modules/${one}`)))
    .map(({ kind, name, packages }) => ({
      file: entry,
      line: 1,
      found: `the ${kind} ${name} is not installed`,
      fix: `npm install --save-dev ${packages[0]}`,
    }))
}

// -- internal --

function packagesOf(kind: 'theme' | 'addon', name: string): string[] {
  if (kind === 'theme' && OFFICIAL.has(name))
    return [`@slidev/theme-${name}`]
  return name.startsWith('@') ? [name] : [`slidev-${kind}-${name}`, name]
}

function isPath(name: string): boolean {
  return name.startsWith('.') || name.startsWith('/') || name.startsWith('@/')
}
