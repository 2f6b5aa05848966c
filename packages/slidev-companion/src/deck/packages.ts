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
  const named: { kind: Kind, name: string }[] = [
    ...themes.map(name => ({ kind: 'theme' as const, name })),
    ...[addons ?? []].flat().map(name => ({ kind: 'addon' as const, name: String(name) })),
  ]
  const isThere = (one: string) => aboveWith(root, `node_modules/${one}`)
  return named
    .filter(({ kind, name }) => !isPath(name) && !packagesOf(kind, name).some(isThere))
    .map(({ kind, name }) => ({
      file: entry,
      line: 1,
      found: `the ${kind} ${name} is not installed`,
      fix: `npm install --save-dev ${packageOf(kind, name)}`,
    }))
}

// -- internal --

type Kind = 'theme' | 'addon'

/** Where Slidev looks for it, in this order. */
function packagesOf(kind: Kind, name: string): string[] {
  return name.startsWith('@') ? [name] : [`@slidev/${kind}-${name}`, `slidev-${kind}-${name}`, name]
}

/** The package that is most likely meant. */
function packageOf(kind: Kind, name: string): string {
  if (kind === 'theme' && OFFICIAL.has(name))
    return `@slidev/theme-${name}`
  return name.startsWith('@') || name.startsWith(`slidev-${kind}-`) ? name : `slidev-${kind}-${name}`
}

/** Slidev takes a name with a slash for a folder, but for that of a package with a scope. */
function isPath(name: string): boolean {
  return name.startsWith('.') || name.startsWith('@/') || (!name.startsWith('@') && name.includes('/'))
}
